import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

/** How long an editor waits, in seconds: medians, and the longest of nine in ten. */
export interface Edits {
  /** From an edit until its findings are shown. */
  readonly findings: Waits;
  /** From a request for completion in an expression to its answer, right after an edit. */
  readonly completion: Waits;
}

export interface Waits {
  readonly median: number;
  readonly most: number;
}

/** Edits that do not count: the code is not compiled yet. */
const warmUp = 15;

/**
 * Types into a pipeline of `pipeline.yaml` in a directory, as an editor does, over standard input and output: a name in the middle of the file is made
 * wrong and right again.
 */
export async function measureEdits(bin: string, cwd: string, edits: number): Promise<Edits> {
  const child = spawn(process.execPath, [bin, 'lsp', '--stdio'], { cwd, stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const shown = new Map<number, (params: PublishDiagnosticsParams) => void>();
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    shown.get(params.version ?? 0)?.(params);
  });
  connection.listen();
  try {
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(cwd).href,
      capabilities: {},
    });
    await connection.sendNotification('initialized', {});
    const uri = pathToFileURL(join(cwd, 'pipeline.yaml')).href;
    const text = readFileSync(join(cwd, 'pipeline.yaml'), 'utf8');
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 0, text },
    });
    const lines = text.split('\n');
    const line = lines.findIndex((one, index) => index > lines.length / 2 && one.includes('.outputs.'));
    const character = (lines[line] ?? '').indexOf('.outputs.') + '.outputs.'.length;
    const at = (length: number): object => ({
      start: { line, character },
      end: { line, character: character + length },
    });
    const findings: number[] = [];
    const completion: number[] = [];
    for (let version = 1; version <= warmUp + edits; version += 1) {
      const wrong = version % 2 === 1;
      const answered = new Promise<PublishDiagnosticsParams>((resolve) => shown.set(version, resolve));
      const start = performance.now();
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range: at(wrong ? 0 : 1), text: wrong ? 'x' : '' }],
      });
      const { diagnostics } = await answered;
      const seen = performance.now();
      if (diagnostics.length > 0 !== wrong) throw new Error(`version ${version} was answered wrongly`);
      const position = { line, character };
      const offered: unknown[] = await connection.sendRequest('textDocument/completion', {
        textDocument: { uri },
        position,
      });
      if (offered.length === 0) throw new Error('nothing was offered');
      if (version <= warmUp) continue;
      findings.push(seen - start);
      completion.push(performance.now() - seen);
    }
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    return { findings: waits(findings), completion: waits(completion) };
  } finally {
    connection.dispose();
    child.kill();
  }
}

function waits(milliseconds: readonly number[]): Waits {
  const sorted = milliseconds.map((one) => one / 1000).sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
  return { median: at(0.5), most: at(0.9) };
}
