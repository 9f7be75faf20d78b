import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/compiler/analyze.ts';
import type { Host, ReadFailure } from '../../src/compiler/host.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import {
  compiled,
  compileFiles,
  component,
  type Files,
  finding,
  findings,
  MemoryHost,
  parts,
  pipeline,
  project,
  specOf,
  withParts,
} from '../support/compile.ts';

const step = (name: string): string =>
  component(name, 'implementation: {container: {image: "a:1", command: [p]}}\n');

/** The names of the templates that a pipeline with one task uses besides its DAG. */
async function used(reference: string, files: Files, path?: string): Promise<readonly string[]> {
  const object = await compiled(
    { [path ?? 'pipeline.yaml']: pipeline(`tasks: {t: {component: ${reference}}}\n`), ...files },
    path === undefined ? {} : { path },
  );
  return specOf(object)
    .templates.map((one) => one.name)
    .slice(1);
}

describe('the component of a task', () => {
  it.each([
    ['./a.yaml', 'a.yaml'],
    ['a.yaml', 'a.yaml'],
    ['a.yml', 'a.yml'],
    ['a.json', 'a.json'],
    ['sub/a.yaml', 'sub/a.yaml'],
    ['./sub/../sub/./a.yaml', 'sub/a.yaml'],
    ['sub/plain', 'sub/plain'],
  ])('%s names the file %s', async (reference, file) => {
    expect(await used(reference, { [file]: step('it') })).toEqual(['it']);
  });

  it('is a path from the file that names it, not from where the compiler runs', async () => {
    expect(await used('../shared/a.yaml', { 'shared/a.yaml': step('it') }, 'pipelines/p.yaml')).toEqual([
      'it',
    ]);
  });

  it('is a path from the pipeline that names it, inside pipelines too', async () => {
    expect(
      await used('sub/p.yaml', {
        'sub/p.yaml': pipeline('tasks: {t: {component: ./a.yaml}}\n', 'inner'),
        'sub/a.yaml': step('inner-step'),
        'a.yaml': step('wrong'),
      }),
    ).toEqual(['inner', 'inner-step']);
  });

  it('may be a directory with a component.yaml, or else with a pipeline.yaml', async () => {
    expect(await used('./steps/a', { 'steps/a/component.yaml': step('it') })).toEqual(['it']);
    expect(
      await used('./steps/', { 'steps/component.yaml': step('it'), 'steps/pipeline.yaml': 'not read' }),
    ).toEqual(['it']);
    expect(
      await used('./steps', {
        'steps/pipeline.yaml': pipeline('tasks: {t: {component: ./a.yaml}}\n', 'p'),
        'steps/a.yaml': step('a'),
      }),
    ).toEqual(['p', 'a']);
  });

  it('may be the alias of the project file, from any directory of the project', async () => {
    const files: Files = {
      'pipewright.yaml': project('components: {train: steps/train.yaml, dir: steps/dir}\n'),
      'steps/train.yaml': step('it'),
      'steps/dir/component.yaml': step('other'),
    };
    expect(await used('train', files)).toEqual(['it']);
    expect(await used('train', files, 'a/b/p.yaml')).toEqual(['it']);
    expect(await used('dir', files)).toEqual(['other']);
  });

  it('may be a JSON document', async () => {
    const json = JSON.stringify({
      name: 'it',
      implementation: { container: { image: 'a:1', command: ['p'] } },
    });
    expect(await used('a.json', { 'a.json': json })).toEqual(['it']);
  });

  it.each([
    ['a file that does not exist', './nothing.yaml', {}, ['unknown-component: ./nothing.yaml']],
    ['an alias that nobody declares', 'train', {}, ['unknown-component: train']],
    ['an empty directory', './empty', { 'empty/other.yaml': '' }, ['unknown-component: ./empty']],
    ['a file outside the project', '../a.yaml', {}, ['path-leaves-project: ../a.yaml']],
    [
      'a file that leaves the project in the middle',
      'a/../../b.yaml',
      {},
      ['path-leaves-project: a/../../b.yaml'],
    ],
    ['an absolute path', '/etc/a.yaml', {}, ['path-leaves-project: /etc/a.yaml']],
    ['a URL', 'https://example.com/a.yaml', {}, ['unknown-component: https://example.com/a.yaml']],
  ])('is refused when it is %s', async (_, reference, files: Files, expected) => {
    expect(
      await findings({ ...files, 'pipeline.yaml': pipeline(`tasks: {t: {component: ${reference}}}\n`) }),
    ).toEqual(expected);
  });

  it('is refused at the task when an alias leads nowhere', async () => {
    const files = {
      'pipewright.yaml': project('components: {train: nowhere.yaml}\n'),
      'pipeline.yaml': pipeline('tasks: {t: {component: train}}\n'),
    };
    expect(await findings(files)).toEqual(['unknown-component: train']);
  });

  it('is refused when it is a project file', async () => {
    const files = {
      'a/pipewright.yaml': project('{}\n').replace('{}\n', ''),
      'pipeline.yaml': pipeline('tasks: {t: {component: a/pipewright.yaml}}\n'),
    };
    expect(await findings(files)).toEqual(['wrong-document: ']);
  });
});

describe('a circle of files', () => {
  it('is told once, at the reference that closes it, with the way round', async () => {
    const { diagnostics } = await compileFiles({
      'pipeline.yaml': pipeline('tasks: {t: {component: ./b.yaml}}\n', 'a'),
      'b.yaml': pipeline('tasks: {t: {component: ./c.yaml}}\n', 'b'),
      'c.yaml': pipeline('tasks: {t: {component: ./b.yaml}}\n', 'c'),
    });
    expect(diagnostics.map(finding)).toEqual(['component-cycle: ./b.yaml']);
    expect(diagnostics[0]?.span.file.path).toBe('c.yaml');
    expect(diagnostics[0]?.message).toContain('b.yaml → c.yaml → b.yaml');
  });

  it('may be of one file', async () => {
    expect(
      await findings({ 'pipeline.yaml': pipeline('tasks: {t: {component: ./pipeline.yaml}}\n') }),
    ).toEqual(['component-cycle: ./pipeline.yaml']);
  });

  it('is not seen where two files use a third', async () => {
    const files: Files = {
      ...parts,
      'pipeline.yaml': pipeline('tasks: {t: {component: ./b.yaml}, u: {component: ./c.yaml}}\n', 'a'),
      'b.yaml': pipeline('tasks: {t: {component: ./d.yaml}, u: {component: ./c.yaml}}\n', 'b'),
      'c.yaml': pipeline('tasks: {t: {component: ./d.yaml}}\n', 'c'),
      'd.yaml': pipeline('tasks: {t: {component: ./work.yaml}}\n', 'd'),
    };
    expect(await findings(files)).toEqual([]);
  });
});

describe('a file', () => {
  it('is read once, however often it is named', async () => {
    const { host, text } = await compileFiles({
      ...parts,
      'pipeline.yaml': pipeline(
        'tasks: {a: {component: ./work.yaml}, b: {component: work.yaml}, c: {component: ./sub}, d: {component: ./s.yaml}, e: {component: ./s.yaml}}\n',
      ),
      'sub/pipeline.yaml': pipeline(
        'tasks: {a: {component: ../work.yaml}, g: {tasks: {b: {component: ../work.yaml}}}}\n',
        'sub',
      ),
      's.yaml': component('s', 'implementation: {script: {image: "a:1", interpreter: sh, file: run.sh}}\n'),
      'run.sh': 'date',
    });
    expect(text).toBeDefined();
    const counts = new Map<string, number>();
    for (const path of host.reads) counts.set(path, (counts.get(path) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count > 1)).toEqual([]);
    expect(host.reads).toEqual(
      expect.arrayContaining(['pipeline.yaml', 'work.yaml', 'sub/pipeline.yaml', 's.yaml', 'run.sh']),
    );
  });

  it('has its errors told once, however often it is named', async () => {
    const files = withParts('tasks: {a: {component: ./bad.yaml}, b: {component: ./bad.yaml}}\n', {
      'bad.yaml': component('bad', 'implementation: {container: {imge: "a:1"}}\n'),
    });
    expect(await findings(files)).toEqual(['unknown-key: imge']);
  });

  it('that is broken is not held against the tasks that read its outputs', async () => {
    const files = withParts(
      'tasks: {a: {component: ./bad.yaml}, b: {component: ./say.yaml, arguments: {text: "${{ tasks.a.outputs.x }}"}, after: [a]}}\n',
      { 'bad.yaml': 'implementation: [\n' },
    );
    expect((await findings(files)).filter((one) => !one.startsWith('yaml-syntax'))).toEqual([]);
  });

  it.each([
    ['script file that does not exist', 'file: nothing.py', ['file-not-found: nothing.py']],
    ['script file outside the project', 'file: ../x.py', ['path-leaves-project: ../x.py']],
    ['script file that is a directory', 'file: dir', ['file-not-found: dir']],
  ])('cannot have a %s', async (_, file, expected) => {
    const files = withParts('tasks: {a: {component: ./s.yaml}}\n', {
      's.yaml': component('s', `implementation: {script: {image: "a:1", interpreter: sh, ${file}}}\n`),
      'dir/x': '',
    });
    expect(await findings(files)).toEqual(expected);
  });
});

describe('the project file', () => {
  it('is the nearest upwards', async () => {
    const files: Files = {
      'pipewright.yaml': project('components: {it: a.yaml}\n'),
      'a.yaml': step('far'),
      'x/pipewright.yaml': project('components: {it: a.yaml}\n'),
      'x/a.yaml': step('near'),
    };
    expect(await used('it', files, 'x/y/p.yaml')).toEqual(['near']);
    expect(await used('it', files, 'z/p.yaml')).toEqual(['far']);
  });

  it('marks the top of the project: what lies above cannot be named', async () => {
    const files: Files = {
      'a.yaml': step('a'),
      'x/pipewright.yaml': project(''),
      'x/p.yaml': pipeline('tasks: {t: {component: ../a.yaml}}\n'),
    };
    expect(await findings(files, { path: 'x/p.yaml' })).toEqual(['path-leaves-project: ../a.yaml']);
  });

  it('is not needed: a .git marks the top as well', async () => {
    const files: Files = {
      'a.yaml': step('a'),
      'x/.git/HEAD': '',
      'x/y/p.yaml': pipeline('tasks: {t: {component: ../../a.yaml}}\n'),
    };
    expect(await findings(files, { path: 'x/y/p.yaml' })).toEqual(['path-leaves-project: ../../a.yaml']);
    expect(
      await findings(
        { ...files, 'x/a.yaml': step('a'), 'x/y/p.yaml': pipeline('tasks: {t: {component: ../a.yaml}}\n') },
        { path: 'x/y/p.yaml' },
      ),
    ).toEqual([]);
  });

  it('is checked itself', async () => {
    const files = withParts('tasks: {a: {component: ./work.yaml}}\n', {
      'pipewright.yaml': project('types: {Parquet: {extends: Dataste}}\nrules: {nothing: off}\n'),
    });
    expect(await findings(files)).toEqual(['invalid-type-declaration: Dataste', 'unknown-rule: nothing']);
  });

  it('adds types, which are compared like those of the language', async () => {
    const files = (extended: string): Files =>
      withParts(
        'tasks: {m: {component: ./m.yaml}, c: {component: ./clean.yaml, arguments: {table: "${{ tasks.m.outputs.t }}"}}}\n',
        {
          'pipewright.yaml': project(`types: {Parquet: {extends: ${extended}}, Wide: {extends: Parquet}}\n`),
          'm.yaml': component(
            'm',
            'outputs: [{name: t, type: Wide}]\nimplementation: {script: {image: "a:1", interpreter: sh, source: x}}\n',
          ),
        },
      );
    expect(await findings(files('Dataset'))).toEqual([]);
    expect(await findings(files('Model'))).toEqual(['type-mismatch: tasks.m.outputs.t']);
  });
});

describe('what is compiled', () => {
  it.each([
    ['a component', component('c', 'implementation: {container: {image: "a:1", command: [p]}}\n')],
    ['a project file', project('')],
  ])('is not %s', async (_, text) => {
    expect((await findings({ 'pipeline.yaml': text })).map((one) => one.split(':')[0])).toEqual([
      'wrong-document',
    ]);
  });

  it('exists', async () => {
    const { diagnostics } = await compileFiles({}, { path: 'nothing.yaml' });
    expect(diagnostics.map((one) => [one.code, one.span.file.path])).toEqual([
      ['file-not-found', 'nothing.yaml'],
    ]);
  });
});

describe('a project file that cannot be read', () => {
  const files = withParts('tasks: {w: {component: ./work.yaml}}\n');
  const found = async (reason: ReadFailure, isOpen: boolean): Promise<readonly string[]> => {
    const memory = new MemoryHost(files);
    const host: Host = {
      read: async (path) => (path === 'pipewright.yaml' ? { ok: false, reason } : memory.read(path)),
      isDirectory: async (path) => (path === './.' ? isOpen : memory.isDirectory(path)),
      parents: (path) => memory.parents(path),
    };
    const sink = new Sink();
    await analyze('pipeline.yaml', host, sink);
    return sink.diagnostics().map(({ message }) => message);
  };

  it('is an error, because what it says would be missing', async () => {
    expect(await found('unreadable', true)).toEqual(['pipewright.yaml cannot be read.']);
    expect(await found('not-text', true)).toEqual(['pipewright.yaml is not UTF-8 text.']);
    expect(await found('too-large', true)).toEqual(['pipewright.yaml is larger than 10 MB.']);
  });

  it('is none in a directory that is closed to us, or when it is a directory', async () => {
    expect(await found('unreadable', false)).toEqual([]);
    expect(await found('is-directory', true)).toEqual([]);
    expect(await found('not-found', true)).toEqual([]);
  });
});
