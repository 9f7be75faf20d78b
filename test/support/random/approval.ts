import type { ApprovalTask, BoundPort } from '../../../src/model/bound.ts';
import { canonicalText } from '../../../src/validate/literals.ts';
import type { CaseOutcome } from './case.ts';
import type { Chooser } from './chooser.ts';
import { portNames } from './component.ts';
import type { Place } from './expression.ts';
import { expressionOf, laterBool } from './expression.ts';
import { inBraces } from './references.ts';
import type { ValueType } from './values.ts';
import { constant } from './values.ts';
import { writtenText, wrongText } from './written.ts';
import type { Tree } from './yaml.ts';

/** Something that a person enters. */
export interface RandomEntry {
  readonly name: string;
  readonly type: ValueType;
  readonly optional: boolean;
  readonly spec: Tree;
}

/** What a person is asked, and what is entered. */
export interface RandomApproval {
  readonly spec: Tree;
  readonly entries: readonly RandomEntry[];
}

const types = ['String', 'String', 'Integer', 'Bool', 'Float', 'List[String]'] as const;

export function randomApproval(place: Place, choose: Chooser): RandomApproval {
  const entries = choose.some(choose.shuffled(portNames).slice(0, 3), 60).map((name) => entry(name, choose));
  const canGoOn = entries.every(
    ({ spec, optional }) => optional || (spec instanceof Map && spec.has('default')),
  );
  const message = `Go on ({${inBraces(expressionOf(choose.pick(['String', 'Integer']), place, choose, 2))})?`;
  const seconds = inBraces(`if(${laterBool(expressionOf('Bool', place, choose, 1))}, 3600, 60)`);
  const spec = new Map<string, Tree>([
    ...(choose.chance(60) ? [['message', message] as const] : []),
    ...(entries.length === 0 ? [] : [['inputs', entries.map((one) => one.spec)] as const]),
    ...(choose.chance(60)
      ? [
          ['timeout', choose.chance(30) ? seconds : choose.pick(['1h', 90])] as const,
          ['onTimeout', canGoOn && choose.chance(50) ? 'useDefaults' : 'fail'] as const,
        ]
      : []),
  ]);
  return { spec, entries };
}

const wordsOf: Readonly<Record<string, readonly Tree[]>> = {
  String: ['yes', "it's", 'n'],
  Bool: [true],
  Integer: [-1, 0, 700],
  Float: [0.5, 1, -2.25],
  'List[String]': [['a', "it's"], []],
};

const lists: Tree = new Map<string, Tree>([
  ['maxItems', 400],
  ['items', new Map<string, Tree>([['maxLength', 400]])],
]);

function entry(name: string, choose: Chooser): RandomEntry {
  const type = choose.pick(types);
  const words: readonly Tree[] | undefined = choose.chance(30) ? wordsOf[type] : undefined;
  const optional = choose.chance(25);
  const hasDefault = choose.chance(45);
  const value = words === undefined ? constant(type, choose) : choose.pick(words);
  const isSafe = !JSON.stringify(value).includes('{{');
  const spec = new Map<string, Tree>([
    ['name', name],
    ['type', type],
    ...(choose.chance(20) ? [['description', 'Is it "{{x}}"?'] as const] : []),
    ...(hasDefault && isSafe ? [['default', value] as const] : []),
    ...(optional ? [['optional', true] as const] : []),
    ...(words === undefined ? [] : [['enum', words] as const]),
    ...(type === 'Integer' && words === undefined && choose.chance(40)
      ? [['minimum', -1000] as const, ['maximum', 5e9] as const]
      : []),
    ...(type === 'String' && words === undefined && choose.chance(20) ? [['maxLength', 400] as const] : []),
    ...(type === 'String' && words === undefined && choose.chance(10)
      ? [['pattern', '^[^\\x00]*$'] as const]
      : []),
    ...(type === 'List[String]' && words === undefined && choose.chance(50)
      ? [['schema', lists] as const]
      : []),
  ]);
  return { name, type, optional: optional && !spec.has('default'), spec };
}

/** What a person enters. `well`: as it should be. */
export function randomAnswer(task: ApprovalTask, luck: 'well' | 'bad', choose: Chooser): CaseOutcome {
  const kind = luck === 'well' ? 9 : choose.upTo(8);
  if (kind < 3) return { exitCode: 1 };
  if (kind < 6 && task.timeout !== undefined) return { late: true };
  const outputs = Object.fromEntries(task.outputs.map((port) => [port.name, entered(port, choose)] as const));
  const [wrong] = choose.shuffled(task.outputs);
  if (luck === 'well' || wrong === undefined) return { outputs };
  return { outputs: { ...outputs, [wrong.name]: choose.chance(30) ? null : wrongText(choose) } };
}

function entered(port: BoundPort, choose: Chooser): string | null {
  if ((port.default !== undefined || port.optional) && choose.chance(35)) return null;
  const words = port.constraints.enum;
  return words === undefined ? writtenText(port.type, choose) : canonicalText(choose.pick(words));
}
