import type { Route } from './route.ts';
import { readings as allReadings, maker, type Reading, readAs, reader } from './steps.ts';
import { asParameter, document, literal, quoted } from './values.ts';

/** Where values come from; every source meets every way of reading them. */

type Arguments = Readonly<Record<string, string>>;

export function pipeline(name: string, body: object): string {
  return document({ apiVersion: 'pipewright/v1', kind: 'Pipeline', name, ...body });
}

/** `{v0: make(0), v1: make(1), …}`. */
export function perValue<T>(count: number, make: (index: number) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`v${index}`, make(index)]));
}

/** As much of a text as an expression may hold. */
const said = (text: string): string => text.slice(0, 1000);

const inputs = (count: number, defaults?: readonly string[]): readonly object[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `v${index}`,
    type: 'String',
    ...(defaults !== undefined && { default: literal(defaults[index] ?? '') }),
  }));

const readerFiles = (count: number, readings: readonly Reading[]): Readonly<Record<string, string>> =>
  Object.fromEntries(readings.map((reading) => [`read/${reading}.yaml`, reader(reading, count)]));

/** A step's output that is read by path is a file, and nothing is lost. */
const byPath: ReadonlySet<Reading> = new Set(['script-file', 'file']);

function reportedBy(reading: Reading, text: string, isFile: boolean): readonly string[] {
  if (!isFile) return readAs(reading, text);
  if (byPath.has(reading)) return [text];
  if (reading === 'file-and-value') return [text, asParameter(text)];
  return readAs(reading, asParameter(text));
}

/**
 * The routes of some values, one a source.
 */
export function sourceRoutes(
  values: readonly string[],
  readings: readonly Reading[] = allReadings,
): readonly Route[] {
  const count = values.length;
  /** A task for each way of reading, with the same arguments. */
  const readAll = (given: Arguments, folder = 'read'): Readonly<Record<string, object>> =>
    Object.fromEntries(
      readings.map((reading) => [reading, { component: `${folder}/${reading}.yaml`, arguments: given }]),
    );
  const everyReading = (values: readonly string[], prefix = '', isFile = false): Route['expected'] =>
    readings.map((reading) => ({
      task: `${prefix}${reading}`,
      texts: values.flatMap((text) => reportedBy(reading, text, isFile)),
    }));
  const files = { ...readerFiles(count, readings), 'make.yaml': maker(values, 'String') };
  const fromInputs = perValue(count, (index) => `\${{ inputs.v${index} }}`);
  const fromTask = (task: string): Arguments =>
    perValue(count, (index) => `\${{ tasks.${task}.outputs.v${index} }}`);
  const route = (
    transport: string,
    name: string,
    body: object,
    expected: Route['expected'],
    more: Partial<Route> = {},
  ): Route => ({
    transport,
    name,
    expected,
    ...more,
    files: { ...files, ...more.files, 'pipeline.yaml': pipeline(name, body) },
  });
  const inner = pipeline('inner', {
    inputs: inputs(count),
    tasks: readAll(fromInputs, '../read'),
    outputs: fromInputs,
  });
  const makes = pipeline('makes', {
    tasks: { make: { component: '../make.yaml' } },
    outputs: fromTask('make'),
  });

  return [
    route(
      'constant argument',
      'constant-argument',
      { tasks: readAll(perValue(count, (index) => literal(values[index] ?? ''))) },
      everyReading(values),
    ),
    route(
      'default of a pipeline input',
      'input-default',
      { inputs: inputs(count, values), tasks: readAll(fromInputs) },
      everyReading(values),
    ),
    route(
      '--input',
      'given-input',
      { inputs: inputs(count), tasks: readAll(fromInputs) },
      everyReading(values),
      { inputs: perValue(count, (index) => values[index] ?? '') },
    ),
    route(
      'default of a component input',
      'component-default',
      { tasks: readAll({}, 'defaults') },
      everyReading(values),
      {
        files: Object.fromEntries(
          readings.map((reading) => [
            `defaults/${reading}.yaml`,
            reader(reading, count, { defaults: values }),
          ]),
        ),
      },
    ),
    route(
      'output of a step',
      'step-output',
      { tasks: { make: { component: 'make.yaml' }, ...readAll(fromTask('make')) } },
      everyReading(values, '', true),
    ),
    route(
      'out of a group',
      'out-of-group',
      {
        tasks: {
          group: { tasks: { make: { component: 'make.yaml' } }, outputs: fromTask('make') },
          ...readAll(fromTask('group')),
        },
      },
      everyReading(values, '', true),
    ),
    route(
      'into a group',
      'into-group',
      {
        inputs: inputs(count, values),
        tasks: { group: { tasks: { deeper: { tasks: readAll(fromInputs) } } } },
      },
      everyReading(values, 'group.deeper.'),
    ),
    route(
      'into a group',
      'output-into-group',
      {
        tasks: { make: { component: 'make.yaml' }, group: { tasks: readAll(fromTask('make')) } },
      },
      everyReading(values, 'group.', true),
    ),
    route(
      'through a pipeline as a component',
      'through-pipeline',
      {
        inputs: inputs(count, values),
        tasks: {
          inner: { component: 'inner/pipeline.yaml', arguments: fromInputs },
          ...readAll(fromTask('inner')),
        },
      },
      [...everyReading(values, 'inner.'), ...everyReading(values)],
      { files: { 'inner/pipeline.yaml': inner } },
    ),
    route(
      'through a pipeline as a component',
      'output-through-pipelines',
      {
        tasks: {
          makes: { component: 'makes/pipeline.yaml' },
          inner: { component: 'inner/pipeline.yaml', arguments: fromTask('makes') },
        },
      },
      everyReading(values, 'inner.', true),
      { files: { 'inner/pipeline.yaml': inner, 'makes/pipeline.yaml': makes } },
    ),
    route(
      'text with expressions',
      'text',
      {
        inputs: inputs(count, values),
        tasks: readAll(
          perValue(count, (index) => `$(HOME){\${{ inputs.v${index} }}{{\${{ inputs.v${index} }}$`),
        ),
      },
      everyReading(values.map((text) => `$(HOME){${text}{{${text}$`)),
    ),
    route(
      'text with expressions',
      'computed-text',
      {
        inputs: inputs(count, values),
        tasks: {
          make: { component: 'make.yaml' },
          ...readAll(
            perValue(
              count,
              (index) =>
                `\${{ ${quoted(said(values[index] ?? ''))} + '{' + inputs.v${index} + '{' + tasks.make.outputs.v${index} }}`,
            ),
          ),
        },
      },
      everyReading(values.map((text) => `${said(text)}{${text}{${asParameter(text)}`)),
    ),
    route(
      'text with expressions',
      'chosen-value',
      {
        inputs: [{ name: 'never', type: 'Bool', default: false }],
        tasks: {
          skipped: { when: '${{ inputs.never }}', component: 'make.yaml' },
          make: { component: 'make.yaml' },
          ...readAll(
            perValue(
              count,
              (index) =>
                `\${{ firstOf(tasks.skipped.outputs.v${index}, if(inputs.never, '', tasks.make.outputs.v${index})) }}`,
            ),
          ),
        },
      },
      everyReading(values.map(asParameter)),
      { skipped: ['skipped'] },
    ),
  ];
}
