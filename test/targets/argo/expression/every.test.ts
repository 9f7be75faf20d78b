import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compileFiles, parts, shown } from '../../../support/compile.ts';

/** `UPDATE=1 npx vitest run test/targets/argo/expression/every.test.ts` writes what is compiled; that it means the same is for the engine tests. */
it('compiles every operator and function on every kind of operand to what was read and approved', async () => {
  const folder = 'test/targets/argo/expression';
  const files = { ...parts, 'every.yaml': readFileSync(`${folder}/every.yaml`, 'utf8') };
  const { text, diagnostics } = await compileFiles(files, { path: 'every.yaml' });
  expect(shown(diagnostics)).toBe('');
  const golden = `${folder}/every.golden.yaml`;
  if (process.env.UPDATE === '1') writeFileSync(golden, text ?? '');
  expect(text).toBe(readFileSync(golden, 'utf8'));
});
