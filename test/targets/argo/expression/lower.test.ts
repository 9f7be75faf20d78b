import { describe, expect, it } from 'vitest';
import type { BoundExpression } from '../../../../src/model/bound-expression.ts';
import {
  type ArgoEnvironment,
  escapeConstant,
  lowerArgument,
  lowerCondition,
  lowerEnv,
  lowerFieldText,
  lowerFreeText,
  lowerOutputExpression,
  lowerPresence,
  lowerRootOutput,
} from '../../../../src/targets/argo/lower/expression/index.ts';
import {
  any,
  binary,
  bool,
  call,
  dictOf,
  float,
  index,
  input,
  integer,
  listOf,
  literal,
  output,
  string,
  task,
  text,
  unary,
} from '../../../support/expressions.ts';

/** Inputs are encoded, `make` is a step, `maybe` a step that may be skipped, `group` a group with an optional output. */
const environment: ArgoEnvironment = {
  access(target) {
    if (target.kind === 'run') {
      return {
        code: 'workflow.name',
        simpleTag: '{{workflow.name}}',
        encoding: 'plain',
        presence: { kind: 'always' },
      };
    }
    if (target.kind === 'input') {
      const { name, optional } = target.port;
      return {
        code: `inputs.parameters['${name}']`,
        simpleTag: `{{inputs.parameters.${name}}}`,
        encoding: 'encoded',
        presence: { kind: optional ? 'sentinel' : 'always' },
      };
    }
    if (target.kind !== 'output') throw new Error(`no ${target.kind} here`);
    const { name } = target.task;
    return {
      code: `tasks['${name}'].outputs.parameters['${target.port.name}']`,
      simpleTag: `{{tasks.${name}.outputs.parameters.${target.port.name}}}`,
      encoding: name === 'group' ? 'encoded' : 'raw',
      presence:
        name === 'make' ? { kind: 'always' } : { kind: 'status', task: name, sentinel: name === 'group' },
    };
  },
};

const s = input('s', string);
const n = input('n', integer);
const loss = input('loss', float);
const flag = input('flag', bool);
const items = input('items', listOf(string));
const optional = input('opt', string, true);
const made = output(task('make'), 'o', string);
const exists = output(task('make'), 'exists', bool);
const maybe = output(task('maybe'), 'o', string, true);
const grouped = output(task('group'), 'o', string, true);
const runName: BoundExpression = { ...s, target: { kind: 'run', field: 'name' } };

const encode = (code: string): string => `sprig.replace('\\x7b', '\\x7b\\u2060', ${code})`;
const decode = (code: string): string => `sprig.replace('\\x7b\\u2060', '\\x7b', ${code})`;
const absent = "'\\x7babsent\\x7d'";
const isTrue = (code: string): string =>
  `sprig.lower(sprig.trim(${code})) in ['true','1','yes','y','on','t']`;
const opt = "inputs.parameters['opt']";
const ofMaybe = "tasks['maybe'].outputs.parameters['o']";

describe('conditions', () => {
  it.each<[string, BoundExpression, string]>([
    ['a Bool', flag, isTrue("inputs.parameters['flag']")],
    [
      'not a Bool of a step',
      unary('!', exists),
      `!(${isTrue("tasks['make'].outputs.parameters['exists']")})`,
    ],
    [
      'a bound',
      binary('<', loss, literal(0.1), bool),
      "asFloat(sprig.trim(inputs.parameters['loss'])) < 0.1",
    ],
    [
      'both bounds',
      binary('&&', binary('>=', n, literal(10), bool), binary('<=', n, literal(50), bool), bool),
      "asInt(sprig.trim(inputs.parameters['n'])) >= 10 && asInt(sprig.trim(inputs.parameters['n'])) <= 50",
    ],
    [
      'a text',
      binary('==', s, literal('it\'s "x" & <y>'), bool),
      "inputs.parameters['s'] == 'it\\x27s \\x22x\\x22 & <y>'",
    ],
    [
      'a text with braces, as it travels',
      binary('!=', s, literal('{{x}}'), bool),
      "inputs.parameters['s'] != '\\x7b\\u2060\\x7b\\u2060x\\x7d\\x7d'",
    ],
    [
      'a text of a step',
      binary('==', made, literal('{'), bool),
      "tasks['make'].outputs.parameters['o'] == '\\x7b'",
    ],
    [
      'an encoded and a raw text',
      binary('==', s, made, bool),
      `${decode("inputs.parameters['s']")} == tasks['make'].outputs.parameters['o']`,
    ],
    ['the order of texts', binary('<', s, literal('m'), bool), `${decode("inputs.parameters['s']")} < 'm'`],
    ['presence of an input', call('present', bool, [optional]), `${opt} != ${absent}`],
    ["presence of a step's output", call('present', bool, [maybe]), "tasks['maybe'].status == 'Succeeded'"],
    [
      'presence of an optional output of a group',
      call('present', bool, [grouped]),
      `tasks['group'].status == 'Succeeded' && tasks['group'].outputs.parameters['o'] != ${absent}`,
    ],
    [
      'what presence makes certain',
      binary(
        '&&',
        call('present', bool, [maybe]),
        binary('==', { ...maybe, absent: [] }, literal('x'), bool),
        bool,
      ),
      `tasks['maybe'].status == 'Succeeded' && ${ofMaybe} == 'x'`,
    ],
    [
      'a constant on the right',
      binary('&&', flag, literal(false), bool),
      `${isTrue("inputs.parameters['flag']")} ? false : false`,
    ],
    [
      'an item of a list',
      call('contains', bool, [items, s]),
      `${decode("inputs.parameters['s']")} in fromJSON(inputs.parameters['items'])`,
    ],
    ['a part of a text', call('contains', bool, [s, literal('x')]), "inputs.parameters['s'] contains 'x'"],
    [
      'a pattern',
      call('matches', bool, [s, literal('^[BC][0-9]{5}$')]),
      `${decode("inputs.parameters['s']")} matches '^[BC][0-9]\\x7b5\\x7d$'`,
    ],
    [
      'arithmetic, with the parentheses that it needs',
      binary(
        '==',
        binary('%', binary('+', n, literal(1), integer), literal(2), integer),
        unary('-', n),
        bool,
      ),
      "(asInt(sprig.trim(inputs.parameters['n'])) + 1) % 2 == -asInt(sprig.trim(inputs.parameters['n']))",
    ],
    [
      'differences that group to the left',
      binary('>', binary('-', n, binary('-', n, literal(1), integer), integer), literal(0), bool),
      "asInt(sprig.trim(inputs.parameters['n'])) - (asInt(sprig.trim(inputs.parameters['n'])) - 1) > 0",
    ],
  ])('%s', (_, expression, wanted) => {
    expect(lowerCondition(expression, environment)).toBe(`{{= ${wanted} }}`);
  });
});

describe('arguments', () => {
  it.each<[string, BoundExpression, string]>([
    ['a number', n, '{{inputs.parameters.n}}'],
    ['a Bool', flag, '{{inputs.parameters.flag}}'],
    ['an encoded text', s, "{{=inputs.parameters['s']}}"],
    ['a text of a step', made, `{{=${encode("tasks['make'].outputs.parameters['o']")}}}`],
    [
      'a Bool of a step, which may say anything',
      exists,
      `{{=${encode("tasks['make'].outputs.parameters['exists']")}}}`,
    ],
    ['a list', items, "{{=inputs.parameters['items']}}"],
    [
      'a list of a step',
      output(task('make'), 'l', listOf(string)),
      "{{=sprig.replace('\\x7b\\x7b', '\\x7b\\x5cu007b', tasks['make'].outputs.parameters['l'])}}",
    ],
    ['a name of the engine', runName, '{{workflow.name}}'],
    ['a constant', literal('a {{x}} $HOME'), 'a {\u2060{\u2060x}} $HOME'],
    ['a constant number', literal(1e21, float), '1e+21'],
    ['a constant list', literal(['{{x}}', 'é']), '["{\\u007bx}}","é"]'],
    [
      'a constant dict in the order of its keys',
      literal({ b: { d: 1, c: [] }, a: true }),
      '{"a":true,"b":{"c":[],"d":1}}',
    ],
    [
      'mixed text',
      text('s3://', s, '/', n, '/x'),
      "s3://{{=inputs.parameters['s']}}/{{inputs.parameters.n}}/x",
    ],
    ['a sum of texts', binary('+', s, literal('.csv'), string), "{{=inputs.parameters['s']}}.csv"],
    ['an optional input, absent or not', optional, `{{=${opt}}}`],
    [
      'an output that may be missing',
      maybe,
      `{{=tasks['maybe'].status == 'Succeeded' ? ${encode(ofMaybe)} : ${absent}}}`,
    ],
    [
      'the same where bind knows better',
      { ...maybe, absent: [] },
      `{{=tasks['maybe'].status == 'Succeeded' ? ${encode(ofMaybe)} : ${absent}}}`,
    ],
    [
      'an optional output of a group',
      grouped,
      `{{=tasks['group'].status == 'Succeeded' ? tasks['group'].outputs.parameters['o'] : ${absent}}}`,
    ],
    [
      'a default',
      call('default', string, [maybe, literal("it's {")]),
      `{{=tasks['maybe'].status == 'Succeeded' ? ${encode(ofMaybe)} : 'it\\x27s \\x7b\\u2060'}}`,
    ],
    [
      'the first of three',
      call('firstOf', string, [maybe, optional, s]),
      `{{=tasks['maybe'].status == 'Succeeded' ? ${encode(ofMaybe)} : ${opt} != ${absent} ? ${opt} : inputs.parameters['s']}}`,
    ],
    [
      'a choice',
      call('if', string, [flag, literal('a'), literal('b')]),
      `{{=${isTrue("inputs.parameters['flag']")} ? 'a' : 'b'}}`,
    ],
    [
      'a computed number',
      binary('/', n, literal(2), float),
      "{{=toJson(asInt(sprig.trim(inputs.parameters['n'])) / 2)}}",
    ],
    [
      'an element',
      index(items, literal(0), string),
      `{{=${encode("fromJSON(inputs.parameters['items'])[0] + ''")}}}`,
    ],
    [
      'a range',
      call('range', listOf(integer), [literal(0), n, literal(1)]),
      "{{=sprig.toRawJson(0..(asInt(sprig.trim(inputs.parameters['n'])) - 1))}}",
    ],
    [
      'sorted keys',
      call('keys', listOf(string), [input('d', dictOf(any))]),
      "{{=sprig.replace('\\x7b\\x7b', '\\x7b\\x5cu007b', sprig.toRawJson(sort(keys(fromJSON(inputs.parameters['d'])))))}}",
    ],
  ])('%s', (_, expression, wanted) => {
    expect(lowerArgument(expression, environment)).toBe(wanted);
  });

  it('turns the text of an untyped value into JSON for a list, and the other way round', () => {
    expect(lowerArgument(input('u', any), environment, listOf(any))).toBe(
      `{{=sprig.replace('\\x7b\\x7b', '\\x7b\\x5cu007b', ${decode("inputs.parameters['u']")})}}`,
    );
    expect(lowerArgument(items, environment, any)).toBe(`{{=${encode("inputs.parameters['items']")}}}`);
  });

  it('passes a constant text of another type on as it is written', () => {
    expect(lowerArgument(literal('1.10', float), environment)).toBe('1.10');
    expect(lowerArgument(literal('{"a": "{{"}', dictOf(any)), environment)).toBe('{"a": "{\\u007b"}');
  });
});

describe('outputs', () => {
  it('are in transport form between DAGs and decoded at the end', () => {
    expect(lowerOutputExpression(made, environment)).toBe(encode("tasks['make'].outputs.parameters['o']"));
    expect(lowerRootOutput(made, environment)).toBe("tasks['make'].outputs.parameters['o']");
    expect(lowerOutputExpression(s, environment)).toBe("inputs.parameters['s']");
    expect(lowerRootOutput(s, environment)).toBe(decode("inputs.parameters['s']"));
  });

  it('join texts in one expression', () => {
    expect(lowerOutputExpression(text('{', n, '}'), environment)).toBe(
      "'\\x7b\\u2060' + inputs.parameters['n'] + '\\x7d'",
    );
  });

  it('get variables of the workflow by tags, which Argo puts in before', () => {
    expect(lowerOutputExpression(text(runName, '-x'), environment)).toBe("'{{workflow.name}}' + '-x'");
  });

  it('give the sentinel for what is absent', () => {
    expect(lowerOutputExpression(maybe, environment)).toBe(
      `tasks['maybe'].status == 'Succeeded' ? ${encode(ofMaybe)} : ${absent}`,
    );
  });
});

describe('environment variables', () => {
  it.each<[string, BoundExpression, string]>([
    ['a number', n, '{{inputs.parameters.n}}'],
    [
      'a text',
      s,
      "{{=sprig.replace('\\x7b\\u2060', '$(PW_LB)', sprig.replace('$', '$$', inputs.parameters['s']))}}",
    ],
    ['JSON', items, "{{=sprig.replace('$', '$$', inputs.parameters['items'])}}"],
    ['a constant', literal('{{x}} $HOME {'), '$(PW_LB){x}} $HOME {'],
    ['a brace before a tag', text('{', n, '}'), '$(PW_LB){{inputs.parameters.n}}}'],
  ])('%s', (_, expression, wanted) => {
    expect(lowerEnv(expression, environment)).toBe(wanted);
  });

  it('passes the sentinel on, or gives another text for what is absent', () => {
    const value = `sprig.replace('\\x7b\\u2060', '$(PW_LB)', sprig.replace('$', '$$', ${opt}))`;
    expect(lowerEnv(optional, environment)).toBe(`{{=${value}}}`);
    expect(lowerEnv(optional, environment, '')).toBe(`{{=${opt} != ${absent} ? ${value} : ''}}`);
    expect(lowerEnv(input('count', integer, true), environment)).toBe('{{inputs.parameters.count}}');
  });

  it('escapes constants for Argo and the kubelet', () => {
    expect(escapeConstant('plain {x} $HOME "$@"')).toEqual({
      text: 'plain {x} $HOME "$@"',
      needsBrace: false,
    });
    expect(escapeConstant('$$ $(a) ${b} ${{c $')).toEqual({
      text: '$$$ $$(a) ${b} $$$(PW_LB){c $$',
      needsBrace: true,
    });
    expect(escapeConstant('{{{x}}} $(PATH)')).toEqual({
      text: '$(PW_LB)$(PW_LB){x}}} $$(PATH)',
      needsBrace: true,
    });
  });
});

describe('other fields', () => {
  it('hold tags and constants', () => {
    expect(lowerFieldText(text('registry/', s, ':', n), environment)).toBe(
      "registry/{{=inputs.parameters['s']}}:{{inputs.parameters.n}}",
    );
    expect(lowerFieldText(literal('$HOME {x}'), environment)).toBe('$HOME {x}');
    expect(lowerFieldText(optional, environment)).toBe(`{{=${opt} != ${absent} ? ${opt} : ''}}`);
  });

  it('get lone braces back where they are allowed', () => {
    expect(lowerFreeText(literal('{x}'), environment)).toBe('{x}');
    expect(lowerFreeText(text('n={', n, '}'), environment)).toBe(
      "{{=sprig.regexReplaceAll('\\x5c\\x7b\\u2060([^\\x7b]|$)', 'n=\\x7b\\u2060' + inputs.parameters['n'] + '\\x7d', '\\x7b$\\x7b1\\x7d')}}",
    );
    expect(lowerFreeText(text('n=', n), environment)).toBe('n={{inputs.parameters.n}}');
  });

  it('tell whether a value is present', () => {
    expect(lowerPresence(s, environment)).toBe('true');
    expect(lowerPresence(optional, environment)).toBe(`{{= ${opt} != ${absent} }}`);
    expect(lowerPresence(call('firstOf', string, [maybe, optional], maybe.absent), environment)).toBe(
      `{{= tasks['maybe'].status == 'Succeeded' || ${opt} != ${absent} }}`,
    );
  });
});
