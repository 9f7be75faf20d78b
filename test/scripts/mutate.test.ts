import { stripTypeScriptTypes } from 'node:module';
import { describe, expect, it } from 'vitest';
import { instrument } from '../../scripts/mutate/instrument.ts';
import { type Mutant, mutantsOf } from '../../scripts/mutate/mutants.ts';
import { mutated } from '../../scripts/mutate/valid.ts';

function changes(text: string): readonly string[] {
  return mutantsOf('a.ts', text).map(({ original, replacement }) => `${original} → ${replacement}`);
}

describe('mutantsOf', () => {
  it.each([
    ['x = a < b', ['a < b → (a) <= (b)', 'a < b → (a) >= (b)', 'a < b → true', 'a < b → false']],
    ['x = a && b', ['a && b → (a) || (b)']],
    ['x = a ?? b', ['a ?? b → b']],
    ['x = !a', ['!a → a']],
    ['x = [a]', ['[a] → []']],
    ['x = {a}', ['{a} → {}']],
    ['x = "" + 1', ['"" + 1 → ("") - (1)', '"" → \'mutated\'', '1 → 0']],
    ['x = `a${b}`', ['`a${b}` → ``']],
    ['x = a.some(b)', ['a.some(b) → a.every(b)']],
    ['x = a.filter(b)', ['a.filter(b) → a']],
    [
      'x = /^[^a]+\\+$/u',
      [
        '/^[^a]+\\+$/u → /[^a]+\\+$/u',
        '/^[^a]+\\+$/u → /^[a]+\\+$/u',
        '/^[^a]+\\+$/u → /^[^a]\\+$/u',
        '/^[^a]+\\+$/u → /^[^a]+\\+/u',
      ],
    ],
  ])('knows the mistakes in %s', (text, expected) => {
    // The assignment itself may be left out as well.
    expect(changes(`${text};`).slice(1)).toEqual(expected);
  });

  it('leaves types, names and modules alone', () => {
    expect(
      changes(
        "import a from 'b';\nexport * from 'c';\ntype T = 'd' | 1;\nconst e: 'f' = g as 'h';\nclass I { 'j': 2; }",
      ),
    ).toEqual([]);
  });

  it('does not break up what `?.` skips', () => {
    expect(changes('const x = a?.b.filter(c).slice(1);')).toEqual(['1 → 0']);
  });

  it('gives each mutant a key that other lines do not change', () => {
    const keys = (text: string): readonly string[] => mutantsOf('a.ts', text).map(({ key }) => key);
    expect(keys('// more\n\nconst x = [a, true];')).toEqual(keys('const x = [a, true];'));
    expect(new Set(keys('const x = [true, true];')).size).toBe(3);
  });
});

describe('instrument', () => {
  const text = `
function f(a: number, b?: readonly number[]): string {
  let sum = 0;
  for (const one of b ?? [1, 2]) {
    if (one > 1 && a !== 3) sum += one * a;
  }
  log();
  return sum === 0 ? 'none' : \`\${sum} of \${a}\`;
}
function log(): void { count = count + 1; }
let count = 0;
const results = [0, 3, 4].map((a) => f(a)).concat(f(2, [5]), String(count));
`;
  const run = (script: string, active: number): string => {
    const code = `${stripTypeScriptTypes(script)}\nreturn results.join();`;
    const body = new Function('__mutant', '__turn', code);
    return String(
      body(
        (id: number) => id === active,
        () => {},
      ),
    );
  };

  it('changes nothing while no mutant is on, and is the mutant while it is', () => {
    const mutants = mutantsOf('a.ts', text).map((one, index) => ({ ...one, id: index + 1 }));
    const script = instrument(text, mutants);
    const plain = run(text, 0);
    expect(plain).toBe('none,none,8 of 4,10 of 2,4');
    expect(run(script, 0)).toBe(plain);
    expect(mutants.length).toBeGreaterThan(30);
    const attempt = (one: string, id: number): string => {
      try {
        return run(one, id);
      } catch {
        return 'an exception';
      }
    };
    const wrong = mutants.filter((one) => attempt(script, one.id) !== attempt(mutated(text, one), 0));
    expect(wrong.map(({ original, replacement }: Mutant) => `${original} → ${replacement}`)).toEqual([]);
  });

  it('counts the turns of loops and functions', () => {
    const script = instrument('function f() {\n  while (true) {\n    g();\n  }\n}', []);
    expect(script).toBe('function f() { __turn();\n  while (true) { __turn();\n    g();\n  }\n}');
  });
});
