import type { Chooser } from './chooser.ts';
import type { TypeName, ValueType } from './values.ts';
import { anyString, constant, valueTypes } from './values.ts';
import type { Tree } from './yaml.ts';

export interface Port {
  readonly name: string;
  readonly type: TypeName;
  readonly hasDefault: boolean;
  readonly optional: boolean;
  /** An absent value may be given at run time. */
  readonly takesAbsent: boolean;
}

/** What a task can call: a component or another pipeline. */
export interface Callable {
  /** As tasks name it. */
  readonly path: string;
  readonly kind: 'component' | 'pipeline';
  readonly inputs: readonly Port[];
  readonly outputs: readonly Pick<Port, 'name' | 'type' | 'optional'>[];
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

/** One name has one type in the whole specification, so that a run can write outputs without knowing whose they are. */
export function typeOfOutput(name: string): TypeName {
  const types: readonly TypeName[] = [...valueTypes, 'Dataset', 'Dataset', 'String', 'String', 'Bool'];
  return types[portNames.indexOf(name) % types.length] ?? 'String';
}

export function randomPorts(choose: Chooser, most: number, datasets: boolean): readonly Port[] {
  return choose.some(choose.shuffled(portNames).slice(0, most), 60).map((name) => {
    const type: TypeName = datasets && choose.chance(20) ? 'Dataset' : choose.pick(valueTypes);
    const hasDefault = type !== 'Dataset' && choose.chance(40);
    const optional = !hasDefault && choose.chance(25);
    return { name, type, hasDefault, optional, takesAbsent: optional };
  });
}

/** The declaration of an input; with `words` it may take only some. */
export function inputSpec(port: Port, choose: Chooser, words = false): ReadonlyMap<string, Tree> {
  const spec = new Map<string, Tree>([
    ['name', port.name],
    ['type', port.type],
  ]);
  if (choose.chance(20)) spec.set('description', anyString(choose));
  if (port.hasDefault) spec.set('default', constant(port.type as ValueType, choose));
  if (port.optional) spec.set('optional', true);
  if (words && port.type === 'String' && port.hasDefault && choose.chance(40)) {
    const choices = ['n', '{{x}}', 'on', "it's"];
    spec.set('enum', choices);
    spec.set('default', choose.pick(choices));
  }
  return spec;
}

/** A container or a script, with inputs and outputs of all types. */
export function randomComponent(number: number, choose: Chooser): RandomComponent {
  const name = `${choose.pick(['step', 'train', 'on', 'x', `c${'o'.repeat(61)}`])}-${number}`;
  const script = choose.chance(50);
  const ports = randomPorts(choose, 4, true);
  const outputs = choose
    .some(choose.shuffled(portNames).slice(0, 4), 60)
    .map((output) => ({ name: output, type: typeOfOutput(output), optional: false }));
  const byPath = new Set(ports.filter((port) => port.type === 'Dataset' || (!script && choose.chance(15))));
  // A text on the command line of a container cannot be left out at run time.
  const inputs = ports.map((port) => ({
    ...port,
    takesAbsent: port.optional && (script || byPath.has(port)),
  }));
  const inFolder = choose.chance(30);
  const file = inFolder ? `components/${name}/component.yaml` : `components/${name}.yaml`;
  const document = new Map<string, Tree>([
    ['apiVersion', 'pipewright/v1'],
    ['kind', 'Component'],
    ['name', name],
    ...(choose.chance(40) ? [['description', anyString(choose)] as const] : []),
    ['inputs', inputs.map((port) => inputSpec(port, choose))],
    [
      'outputs',
      outputs.map(
        (port) =>
          new Map([
            ['name', port.name],
            ['type', port.type],
          ] as const),
      ),
    ],
    [
      'implementation',
      script
        ? new Map([['script', scriptOf(choose)]])
        : new Map([['container', containerOf(inputs, byPath, outputs, choose)]]),
    ],
  ]);
  return {
    path: inFolder ? `./components/${name}` : `./${file}`,
    file,
    kind: 'component',
    inputs,
    outputs,
    document,
  };
}

function scriptOf(choose: Chooser): Tree {
  const [interpreter, comment] = choose.pick([
    ['python3', '#'],
    ['sh', '#'],
    ['bash', '#'],
    ['node', '//'],
  ] as const);
  const lines = Array.from({ length: choose.between(1, 3) }, () => `${comment} ${anyString(choose)}`);
  return new Map<string, Tree>([
    ['image', 'python:3.12-slim'],
    ['interpreter', interpreter],
    ...(interpreter === 'python3' && choose.chance(30)
      ? [['packages', ['pandas==2.2.3', 'pyarrow']] as const]
      : []),
    ['source', `${lines.join('\n')}\n`],
    ...(choose.chance(30) ? [['args', [anyString(choose), '--flag']] as const] : []),
    ...(choose.chance(30) ? [['env', new Map([['SCRIPT_TEXT', anyString(choose)]])] as const] : []),
  ]);
}

function containerOf(
  inputs: readonly Port[],
  byPath: ReadonlySet<Port>,
  outputs: readonly Pick<Port, 'name'>[],
  choose: Chooser,
): Tree {
  const pathNames = new Set([...byPath].map((port) => port.name));
  const args: Tree[] = [];
  const env = new Map<string, Tree>();
  for (const port of inputs) {
    const kind = choose.upTo(99);
    const placeholder = new Map<string, Tree>([
      [pathNames.has(port.name) ? 'inputPath' : 'inputValue', port.name],
    ]);
    if (port.optional) {
      args.push(
        new Map([
          [
            'if',
            new Map<string, Tree>([
              ['cond', new Map([['isPresent', port.name]])],
              ['then', [`--${port.name}`, placeholder]],
              ['else', [anyString(choose)]],
            ]),
          ],
        ]),
      );
    } else if (kind >= 70) {
      args.push(new Map([['concat', [`--${port.name}=`, placeholder, anyString(choose)]]]));
    } else if (kind >= 40) {
      env.set(`IN_${env.size}`, placeholder);
    } else {
      args.push(placeholder);
    }
  }
  if (choose.chance(40)) args.push(anyString(choose));
  const fixed = new Map<string, Tree>();
  for (const { name } of outputs) {
    if (choose.chance(20)) fixed.set(name, `/tmp/fixed/${fixed.size}/data`);
    else args.push(new Map([['outputPath', name]]));
  }
  if (choose.chance(30)) env.set('TEXT', anyString(choose));
  return new Map<string, Tree>([
    [
      'image',
      choose.pick([
        'python:3.12-slim',
        `registry.example:5000/team/image@sha256:${'a'.repeat(64)}`,
        'busybox',
      ]),
    ],
    [
      'command',
      choose.pick([['python3', '/app/main.py'], ['sh', '-c', `echo ${anyString(choose)}`, 'sh'], ['y']]),
    ],
    ['args', args],
    ...(env.size === 0 ? [] : [['env', env] as const]),
    ...(fixed.size === 0 ? [] : [['fileOutputs', fixed] as const]),
  ]);
}
