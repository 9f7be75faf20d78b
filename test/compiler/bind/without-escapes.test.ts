import { expect, it } from 'vitest';
import { withoutEscapes } from '../../../src/compiler/bind/without-escapes.ts';
import type { Value } from '../../../src/model/type.ts';

it.each<[Value, Value]>([
  ['a $${{ b }} $${{', 'a ${{ b }} ${{'],
  ['$$ ${{ $', '$$ ${{ $'],
  [
    ['$${{', 1, null, true],
    ['${{', 1, null, true],
  ],
  [
    { '$${{': '$${{', b: { c: ['$${{'] } },
    { '$${{': '${{', b: { c: ['${{'] } },
  ],
  [null, null],
  [5, 5],
])('%j becomes %j', (written, meant) => {
  expect(withoutEscapes(written)).toEqual(meant);
});
