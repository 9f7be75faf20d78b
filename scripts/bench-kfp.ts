// `npm run bench:kfp [-- FOLDER…] [--check]`: the CPU time in which 1,500 components are loaded and compiled in one process.
import { existsSync } from 'node:fs';
import type * as library from '../src/index.ts';
import { MemoryHost } from '../test/support/memory-host.ts';
import './build.ts';
import { argumentsOf } from './kfp/arguments.ts';
import { isMap } from './kfp/effective.ts';
import { type Json, readSamples } from './kfp/golden.ts';
import { pipelinePath, trialOf } from './kfp/pipeline.ts';

const count = 1500;
/** Seconds. */
const aim = 6;

const args = process.argv.slice(2);
const named = args.filter((one) => !one.startsWith('--'));
const folders =
  named.length > 0 ? named : ['test/kfp/cases', '../shared/kfp-sample'].filter((one) => existsSync(one));
// A name that is computed: the types of what is built are there only when it is built.
const built = ['..', 'dist', 'index.js'].join('/');
const { compile, Sink }: typeof library = await import(built);
const samples = folders
  .flatMap((folder) => readSamples(folder).samples)
  .filter(({ golden }) => golden.load === 'ok');

function inputsOf(spec: Json): readonly { readonly name: string; readonly type?: Json }[] {
  const inputs = isMap(spec) && Array.isArray(spec.inputs) ? spec.inputs.filter(isMap) : [];
  return inputs.map(({ name, type }) => ({ name: String(name), ...(type !== undefined && { type }) }));
}

const trials = samples.map(({ text, golden: { normalized_spec: spec = null } }) =>
  trialOf(text, inputsOf(spec), { status: 'ok', arguments: argumentsOf('full', spec) }),
);
let compiled = 0;
const before = process.cpuUsage();
for (let index = 0; index < count; index += 1) {
  const trial = trials[index % trials.length];
  if (trial === undefined) break;
  const options = { target: 'argo', kind: 'Workflow', inputs: trial.inputs } as const;
  const text = await compile(pipelinePath, new MemoryHost(trial.files), options, new Sink());
  if (text !== undefined) compiled += 1;
}
const { user, system } = process.cpuUsage(before);
const seconds = (user + system) / 1e6;
console.log(
  `${count} components of ${folders.join(', ')} loaded, ${compiled} of them compiled, in ${seconds.toFixed(1)} s of CPU.`,
);
if (args.includes('--check') && (seconds > aim || compiled < count / 2)) {
  console.error(`The aim is ${aim} s.`);
  process.exit(1);
}
