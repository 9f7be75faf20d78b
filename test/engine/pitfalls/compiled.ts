import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '../../../src/compiler/compile.ts';
import { Sink } from '../../../src/diagnostics/sink.ts';
import { type Files, MemoryHost, shown } from '../../support/compile.ts';
import { defaultEngine, type RunResult, run, type Script, targetOf } from '../harness.ts';
import { Observed } from './recorded.ts';

/** A pipeline, `pipeline.yaml` among its files, and what its steps do. */
export interface Case {
  readonly files: Files;
  readonly script?: Script;
}

/** Compiles pipelines for the version that judges, and runs them together. */
export async function ran(cases: Readonly<Record<string, Case>>): Promise<Observed> {
  const folder = await mkdtemp(join(tmpdir(), 'pipewright-compiled-'));
  try {
    const paths: string[] = [];
    for (const [name, { files, script = {} }] of Object.entries(cases)) {
      const path = join(folder, `${name}.yaml`);
      await writeFile(path, await textOf(name, files));
      // The judge reads it as YAML, in which DEL must not stand.
      const text = JSON.stringify(script).replaceAll('\u007f', '\\u007f');
      await writeFile(join(folder, `${name}.script.json`), text);
      paths.push(path);
    }
    const results = await run(paths, { skipBackoff: true, timeoutSeconds: 120 });
    return new Observed(
      new Map(Object.keys(cases).map((name, index) => [name, results[index] as RunResult])),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function textOf(name: string, files: Files): Promise<string> {
  const sink = new Sink();
  const target = targetOf(defaultEngine);
  const text = await compile('pipeline.yaml', new MemoryHost(files), { target, inputs: new Map() }, sink);
  if (text === undefined) throw new Error(`${name} did not compile:\n${shown(sink.diagnostics())}`);
  return text;
}
