// `npm run bench [-- --write] [-- --check] [-- --quick]`: measures whole processes of the built command against `node -e 0`.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureEdits } from '../bench/edits.ts';
import type { Command } from '../bench/measure.ts';
import { measure } from '../bench/measure.ts';
import { measureNeighbours } from '../bench/neighbours.ts';
import type { Traffic } from '../bench/pipeline.ts';
import { benchFiles, benchPipeline } from '../bench/pipeline.ts';
import { aims, report } from '../bench/report.ts';
import './build.ts';

const root = join(import.meta.dirname, '..');
const bin = join(root, 'bin', 'pipewright.js');
const flags = new Set(process.argv.slice(2));
const sizes = flags.has('--quick') ? [10, 1000] : [10, 100, 1000, 3000];
const folder = mkdtempSync(join(tmpdir(), 'pipewright-bench-'));

function runsOf(size: number): number {
  const runs = size >= 3000 ? 5 : size >= 1000 ? 9 : 21;
  return flags.has('--quick') ? Math.ceil(runs / 3) : runs;
}

try {
  const specs: { name: string; cwd: string; path: string; runs: number }[] = [
    { name: 'census', cwd: root, path: join('specs', 'census'), runs: runsOf(1) },
  ];
  const cases: readonly (readonly [string, number, Traffic])[] = [
    ...sizes.map((size) => [String(size), size, 'tables'] as const),
    ['1000 by value', 1000, 'numbers'],
  ];
  for (const [name, size, traffic] of cases) {
    const cwd = join(folder, name);
    mkdirSync(cwd);
    for (const [path, text] of benchPipeline(size, traffic)) writeFileSync(join(cwd, path), text);
    specs.push({ name, cwd, path: 'pipeline.yaml', runs: runsOf(size) });
  }
  for (const [name, files] of [
    ['one small pipeline', benchPipeline(1)],
    ['200 files', benchFiles(200)],
  ] as const) {
    const cwd = join(folder, name);
    mkdirSync(cwd);
    for (const [path, text] of files) writeFileSync(join(cwd, path), text);
  }
  const files: readonly Command[] = [
    {
      name: 'validate one small pipeline',
      args: [bin, 'validate', 'pipeline.yaml'],
      cwd: join(folder, 'one small pipeline'),
      runs: runsOf(1),
    },
    {
      name: 'validate 200 files',
      args: [bin, 'validate', '.'],
      cwd: join(folder, '200 files'),
      runs: runsOf(1000),
    },
  ];
  const bare: Command = { name: 'bare', args: ['-e', '0'], cwd: root, runs: runsOf(1) };
  const commands = specs.flatMap(({ name, cwd, path, runs }) =>
    ['validate', 'compile'].map((command): Command => {
      return { name: `${command} ${name}`, args: [bin, command, path], cwd, runs };
    }),
  );
  const measured = new Map(measure([bare, ...files, ...commands], folder));
  const baseline = measured.get('bare');
  if (baseline === undefined) throw new Error('bare Node was not measured');
  measured.delete('bare');
  const edits = await measureEdits(bin, join(folder, '1000'), flags.has('--quick') ? 10 : 40);
  const neighbours = measureNeighbours(folder, runsOf(1000));
  const results = { bare: baseline, measured, edits, neighbours };
  console.log(report(results, true));
  if (flags.has('--write')) {
    const head = `# Benchmark

\`npm run bench -- --write\` with Node ${process.versions.node}: whole processes, medians of ${runsOf(3000)} to ${runsOf(1)} runs that take turns, as ratios
to \`node -e 0\` of the same run. The pipelines of 10 to 3,000 tasks, which Argo's limit for a workflow just holds, are made by \`bench/pipeline.ts\`: each task reads two earlier outputs as files
("by value": as Integer parameters, which travel encoded and take more room). "In an editor": how long \`pipewright lsp\` lets one wait, beside the wall
clock of \`node -e 0\`.

`;
    writeFileSync(join(root, 'bench', 'results.md'), head + report(results, false));
  }
  if (flags.has('--check') && aims(results).some(({ met }) => !met)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
