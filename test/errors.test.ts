import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatPretty } from '../src/diagnostics/format/pretty.ts';
import { alsoFound, directory, errorFolders, filesOf, findings } from './errors/fixtures.ts';

/** `UPDATE=1 npx vitest run test/errors.test.ts` writes what is found; read the difference before you commit it. */
const update = Boolean(process.env.UPDATE);

describe.each(errorFolders())('%s', (code) => {
  it.each(filesOf(code, 'bad', '.yaml'))(
    '%s shows exactly what is expected, and nothing but this code',
    async (name) => {
      const found = await findings(`${code}/${name}`);
      const shown = formatPretty(found, { color: false, width: 100 });
      const expected = join(directory, code, name.replace(/yaml$/, 'expected.txt'));
      if (update) writeFileSync(expected, shown);
      const also = alsoFound(`${code}/${name}`);
      expect(new Set(found.map((one) => one.code).filter((one) => !also.includes(one)))).toEqual(
        new Set([code]),
      );
      expect(existsSync(expected) ? readFileSync(expected, 'utf8') : '').toBe(shown);
    },
  );

  it.each(filesOf(code, 'ok', '.yaml'))('%s, a near miss, is silent', async (name) => {
    const also = alsoFound(`${code}/${name}`);
    const found = (await findings(`${code}/${name}`)).filter((one) => !also.includes(one.code));
    expect(formatPretty(found, { color: false, width: 100 })).toBe('');
  });

  it('has no expectation without its example', () => {
    const examples = new Set(
      filesOf(code, 'bad', '.yaml').map((name) => name.replace(/yaml$/, 'expected.txt')),
    );
    expect(filesOf(code, '', '.txt').filter((name) => !examples.has(name))).toEqual([]);
  });
});
