import { describe, expect, it } from 'vitest';
import { compiled, envOf, findings, templateOf, withParts } from '../support/compile.ts';

/** What we write because of a pitfall, where no other test says so. */

describe('files from Secrets', () => {
  it.each([
    ['0o440', 0o440],
    ['288', 288],
  ])('P-56: a mode of a file is a number, whatever its notation (%s)', async (written, mode) => {
    const object = await compiled(
      withParts(
        `tasks: {w: {component: ./work.yaml, mounts: {/s: {secret: token, items: [{key: k, path: p, mode: ${written}}]}}}}\n`,
      ),
    );
    expect(templateOf(object, 'work').volumes).toMatchObject([
      { secret: { secretName: 'token', items: [{ key: 'k', path: 'p', mode }] } },
    ]);
  });
});

describe('Secrets', () => {
  it('P-63: a Secret is never an argument or part of a text', async () => {
    const object = await compiled(
      withParts('tasks: {w: {component: ./work.yaml, env: {T: {secret: {name: s, key: k}}}}}\n'),
    );
    expect(envOf(object, 'work')).toEqual({ T: { secretKeyRef: { name: 's', key: 'k' } } });
    expect(templateOf(object, 'work')).not.toHaveProperty('inputs');
    expect(
      await findings(
        withParts('tasks: {s: {component: ./say.yaml, arguments: {text: {secret: {name: s, key: k}}}}}\n'),
      ),
    ).not.toEqual([]);
  });
});
