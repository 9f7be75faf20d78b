import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  type CodeAction,
  DiagnosticSeverity,
  type DocumentSymbol,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import manifest from '../../package.json' with { type: 'json' };
import { formatDocument } from '../../src/compiler/format-document.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import { hello, say } from '../cli/command.ts';
import { Editor } from './editor.ts';

let editor: Editor;

async function started(files: Readonly<Record<string, string>>): Promise<Editor> {
  editor = new Editor(files);
  await editor.start();
  return editor;
}

afterEach(() => {
  expect(editor.log).toBe('');
  editor.remove();
});

const project = { 'say.yaml': say, 'pipeline.yaml': hello };

describe('the language server', () => {
  it('says who it is, and ends with 0 when it is told to', async () => {
    editor = new Editor(project);
    const { serverInfo, capabilities } = await editor.start();
    expect(serverInfo).toEqual({ name: 'pipewright', version: manifest.version });
    expect(capabilities.positionEncoding).toBe('utf-16');
    expect(await editor.stop()).toBe(0);
  });

  it('shows what is wrong as one types, and that it is right again', async () => {
    await started(project);
    await editor.open('pipeline.yaml');
    expect(await editor.diagnostics('pipeline.yaml')).toEqual([]);
    await editor.edit('pipeline.yaml', 'inputs.text', 'inputs.txet');
    const [wrong, ...others] = await editor.diagnostics('pipeline.yaml');
    expect(others).toEqual([]);
    expect(wrong).toMatchObject({
      code: 'unknown-input',
      severity: DiagnosticSeverity.Error,
      source: 'pipewright',
      message: 'The pipeline has no input "txet".\nDid you mean "text"?',
    });
    expect(wrong && editor.slice('pipeline.yaml', wrong.range)).toBe('txet');
    await editor.edit('pipeline.yaml', 'inputs.txet', 'inputs.text');
    expect(await editor.diagnostics('pipeline.yaml')).toEqual([]);
  });

  it('shows both ends of a bad wire, with paths as the command line shows them', async () => {
    await started({ ...project, 'say.yaml': say.replace('String', 'Dataset') });
    await editor.open('pipeline.yaml');
    const [wrong] = await editor.diagnostics('pipeline.yaml');
    expect(wrong?.code).toBe('type-mismatch');
    const related = wrong?.relatedInformation?.map(({ location }) => location.uri);
    expect(related).toContain(editor.uri('say.yaml'));
    expect(wrong).not.toHaveProperty('codeDescription');
  });

  it('counts columns in UTF-16, and knows every end of line', async () => {
    const text = hello.replace('default: hello', 'default: "😀", typ: x').replaceAll('\n', '\r\n');
    await started({ ...project, 'pipeline.yaml': text });
    await editor.open('pipeline.yaml');
    const [wrong] = await editor.diagnostics('pipeline.yaml');
    expect(wrong && editor.slice('pipeline.yaml', wrong.range)).toBe('typ');
    expect(wrong?.range.start.line).toBe(4);
  });

  it('checks an open pipeline again when its component changes, in the editor and on disk', async () => {
    await started(project);
    await editor.open('pipeline.yaml');
    expect(await editor.diagnostics('pipeline.yaml')).toEqual([]);
    await editor.open('say.yaml');
    await editor.edit('say.yaml', 'name: text', 'name: words');
    await editor.until(() => (editor.shown('pipeline.yaml')?.length ?? 0) > 0);
    expect(editor.shown('pipeline.yaml')?.map(({ code }) => code)).toContain('unknown-argument');
    await editor.close('say.yaml');
    await editor.until(() => editor.shown('pipeline.yaml')?.length === 0);
    editor.put('say.yaml', say.replace('name: text', 'name: words'));
    await editor.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: editor.uri('say.yaml'), type: 2 }],
    });
    await editor.until(() => (editor.shown('pipeline.yaml')?.length ?? 0) > 0);
  });

  it('sees a component that is made after the pipeline that names it', async () => {
    await started({ 'pipeline.yaml': hello });
    await editor.open('pipeline.yaml');
    expect((await editor.diagnostics('pipeline.yaml')).map(({ code }) => code)).toEqual([
      'unknown-component',
    ]);
    editor.put('say.yaml', say);
    await editor.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: editor.uri('say.yaml'), type: 1 }],
    });
    await editor.until(() => editor.shown('pipeline.yaml')?.length === 0);
  });

  it('sees a component that is made in a directory of its own', async () => {
    await started({ 'pipeline.yaml': hello.replace('./say.yaml', './say') });
    await editor.open('pipeline.yaml');
    expect((await editor.diagnostics('pipeline.yaml')).length).toBe(1);
    editor.put('say/component.yaml', say);
    const uri = editor.uri('say/component.yaml');
    await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 1 }] });
    await editor.until(() => editor.shown('pipeline.yaml')?.length === 0);
  });

  it('goes on when requests are cancelled', async () => {
    await started(project);
    await editor.open('pipeline.yaml');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => {
        const cancelling = new CancellationTokenSource();
        const asked = editor.request(
          'textDocument/completion',
          { textDocument: { uri: editor.uri('pipeline.yaml') }, position: { line: 0, character: 0 } },
          cancelling.token,
        );
        cancelling.cancel();
        return asked;
      }),
    );
    for (const one of outcomes)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: -32800 });
    expect(await editor.about('textDocument/documentSymbol', 'pipeline.yaml')).toHaveLength(2);
  });

  it('shows what is wrong with a component in its own file, open or not, and takes it back', async () => {
    await started({ ...project, 'say.yaml': say.replace('image:', 'imgae:') });
    await editor.open('pipeline.yaml');
    await editor.until(() => (editor.shown('say.yaml')?.length ?? 0) > 0);
    expect(editor.shown('say.yaml')?.[0]?.code).toBe('unknown-key');
    await editor.close('pipeline.yaml');
    await editor.until(() => editor.shown('say.yaml')?.length === 0);
  });

  it('says nothing of documents that are not ours', async () => {
    const other = 'apiVersion: apps/v1\nkind: Deployment\nspec: {replicas: }\n';
    await started({ ...project, 'deployment.yaml': other });
    await editor.open('deployment.yaml');
    await editor.open('pipeline.yaml');
    expect(await editor.diagnostics('pipeline.yaml')).toEqual([]);
    expect(editor.shown('deployment.yaml')).toBeUndefined();
    expect(await editor.about('textDocument/formatting', 'deployment.yaml', { options: {} })).toEqual([]);
    expect(await editor.about('textDocument/documentSymbol', 'deployment.yaml')).toEqual([]);
  });

  it('checks a document that is not saved yet, and one with blanks and signs in its name', async () => {
    await started(project);
    await editor.open('new', hello.replace('inputs.text', 'inputs.no'), 'untitled:Untitled-1');
    expect((await editor.diagnostics('new')).map(({ code }) => code)).toContain('unknown-input');
    editor.put('my dir/ü#1/pipeline.yaml', hello);
    editor.put('my dir/ü#1/say.yaml', say);
    await editor.open('my dir/ü#1/pipeline.yaml');
    expect(await editor.diagnostics('my dir/ü#1/pipeline.yaml')).toEqual([]);
  });

  it('formats as `fmt` does, by the smallest edit, and leaves a broken file as it is', async () => {
    const messy = hello.replace('name: hello\n', '').replace('tasks:', 'name:    hello\n\n\n\ntasks:');
    await started({ ...project, 'pipeline.yaml': messy });
    await editor.open('pipeline.yaml');
    const edits: TextEdit[] = await editor.about('textDocument/formatting', 'pipeline.yaml', { options: {} });
    const after = editor.applied('pipeline.yaml', edits);
    expect(after).not.toBe(messy);
    expect(after).toBe(formatDocument({ path: 'pipeline.yaml', text: messy }, new Sink()));
    expect(edits[0]?.newText).not.toContain('apiVersion');
    await editor.edit('pipeline.yaml', 'tasks:', 'tasks: [');
    expect(await editor.about('textDocument/formatting', 'pipeline.yaml', { options: {} })).toEqual([]);
  });

  it('shows the outline, also of a document that is broken', async () => {
    await started(project);
    await editor.open(
      'pipeline.yaml',
      `${hello}  both:\n    tasks:\n      inner: {component: ./say.yaml, arguments: {te`,
    );
    const found: DocumentSymbol[] = await editor.about('textDocument/documentSymbol', 'pipeline.yaml');
    const names = (list: readonly DocumentSymbol[]): unknown[] =>
      list.map(({ name, children }) => (children === undefined ? name : [name, ...names(children)]));
    expect(names(found)).toEqual([
      ['inputs', 'text'],
      ['tasks', 'greet', ['both', 'inner']],
    ]);
    const greet = found[1]?.children?.[0];
    expect(greet && editor.slice('pipeline.yaml', greet.selectionRange)).toBe('greet');
    expect(greet?.detail).toBe('./say.yaml');
  });

  it('offers the fixes, each with its finding, and all safe ones at once', async () => {
    const text = hello
      .replace('inputs.text', 'inputs.txet')
      .replace('name: hello', 'name: hello # pipewright-ignore unused-input: x');
    await started({ ...project, 'pipeline.yaml': text });
    await editor.open('pipeline.yaml');
    const place = editor.position('pipeline.yaml', 'inputs.tx|et');
    const ask = (at: typeof place, only?: string[]): Promise<CodeAction[]> =>
      editor.about('textDocument/codeAction', 'pipeline.yaml', {
        range: { start: at, end: at },
        context: { diagnostics: [], ...(only && { only }) },
      });
    const [fix] = await ask(place, ['quickfix']);
    expect(fix).toMatchObject({ title: 'Write text', kind: 'quickfix', isPreferred: false });
    expect(fix?.diagnostics?.[0]?.code).toBe('unknown-input');
    expect(fix?.edit && editor.edited(fix.edit)['pipeline.yaml']).toBe(
      text.replace('inputs.txet', 'inputs.text'),
    );
    expect(await ask({ line: 0, character: 0 }, ['quickfix'])).toEqual([]);
    await editor.edit('pipeline.yaml', 'inputs.txet', 'inputs.text');
    const all = await ask({ line: 0, character: 0 }, ['source.fixAll']);
    expect(all.map(({ kind }) => kind)).toEqual(['source.fixAll']);
    expect(all[0]?.edit && editor.edited(all[0].edit)['pipeline.yaml']).toBe(hello);
  });

  it('answers for the last of many quick edits', async () => {
    await started(project);
    await editor.open('pipeline.yaml');
    for (let count = 0; count < 30; count += 1) {
      await editor.edit('pipeline.yaml', 'inputs.text', 'inputs.no');
      await editor.edit('pipeline.yaml', 'inputs.no', 'inputs.text');
    }
    await editor.edit('pipeline.yaml', 'inputs.text', 'inputs.last');
    const [wrong] = await editor.diagnostics('pipeline.yaml');
    expect(wrong?.message).toContain('"last"');
  });

  it('is a part of the published command, in a file of its own', async () => {
    const { Installation } = await import('../cli/command.ts');
    const installed = new Installation();
    await installed.build();
    editor = new Editor(project);
    try {
      await editor.start([resolve(installed.root, 'bin/pipewright.js')]);
      await editor.open('pipeline.yaml', hello.replace('inputs.text', 'inputs.no'));
      expect((await editor.diagnostics('pipeline.yaml'))[0]?.code).toBe('unknown-input');
      expect(await editor.stop()).toBe(0);
      // Other commands start without it.
      expect(readFileSync(resolve(installed.root, 'dist/cli.cjs'), 'latin1')).not.toContain(
        'publishDiagnostics',
      );
    } finally {
      installed.remove();
    }
  });
});
