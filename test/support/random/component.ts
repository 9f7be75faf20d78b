import type { Chooser } from './chooser.ts';
import { anyString, constant, isValue, type TypeName, valueTypes } from './values.ts';
import type { Tree } from './yaml.ts';

export interface Port {
  readonly name: string;
  readonly type: TypeName;
  readonly hasDefault: boolean;
  readonly optional: boolean;
  /** An absent value may be given at run time. */
  readonly takesAbsent: boolean;
  /** The only words that it takes. */
  readonly words: readonly string[] | undefined;
}

/** What a task can call: a component or another pipeline. */
export interface Callable {
  /** As tasks name it. */
  readonly path: string;
  readonly kind: 'component' | 'pipeline';
  /** How deep pipelines are in it. */
  readonly depth: number;
  readonly inputs: readonly Port[];
  readonly outputs: readonly OutputPort[];
}

export interface OutputPort extends Pick<Port, 'name' | 'type' | 'optional'> {
  /** As in `Visible`. */
  readonly keyed?: boolean;
}

export interface RandomComponent extends Callable {
  readonly file: string;
  readonly document: ReadonlyMap<string, Tree>;
}

/** Names that YAML, Argo, JavaScript or a shell could take for something else; no two become the same variable. */
export const portNames: readonly string[] = [
  'value',
  'n',
  'y',
  'on',
  'No',
  'off',
  'null',
  'true',
  'table_code',
  'x-y',
  'A1',
  'e1',
  'in',
  'if',
  'not',
  'item',
  'status',
  'outputs',
  'constructor',
  'toString',
  'length',
  'PATH',
  'inputs-parameters-x',
  `long${'-name'.repeat(12)}`,
];

/** Names that only components of KFP have. */
const kfpNames: readonly string[] = [
  'Input data',
  'Text',
  'Pattern (regular)',
  'Über größe',
  'x',
  'Max. rows',
  '1st',
];

const artifactTypes = ['Dataset', 'Dataset', 'Dataset', 'GCSPath', 'Any'] as const;

export function randomPorts(choose: Chooser, most: number, files: boolean): readonly Port[] {
  return choose.some(choose.shuffled(portNames).slice(0, most), 60).map((name) => {
    if (!files || !choose.chance(8)) return randomPort(name, files, choose);
    // Few tasks make one, so that it must do without.
    const type = 'List[Dataset]';
    return { name, type, hasDefault: false, optional: true, takesAbsent: true, words: undefined };
  });
}

function randomPort(name: string, files: boolean, choose: Chooser): Port {
  const type: TypeName = files && choose.chance(25) ? choose.pick(artifactTypes) : choose.pick(valueTypes);
  const hasDefault = isValue(type) && choose.chance(40);
  const optional = !hasDefault && choose.chance(25);
  return { name, type, hasDefault, optional, takesAbsent: optional || hasDefault, words: undefined };
}

function randomOutputPorts(names: readonly string[], choose: Chooser): readonly OutputPort[] {
  return choose.some(choose.shuffled(names).slice(0, 4), 70).map((name) => {
    const type = choose.chance(35) ? choose.pick(artifactTypes) : choose.pick(valueTypes);
    const optional = choose.chance(20);
    return { name, type, optional, keyed: type === 'Dataset' && !optional };
  });
}

/** Texts that a limited input takes. */
const choices: readonly string[] = ['n', '{{x}}', 'on', "it's"];

/** An input that takes only some words. */
export function limited(port: Port, choose: Chooser): Port {
  if (port.type !== 'String' || port.optional || !choose.chance(50)) return port;
  return { ...port, words: choices.slice(0, choose.between(2, choices.length)) };
}

/** The declaration of an input. */
export function inputSpec(port: Port, choose: Chooser): ReadonlyMap<string, Tree> {
  const spec = new Map<string, Tree>([['name', port.name]]);
  if (port.type !== 'Any') spec.set('type', port.type);
  if (choose.chance(20)) spec.set('description', anyString(choose));
  if (port.hasDefault && isValue(port.type)) spec.set('default', constant(port.type, choose));
  if (port.optional) spec.set('optional', true);
  if (port.words !== undefined) {
    spec.set('enum', port.words);
    if (port.hasDefault) spec.set('default', choose.pick(port.words));
  }
  return spec;
}

function outputSpec(port: OutputPort): ReadonlyMap<string, Tree> {
  const spec = new Map<string, Tree>([['name', port.name]]);
  if (port.type !== 'Any') spec.set('type', port.type);
  if (port.optional) spec.set('optional', true);
  return spec;
}

/** A container or a script, with inputs and outputs of all types; some are components of KFP. */
export function randomComponent(number: number, choose: Chooser): RandomComponent {
  const kfp = choose.chance(20);
  const name = `${choose.pick(['step', 'train', 'on', 'x', `c${'o'.repeat(61)}`])}-${number}`;
  const script = !kfp && choose.chance(50);
  const ports = kfp
    ? choose.some(choose.shuffled(kfpNames).slice(0, 4), 70).map((one) => randomPort(one, true, choose))
    : randomPorts(choose, 4, true);
  const outputs = randomOutputPorts(kfp ? ['Out Put', 'Log (text)', 'n'] : portNames, choose);
  const isFile = ({ type }: Port): boolean =>
    type === 'Dataset' ||
    type === 'List[Dataset]' ||
    ((type === 'GCSPath' || type === 'Any' || !script) && choose.chance(type === 'Any' ? 60 : 15));
  const byPath = new Set(ports.filter(isFile).map((port) => port.name));
  // A text on the command line of a container cannot be left out at run time.
  const inputs = ports.map((port) => ({
    ...port,
    takesAbsent: port.hasDefault || (port.optional && (script || byPath.has(port.name))),
  }));
  const inFolder = choose.chance(30);
  const file = inFolder ? `components/${name}/component.yaml` : `components/${name}.yaml`;
  const document = new Map<string, Tree>([
    ...(kfp
      ? []
      : ([
          ['apiVersion', 'pipewright/v1'],
          ['kind', 'Component'],
        ] as const)),
    ['name', kfp ? `Step no. ${number}` : name],
    ...(choose.chance(40) ? [['description', anyString(choose)] as const] : []),
    ['inputs', inputs.map((port) => (kfp ? kfpInput(port, choose) : inputSpec(port, choose)))],
    ['outputs', outputs.map(outputSpec)],
    [
      'implementation',
      script
        ? new Map([['script', scriptOf(inputs, byPath, choose)]])
        : new Map([['container', containerOf(inputs, byPath, outputs, choose)]]),
    ],
    ...(!kfp && choose.chance(15) ? [['defaults', componentDefaults(choose)] as const] : []),
  ]);
  const path = inFolder ? `./components/${name}` : `./${file}`;
  return { path, file, kind: 'component', depth: 0, inputs, outputs, document };
}

function componentDefaults(choose: Chooser): Tree {
  return new Map<string, Tree>([
    ['env', new Map([['FROM_COMPONENT', anyString(choose).replaceAll('${{', '')]])],
    ['retry', new Map<string, Tree>([['limit', choose.between(1, 2)]])],
  ]);
}

/** In components of KFP, defaults are texts for any type. */
function kfpInput(port: Port, choose: Chooser): ReadonlyMap<string, Tree> {
  const spec = new Map(inputSpec(port, choose));
  const given = spec.get('default');
  if (typeof given === 'number') spec.set('default', String(given));
  if (typeof given === 'boolean') spec.set('default', given ? 'True' : 'False');
  if (Array.isArray(given)) spec.set('default', JSON.stringify(given));
  if (given instanceof Map) spec.set('default', '{"k": [1, null, "{{x}}"]}');
  if (given === '' || given === 'None') spec.set('default', 'none');
  return spec;
}

function scriptOf(inputs: readonly Port[], byPath: ReadonlySet<string>, choose: Chooser): Tree {
  const [interpreter, comment] = choose.pick([
    ['python3', '#'],
    ['sh', '#'],
    ['bash', '#'],
    ['node', '//'],
  ] as const);
  const lines = Array.from({ length: choose.between(1, 3) }, () => `${comment} ${anyString(choose)}`);
  const paths = inputs.filter(
    ({ name, type }) => byPath.has(name) && type !== 'Dataset' && type !== 'List[Dataset]',
  );
  const args: Tree[] = paths.map(({ name }) => new Map([['inputPath', name]]));
  if (choose.chance(30)) args.push(anyString(choose), '--flag');
  return new Map<string, Tree>([
    ['image', 'python:3.12-slim'],
    ['interpreter', interpreter],
    ...(interpreter === 'python3' && choose.chance(30)
      ? [['packages', ['pandas==2.2.3', 'pyarrow']] as const]
      : []),
    ['source', `${lines.join('\n')}\n`],
    ...(args.length > 0 ? [['args', args] as const] : []),
    ...(choose.chance(30) ? [['env', new Map([['SCRIPT_TEXT', anyString(choose)]])] as const] : []),
  ]);
}

function containerOf(
  inputs: readonly Port[],
  byPath: ReadonlySet<string>,
  outputs: readonly OutputPort[],
  choose: Chooser,
): Tree {
  const args: Tree[] = [];
  const env = new Map<string, Tree>();
  for (const port of inputs) {
    const kind = choose.upTo(99);
    const placeholder = new Map<string, Tree>([
      [byPath.has(port.name) ? 'inputPath' : 'inputValue', port.name],
    ]);
    const isPresent = new Map([['isPresent', port.name]]);
    if (kind < 8) {
      // It is asked for, and read nowhere.
      args.push(conditional(isPresent, ['given'], [anyString(choose)]));
    } else if (port.optional && kind < 60) {
      args.push(conditional(isPresent, [`--${port.name}`, placeholder], [anyString(choose)]));
    } else if (kind >= 70) {
      args.push(new Map([['concat', [`--${port.name}=`, placeholder, anyString(choose)]]]));
    } else if (kind >= 40) {
      env.set(`IN_${env.size}`, placeholder);
    } else {
      args.push(placeholder);
    }
  }
  if (choose.chance(40)) args.push(anyString(choose));
  if (choose.chance(10))
    args.push(conditional(choose.pick([true, false, 'true', 'no']), ['yes'], ['no', '{{x}}']));
  const fixed = new Map<string, Tree>();
  for (const { name } of outputs) {
    if (choose.chance(20)) fixed.set(name, `/tmp/fixed/${fixed.size}/data`);
    else args.push(new Map([['outputPath', name]]));
  }
  if (choose.chance(30)) env.set('TEXT', anyString(choose));
  const command = choose.pick([
    ['python3', '/app/main.py'],
    ['sh', '-c', `echo ${anyString(choose)}`, 'sh'],
    ['y'],
  ]);
  const isInCommand = args.length > 0 && choose.chance(10);
  return new Map<string, Tree>([
    [
      'image',
      choose.pick([
        'python:3.12-slim',
        `registry.example:5000/team/image@sha256:${'a'.repeat(64)}`,
        'busybox',
      ]),
    ],
    ['command', isInCommand ? [...command, ...args] : command],
    ...(isInCommand ? [] : [['args', args] as const]),
    ...(env.size === 0 ? [] : [['env', env] as const]),
    ...(fixed.size === 0 ? [] : [['fileOutputs', fixed] as const]),
  ]);
}

function conditional(condition: Tree, then: readonly Tree[], otherwise: readonly Tree[]): Tree {
  return new Map([
    [
      'if',
      new Map<string, Tree>([
        ['cond', condition],
        ['then', then],
        ['else', otherwise],
      ]),
    ],
  ]);
}
