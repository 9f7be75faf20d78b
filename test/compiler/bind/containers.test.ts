import { describe, expect, it } from 'vitest';
import { compiled, compileFiles, findings, templateOf, withParts } from '../../support/compile.ts';

function step(sidecars: string, more = ''): string {
  return `volumes: {data: {emptyDir: {}}, other: {emptyDir: {}}}
tasks:
  one:
    component: ./work.yaml
    mounts: {/data: data}
    sidecars: ${sidecars}
${more}`;
}

describe('sidecars and init containers', () => {
  it.each([
    ['[{name: a, image: "b:1", command: [c], volumeMounts: [{name: data, mountPath: /x}]}]'],
    ['[{name: a, image: "b:1", command: [c], mirrorVolumeMounts: true}]'],
    ['[]'],
    ['null'],
  ])('may be %s', async (sidecars) => {
    expect(await findings(withParts(step(sidecars)))).toEqual([]);
  });

  it.each([
    ['a name of Argo', '[{name: main, image: "b:1"}]', ['reserved-name: main']],
    ['a name that is none', '[{name: A.b, image: "b:1"}]', ['invalid-kubernetes-name: A.b']],
    ['one name twice', '[{name: a, image: "b:1"}, {name: a, image: "b:1"}]', ['duplicate-name: a']],
    ['an image that is none', '[{name: a, image: "B b"}]', ['invalid-image: "B b"']],
    ['no image', '[{name: a}]', ['missing-key: name']],
    ['a key that Kubernetes has not', '[{name: a, image: "b:1", comand: [x]}]', ['unknown-key: comand']],
    [
      'a variable that is none',
      '[{name: a, image: "b:1", env: [{name: "a b", value: c}]}]',
      ['invalid-kubernetes-name: "a b"'],
    ],
    ['a number for a variable', '[{name: a, image: "b:1", env: [{name: A, value: 1}]}]', ['wrong-type: 1']],
    [
      'a volume that the step does not mount',
      '[{name: a, image: "b:1", volumeMounts: [{name: other, mountPath: /x}]}]',
      ['unknown-volume: other'],
    ],
    [
      'two volumes at one place',
      '[{name: a, image: "b:1", volumeMounts: [{name: data, mountPath: /x}, {name: data, mountPath: /x}]}]',
      ['mount-conflict: /x'],
    ],
    [
      'an expression',
      '[{name: a, image: "b:${{ run.name }}"}]',
      ['expression-not-allowed: "b:${{ run.name }}"'],
    ],
    ['a tag of Argo', '[{name: a, image: "b:1", args: ["{{x}}"]}]', ['literal-braces: "{{x}}"']],
  ])('refuses %s', async (_, sidecars, expected) => {
    expect(await findings(withParts(step(sidecars)))).toEqual(expected);
  });

  it('tells names of both lists apart, and wants no probe of what ends', async () => {
    const first = '    initContainers: [{name: a, image: "b:1", readinessProbe: {tcpSocket: {port: 1}}}]\n';
    expect(await findings(withParts(step('[{name: a, image: "b:1"}]', first)))).toEqual([
      'duplicate-name: a',
      'settings-conflict: readinessProbe',
    ]);
  });

  it('warns of a sidecar without a command, not of an init container', async () => {
    const { diagnostics } = await compileFiles(
      withParts(step('[{name: a, image: "b:1"}]', '    initContainers: [{name: c, image: "b:1"}]\n')),
    );
    const found = diagnostics.filter(({ code }) => code === 'missing-command').map(({ message }) => message);
    expect(found).toEqual([expect.stringContaining('The sidecar "a" of "one" has no command')]);
  });

  it('come from the defaults as a whole, and a task replaces or removes them', async () => {
    const body = `defaults: {sidecars: [{name: a, image: "b:1", command: [c]}]}
tasks:
  one: {component: ./work.yaml}
  two: {component: ./work.yaml, sidecars: null}
  three: {component: ./work.yaml, sidecars: [{name: x, image: "y:1", command: [z]}]}
`;
    const argo = await compiled(withParts(body));
    const names = ['work', 'work-2', 'work-3'].map((name) =>
      templateOf(argo, name).sidecars?.map((one) => one.name),
    );
    expect(names).toEqual([['a'], undefined, ['x']]);
  });
});
