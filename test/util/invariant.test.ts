import { expect, it } from 'vitest';
import { InternalError, invariant } from '../../src/util/invariant.ts';

it('throws only what does not hold, as an error of our own', () => {
  expect(() => invariant(1, 'holds')).not.toThrow();
  expect(() => invariant(false, 'a task has a name')).toThrow(new InternalError('a task has a name'));
  expect(new InternalError('x').name).toBe('InternalError');
});
