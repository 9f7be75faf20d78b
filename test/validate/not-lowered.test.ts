import { expect, test } from 'vitest';
import { unlowered } from '../../src/validate/not-lowered.ts';

test('every key of the language is compiled', () => {
  expect(unlowered).toEqual([]);
});
