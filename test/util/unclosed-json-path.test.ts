import { describe, expect, it } from 'vitest';
import { unclosedJsonPath } from '../../src/util/unclosed-json-path.ts';

describe('the brackets and quotes of a JSONPath', () => {
  it.each([
    '{.status.phase}',
    "{.status.conditions[?(@.type=='Ready')].status}",
    '{.metadata.annotations.example\\.org/a\\[b}',
    '{range .items[*]}{.metadata.name}{"]\\n"}{end}',
    "{.a} it's [open {.b}",
    "{['a]b'].c}",
  ])('are closed in %s', (path) => {
    expect(unclosedJsonPath(path)).toBeUndefined();
  });

  it.each([
    ['{.status[}', '['],
    ["{.status.conditions[?(@.type=='Ready'].status}", '('],
    ["{.status['phase]}", "'"],
    ['{.a}{.b', '{'],
    ['{.items[0}', '['],
  ])('are open in %s', (path, sign) => {
    expect(unclosedJsonPath(path)).toBe(sign);
  });
});
