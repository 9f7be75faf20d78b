import { describe, expect, it } from 'vitest';
import { holdsExpression } from '../../src/syntax/holds-expression.ts';

describe('holdsExpression', () => {
  it.each(['${{ inputs.x }}', 'a ${{ 1 }} b', '$${{ x }} ${{ y }}', '${{ not closed'])(
    'finds one in %s',
    (text) => {
      expect(holdsExpression(text)).toBe(true);
    },
  );

  it.each(['', '$${{ inputs.x }}', '{{ item }}', '$ {{ x }}', '$(X)'])('finds none in "%s"', (text) => {
    expect(holdsExpression(text)).toBe(false);
  });
});
