import { beforeAll, describe, expect, it } from 'vitest';
import { type EvaluateResult, evaluate } from '../harness.ts';
import { by, type Observed, observed } from './recorded.ts';

type Row = readonly [template: string, vars: Readonly<Record<string, string>>, value: string];

const p = (value: string): Readonly<Record<string, string>> => ({ 'inputs.parameters.p': value });

/** What comes out, whether unresolved tags are allowed or not. */
const right: readonly Row[] = [
  ["{{= inputs.parameters['my-p'] }}", { 'inputs.parameters.my-p': '1' }, '1'],
  ["{{= sprig.int('') }}", p(''), '0'],
  ["{{= inputs.parameters['missing'] ?? 'd' }}", p(''), 'd'],
  ["{{= inputs.parameters['p'] == true }}", p('true'), 'false'],
  ["{{= inputs.parameters['p'] == 'true' }}", p('true'), 'true'],
  ['{{= 10/4 }}', p(''), '2.5'],
  ['{{= 7/7 }}', p(''), '1'],
  ['{{= 0.1+0.2 }}', p(''), '0.30000000000000004'],
  ['{{= 1.0 }}', p(''), '1'],
  ["{{= asFloat('1e-05') < 0.1 }}", p(''), 'true'],
  ["{{= asFloat('-3.5E+2') }}", p(''), '-350'],
  ["{{= asInt(sprig.trim(inputs.parameters['p'])) }}", p(' 7\n'), '7'],
  ["{{= inputs.parameters['p'] ?? 'x' }}|", p(''), '|'],
  ["{{= nil == '' }}", p(''), 'false'],
  [
    "{{= sprig.lower(sprig.trim(inputs.parameters['p'])) in ['true','1','yes','y','on','t'] }}",
    p(' YES\n'),
    'true',
  ],
  ["{{='{' + '{literal}' + '}'}}", p(''), '{{literal}}'],
  ["{{= '\\x7b\\x7d\\x27\\x5c' }}", p(''), "{}'\\"],
  ["{{= '\\x7b\\u2060' }}", p(''), '{\u2060'],
  ["{{= inputs.parameters['p'] == 'it\\x27s \\x7b\\x7d' }}", p("it's {}"), 'true'],
  [
    "{{=sprig.sha256sum(toJson([inputs.parameters['p']]))}}",
    p('v'),
    '79b834b8734a4029885baa6285f5340092585786b6852ece7a70634ad62d70dc',
  ],
];

/** How Argo says that a text is no whole number. */
const notANumber = (text: string): RegExp =>
  by({
    default: new RegExp(`invalid operation: int\\(${text}\\)`),
    '3.6.5': new RegExp(`strconv\\.ParseInt: parsing "${text}": invalid syntax`),
  });

/** What stays as text where unresolved tags are allowed, though it is an error where they are not. */
const silent: readonly (readonly [
  template: string,
  vars: Readonly<Record<string, string>>,
  error: RegExp,
])[] = [
  ['{{= inputs.parameters.my-p }}', { 'inputs.parameters.my-p': '1' }, /failed to evaluate expression: /],
  ['{{= inputs.parameters.typo }}', p('1'), /failed to evaluate expression|failed to resolve/],
  ["{{= inputs.parameters['p'] + 1 }}", p('1'), /invalid operation: string \+ int/],
  ["{{= asInt('') }}", p(''), notANumber('')],
  ["{{= asInt('1e-05') }}", p(''), notANumber('1e-05')],
  ["{{= asInt(' 7') }}", p(''), notANumber(' 7')],
  ["{{= tasks['zz']?.outputs?.parameters?.o ?? 'd' }}", p(''), /failed to evaluate expression: /],
  ["{{= sprig.env('HOME') }}", p(''), /failed to evaluate expression: /],
  ["{{= toJson(asFloat('inf')) }}", p(''), /json: unsupported value: \+Inf/],
];

/** What is an error in any case. */
const broken: readonly (readonly [template: string, error: string])[] = [
  ["{{= {'a': {'b': 1}} }}", 'unexpected token EOF'],
  ["{{= '}}' }}", 'literal not terminated'],
  ["{{= '\\u0026' }}", "invalid character '&' in string escape code"],
  ['x {{ y', 'Cannot find end tag="}}"'],
];

async function of(template: string, vars: Readonly<Record<string, string>>): Promise<EvaluateResult> {
  const [result] = await evaluate([{ template, vars }]);
  return result ?? expect.fail('no answer');
}

describe('P-16, P-17b: expression tags', () => {
  it.each(right)('P-17b: %s with %j gives %j', async (template, vars, value) => {
    const result = await of(template, vars);
    expect(result.allow.value).toBe(value);
    // 3.7.14 and 4.0.2 look members up before they evaluate.
    const looksUp = template.includes("['missing']");
    const missing = by({ default: false, '3.7.14': looksUp, '4.0.2': looksUp });
    expect(result.deny.value).toBe(missing ? undefined : value);
  });

  it.each(silent)('P-16: %s with %j fails without a sound: the text stays', async (template, vars, error) => {
    const result = await of(template, vars);
    expect(result.deny.error).toMatch(error);
    // From 4.0 on only what names something unknown stays.
    const isKnown = result.deny.missingVariable === false;
    if (by({ default: false, '4.0.2': isKnown })) expect(result.allow.error).toMatch(error);
    else expect(result.allow.value).toBe(template);
  });

  it.each(broken)('P-22: %s is an error: %s', async (template, error) => {
    const result = await of(template, p(''));
    expect(result.deny.error).toContain(error);
    if (result.allow.error !== undefined) {
      expect(result.allow.error).toMatch(/^(?:failed to|Cannot find|cannot finish template replacement)/);
      return;
    }
    // Older versions leave the text of an expression that is none.
    expect(by({ default: undefined, '3.7.3': template, '3.6.5': template })).toBe(result.allow.value);
  });
});

describe('P-17: empty texts as numbers', () => {
  it('P-17: asInt of an empty text is an error, and sprig says 0', async () => {
    expect((await of("{{= asInt('') }}", p(''))).deny.error).toMatch(notANumber(''));
    expect((await of("{{= sprig.int('') }}", p(''))).deny.value).toBe('0');
  });
});

describe('P-19: blanks in simple tags', () => {
  it('P-19: a tag with blanks is read here, which the docs do not promise', async () => {
    expect((await of('{{ inputs.parameters.p }}', p('v'))).deny.value).toBe('v');
    expect((await of('{{inputs.parameters.p}}', p('v'))).deny.value).toBe('v');
  });
});

describe('P-22: texts that look like tags', () => {
  it.each(['a {{ jinja }} b', '{{foo}}', '{{inputs.foo}}', '{{tasks.a.b}}'])(
    'P-22: %s stays where it may and is an error where not',
    async (text) => {
      const result = await of(text, p('v'));
      expect(result.allow.value).toBe(text);
      expect(result.deny.error).toContain('failed to resolve {{');
    },
  );

  it('P-21: a value that holds a tag is put in as it is, so the next pass reads it', async () => {
    for (const value of ['{{workflow.name}}', '{{=1+1}}']) {
      expect((await of('{{inputs.parameters.p}}', p(value))).deny.value).toBe(value);
      expect((await of("{{=inputs.parameters['p']}}", p(value))).deny.value).toBe(value);
    }
  });
});

describe('fact 09: expressions in arguments', () => {
  const name = 'cases/09-expr';
  let cases: Observed;
  beforeAll(async () => {
    cases = await observed([name, 'cases/09a-param-quotes']);
  });

  it('fact 09: numbers, comparisons, maps, lists and signs have these texts', () => {
    // 3.5 writes what is no text as Go does, later versions as JSON.
    const isGo = by({ default: false, '3.5.14': true });
    expect(cases.inputs(name, 'sum', 'flt', 'cmp', 'obj', 'lst', 'htmlesc', 'nl')).toEqual({
      sum: '42',
      flt: `20.5 3.5 2 1e+21 0.30000000000000004 2 8 ${isGo ? '1e+19' : '10000000000000000000'}`,
      cmp: 'true false true',
      obj: '{"a":"41","n":[1,"x"]}',
      lst: isGo ? '[41 q"r]' : '["41","q\\"r"]',
      htmlesc: 'a<b>&c é☃',
      nl: 'l1\nl2\ttab|l1\nl2\ttab',
    });
  });

  it('fact 09: quotes, backslashes, dollars and backquotes in values are safe', () => {
    const value = 'it\'s "q" \\ ${x} $(y) `z`';
    expect(cases.inputs('cases/09a-param-quotes', 's', 'e')).toEqual({ s: value, e: value });
  });
});
