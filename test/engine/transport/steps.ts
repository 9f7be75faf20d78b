import { document } from './values.ts';

/**
 * Steps that make values, and steps that say what they got. Neither uses what is tested: values are made from base64, and what arrives is
 * reported in hexadecimal, one NUL after each value.
 */

/** Stands for a variable that is not set, or a file that is not there. */
export const missing = '(nothing)';

export const report = "od -An -v -tx1 | tr -d ' \\n'";
const image = 'busybox:1.37';
const names = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `v${index}`);

/** Reads a report. */
export function reported(hex: string): readonly string[] {
  return Buffer.from(hex, 'hex').toString('utf8').split('\0').slice(0, -1);
}

interface Port {
  readonly name: string;
  readonly type?: string;
  readonly optional?: boolean;
  readonly default?: unknown;
}

/** A component document. */
export function component(name: string, body: object): string {
  return document({ apiVersion: 'pipewright/v1', kind: 'Component', name, ...body });
}

/** A script that writes values to its outputs `v0`, `v1`, …; `null` is not written. */
export function maker(values: readonly (string | Buffer | null)[], type: string, prelude = ''): string {
  const lines = values.map((value, index) =>
    value === null
      ? ':'
      : `printf %s '${Buffer.from(value).toString('base64')}' | base64 -d > "$OUTPUT_V${index}"`,
  );
  return component('make', {
    outputs: values.map((value, index) => ({
      name: `v${index}`,
      type,
      ...(value === null && { optional: true }),
    })),
    implementation: { script: { image, interpreter: 'sh', source: [prelude, ...lines, ''].join('\n') } },
  });
}

export interface ReaderOptions {
  readonly type?: string;
  /** Defaults of the inputs. */
  readonly defaults?: readonly unknown[];
  readonly optional?: boolean;
}

function ports(count: number, { type = 'String', defaults, optional }: ReaderOptions): readonly Port[] {
  return names(count).map((name, index) => ({
    name,
    type,
    ...(optional && { optional: true }),
    ...(defaults !== undefined && { default: defaults[index] }),
  }));
}

const fromArguments = `printf '%s\\0' "$@" | ${report} > /tmp/seen`;
const fromFiles = `for f; do if [ -e "$f" ]; then cat "$f"; else printf %s '${missing}'; fi; printf '\\0'; done | ${report} > /tmp/seen`;
const container = (body: object): object => ({
  container: { image, ...body, fileOutputs: { seen: '/tmp/seen' } },
});
const script = (source: string, body: object = {}): object => ({
  script: { image, interpreter: 'sh', source, ...body },
});
const each = (count: number, make: (name: string) => object): readonly object[] => names(count).map(make);

/** Every way in which a component can read an input; each reports all its inputs as the text `seen`. */
const implementations = {
  /** `$INPUT_V0` of a script. */
  'script-variable': (count: number) =>
    script(
      `printf '%s\\0' ${names(count)
        .map((name) => `"\${INPUT_${name.toUpperCase()}-${missing}}"`)
        .join(' ')} | ${report} > "$OUTPUT_SEEN"\n`,
    ),
  'script-argument': (count: number) =>
    script(`${fromArguments}\ncp /tmp/seen "$OUTPUT_SEEN"\n`, {
      args: each(count, (inputValue) => ({ inputValue })),
    }),
  'script-file': (count: number) =>
    script(`${fromFiles}\ncp /tmp/seen "$OUTPUT_SEEN"\n`, {
      args: each(count, (inputPath) => ({ inputPath })),
    }),
  argument: (count: number) =>
    container({
      command: ['sh', '-ec', fromArguments, 'show'],
      args: each(count, (inputValue) => ({ inputValue })),
    }),
  command: (count: number) =>
    container({
      command: ['sh', '-ec', fromArguments, 'show', ...each(count, (inputValue) => ({ inputValue }))],
    }),
  variable: (count: number) =>
    container({
      command: [
        'sh',
        '-ec',
        `printf '%s\\0' ${names(count)
          .map((name) => `"$OWN_${name}"`)
          .join(' ')} | ${report} > /tmp/seen`,
      ],
      env: Object.fromEntries(names(count).map((name) => [`OWN_${name}`, { inputValue: name }])),
    }),
  file: (count: number) =>
    container({
      command: ['sh', '-ec', fromFiles, 'show'],
      args: each(count, (inputPath) => ({ inputPath })),
    }),
  'file-and-value': (count: number) =>
    container({
      command: [
        'sh',
        '-ec',
        `for a; do case $a in /tmp/inputs/v*/data) cat "$a";; *) printf %s "$a";; esac; printf '\\0'; done | ${report} > /tmp/seen`,
        'show',
      ],
      args: each(count, (name) => ({ inputPath: name })).flatMap((one, index) => [
        one,
        { inputValue: `v${index}` },
      ]),
    }),
  concat: (count: number) =>
    container({
      command: ['sh', '-ec', fromArguments, 'show'],
      args: each(count, (inputValue) => ({
        concat: ['--v={', { inputValue }, '$(HOME){$', { inputValue }],
      })),
    }),
  branch: (count: number) =>
    container({
      command: ['sh', '-ec', fromArguments, 'show'],
      args: each(count, (inputValue) => ({
        if: Object.fromEntries([
          ['cond', { isPresent: inputValue }],
          ['then', [{ concat: ['{{', { inputValue }] }]],
          ['else', [missing]],
        ]),
      })),
    }),
} as const;

export type Reading = keyof typeof implementations;
export const readings = Object.keys(implementations) as readonly Reading[];

/** A component that reads inputs `v0`, `v1`, … in one way. */
export function reader(reading: Reading, count: number, options: ReaderOptions = {}): string {
  return component(`read-${reading}`, {
    inputs: ports(count, options),
    outputs: [{ name: 'seen', type: 'String' }],
    implementation: implementations[reading](count),
  });
}

/** What such a step reports for a text that it gets. */
export function readAs(reading: Reading, text: string): readonly string[] {
  if (reading === 'concat') return [`--v={${text}$(HOME){$${text}`];
  if (reading === 'branch') return [`{{${text}`];
  return reading === 'file-and-value' ? [text, text] : [text];
}
