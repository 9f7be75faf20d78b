import type { Edits } from './edits.ts';
import type { Measured } from './measure.ts';

/** What was asked for, and whether it was met. */
export interface Aim {
  readonly aim: string;
  readonly found: string;
  readonly met: boolean;
}

export interface Results {
  readonly bare: Measured;
  /** By name: `compile census`, `validate 1000`. */
  readonly measured: ReadonlyMap<string, Measured>;
  /** Of an editor in a pipeline of 1,000 tasks. */
  readonly edits: Edits;
  /** The wall clock of checkers of other tools on a small file, in seconds; undefined for those that are not installed. */
  readonly neighbours: ReadonlyMap<string, number | undefined>;
}

const commands = ['validate', 'compile'];

/** Compares with the aims of the project; sizes that were not measured are left out. */
export function aims({ bare, measured, edits }: Results): readonly Aim[] {
  const found: Aim[] = [];
  const add = (aim: string, value: number, limit: number, unit: string): void => {
    found.push({ aim, found: `${value.toFixed(2)} ${unit}`.trim(), met: value <= limit });
  };
  const small = measured.get('validate one small pipeline');
  if (small !== undefined)
    add('validate one small pipeline: wall clock at most 1.6 x bare Node', small.wall / bare.wall, 1.6, 'x');
  const many = measured.get('validate 200 files');
  if (small !== undefined && many !== undefined)
    add('validate 200 files: at most 1 s of CPU above start-up', many.cpu - small.cpu, 1, 's');
  for (const command of commands) {
    const census = measured.get(`${command} census`);
    if (census !== undefined) {
      add(`${command} census: CPU at most 2 x bare Node`, census.cpu / bare.cpu, 2, 'x');
      add(`${command} census: wall clock at most 2 x bare Node`, census.wall / bare.wall, 2, 'x');
    }
    const thousand = measured.get(`${command} 1000`);
    if (thousand !== undefined) {
      add(`${command} 1,000 tasks: at most 0.5 s of CPU above bare Node`, thousand.cpu - bare.cpu, 0.5, 's');
    }
    const byValue = measured.get(`${command} 1000 by value`);
    if (byValue !== undefined) {
      add(
        `${command} 1,000 tasks by value: at most 0.5 s of CPU above bare Node`,
        byValue.cpu - bare.cpu,
        0.5,
        's',
      );
    }
    const threeThousand = measured.get(`${command} 3000`);
    if (thousand !== undefined && threeThousand !== undefined) {
      const growth = (threeThousand.cpu - bare.cpu) / (thousand.cpu - bare.cpu);
      add(`${command} 1,000 to 3,000 tasks: CPU above bare Node grows at most 3.3 x`, growth, 3.3, 'x');
    }
  }
  add('an edit of 1,000 tasks: its findings within 0.15 s', edits.findings.median, 0.15, 's');
  for (const [name, { bytes }] of measured) {
    const size = sizeOf(name);
    if (size < 1000) continue;
    const what = name.replace(String(size), `${size.toLocaleString('en')} tasks`);
    add(`${what}: at most 350 bytes a task`, bytes / size, 350, 'bytes');
  }
  return found;
}

/** The figures as Markdown: ratios to bare Node, which other machines can compare with. */
export function report(results: Results, seconds: boolean): string {
  const { bare, measured, edits, neighbours } = results;
  const head = [
    'process',
    'CPU',
    'wall clock',
    'peak memory',
    ...(seconds ? ['CPU in s', 'wall in s', 'MiB'] : []),
    'output',
  ];
  const rows = [['node -e 0', bare] as const, ...measured].map(([name, one]) => [
    name,
    ...[one.cpu / bare.cpu, one.wall / bare.wall, one.memory / bare.memory].map(
      (ratio) => `${ratio.toFixed(2)} x`,
    ),
    ...(seconds ? [one.cpu.toFixed(3), one.wall.toFixed(3), (one.memory / 2 ** 20).toFixed(0)] : []),
    output(name, one),
  ]);
  return [
    ...[head, head.map((_, column) => (column === 0 ? ':--' : '--:')), ...rows].map(
      (row) => `| ${row.join(' | ')} |`,
    ),
    '',
    '| in an editor, 1,000 tasks | median | nine in ten |',
    '| :-- | --: | --: |',
    ...[
      ['from an edit to its findings', edits.findings] as const,
      ['from a request to its completion', edits.completion] as const,
    ].map(([name, { median, most }]) => {
      const shown = [median, most].map((one) =>
        seconds ? `${one.toFixed(3)} s` : `${(one / bare.wall).toFixed(2)} x`,
      );
      return `| ${[name, ...shown].join(' | ')} |`;
    }),
    '',
    'Checkers of other tools on one small file each, wall clock:',
    '',
    ...[...neighbours].map(
      ([name, wall]) =>
        `- ${name}: ${wall === undefined ? 'not installed' : `${(wall / bare.wall).toFixed(2)} x bare Node`}`,
    ),
    '',
    ...aims(results).map(({ aim, found, met }) => `- ${met ? 'met' : '**not met**'}: ${aim} (${found})`),
    '',
  ].join('\n');
}

function output(name: string, { bytes }: Measured): string {
  const size = sizeOf(name);
  if (size === 0) return bytes < 1000 ? '' : `${bytes} bytes`;
  return `${(bytes / size).toFixed(0)} bytes a task`;
}

/** How many tasks a compiled pipeline has: `compile 1000 by value`. */
function sizeOf(name: string): number {
  return Number(/^compile (\d+)/.exec(name)?.[1] ?? 0);
}
