import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compile } from '../../src/compiler/compile.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import { MemoryHost, pipeline } from '../support/compile.ts';

const files = {
  'pipeline.yaml': pipeline(
    'tasks: {a: {container: {image: "a:1", command: [x], env: {A: b}}, labels: {l: m}, tolerations: [{key: k, operator: Exists}]}}\n',
  ),
  'nightly.yaml': pipeline(
    'schedule: {cron: "@daily"}\ntasks: {a: {container: {image: "a:1", command: [x]}}}\n',
  ),
};
const ours = (name: string): string => readFileSync(`src/targets/argo/templates/${name}.hbs`, 'utf8');

interface Outcome {
  readonly text: string | undefined;
  readonly messages: readonly string[];
}

/** Compiles with our templates, changed as told. */
async function outcome(
  changes: Readonly<Record<string, (text: string) => string>>,
  path = 'pipeline.yaml',
): Promise<Outcome> {
  const sink = new Sink();
  const templates = Object.entries(changes).map(([name, change]) => {
    const text = change(ours(name));
    expect(text, name).not.toBe(ours(name));
    return { path: `own/${name}.hbs`, text };
  });
  const options = { inputs: new Map<string, string>(), target: 'argo', templates } as const;
  const text = await compile(path, new MemoryHost(files), options, sink);
  return { text, messages: sink.diagnostics().map(({ message }) => message) };
}

/** Adds lines to a template of a step, in front of what it says of its container. */
const atStep =
  (lines: string) =>
  (text: string): string =>
    text.replace('  {{#has "container"}}\n', `  {{#has "container"}}\n${lines}\n`);
const atWorkflow =
  (lines: string) =>
  (text: string): string =>
    text.replace('  {{> metadata metadata}}\n', `  {{> metadata metadata}}\n${lines}\n`);
const atSpec =
  (lines: string) =>
  (text: string): string =>
    text.replace('templates:\n', `${lines}\ntemplates:\n`);
const atContainer =
  (lines: string) =>
  (text: string): string =>
    text.replace('{{#has "imagePullPolicy"}}', `${lines}\n{{#has "imagePullPolicy"}}`);

describe('templates of users', () => {
  it('give the same when they are ours, but for a comment', async () => {
    const { text, messages } = await outcome({ header: (text) => `${text}# Ask data@example.org.\n` });
    expect(messages).toEqual([]);
    expect(text?.split('\n')[1]).toBe('# Ask data@example.org.');
  });

  it.each([
    ['labels of the workflow', { workflow: atWorkflow('  labels: {team: data}') }, 'pipeline.yaml'],
    ['a priority of all pods', { spec: atSpec('podPriorityClassName: batch') }, 'pipeline.yaml'],
    ['the same of a scheduled one', { spec: atSpec('podPriorityClassName: batch') }, 'nightly.yaml'],
    ['a node for all pods', { spec: atSpec('nodeSelector: {pool: batch}') }, 'pipeline.yaml'],
    [
      'a sidecar',
      { template: atStep('  sidecars: [{name: s, image: "s:1", command: [s]}]') },
      'pipeline.yaml',
    ],
    [
      'a variable',
      {
        container: (text: string) =>
          text.replace('env:{{tree env}}', 'env:\n- {name: A, value: b}\n- {name: TEAM, value: data}'),
      },
      'pipeline.yaml',
    ],
    ['privileges', { container: atContainer('securityContext: {runAsNonRoot: true}') }, 'pipeline.yaml'],
    [
      'metrics',
      { template: atStep('  metrics: {prometheus: [{name: a, help: b, gauge: {value: "\\{{duration}}"}}]}') },
      'nightly.yaml',
    ],
  ] as const)('may add %s', async (_, changes, path) => {
    const { text, messages } = await outcome(changes, path);
    expect(messages).toEqual([]);
    expect(() => parse(text ?? '', { version: '1.1' })).not.toThrow();
  });

  it('may add to lists that have items, between which ours keep their order', async () => {
    const more = (text: string): string =>
      text.replace(
        'tolerations:{{tree tolerations}}',
        'tolerations:\n  - {key: k, operator: Exists}\n  - {key: more, operator: Exists}',
      );
    expect((await outcome({ template: more })).messages).toEqual([]);
  });

  it.each([
    [
      'another image',
      { container: (text: string) => text.replace('{{scalar image}}', 'b') },
      'change "spec.templates.a.container.image"',
    ],
    [
      'no command',
      { container: (text: string) => text.replace(/\{\{#has "command"\}\}[\s\S]*?\{\{\/has\}\}\n/, '') },
      'leave out "spec.templates.a.container.command"',
    ],
    [
      'no variables',
      { container: (text: string) => text.replace('env:{{tree env}}', 'env: []') },
      'leave out an item of "spec.templates.a.container.env"',
    ],
    [
      'a retry',
      { template: atStep('  retryStrategy: {limit: "3"}') },
      'add "spec.templates.a.retryStrategy"',
    ],
    [
      'another task',
      { dag: (text: string) => `${text}- {name: b, template: a}\n` },
      'add an item of "spec.templates.main.dag.tasks"',
    ],
    [
      'another template',
      { spec: (text: string) => `${text}- {name: b, container: {image: b}}\n` },
      'add an item of "spec.templates"',
    ],
    [
      'another target',
      { dag: (text: string) => text.replace('{{scalar target}}', 'b') },
      'change "spec.templates.main.dag.target"',
    ],
    [
      'another name',
      { metadata: (text: string) => text.replace('{{scalar generateName}}', 'b-') },
      'change "metadata.generateName"',
    ],
    ['templates for all', { spec: atSpec('templateDefaults: {}') }, 'add "spec.templateDefaults"'],
    [
      'a variable of ours',
      {
        container: (text: string) =>
          text.replace('env:{{tree env}}', 'env:\n- {name: A, value: b}\n- {name: INPUT_X, value: y}'),
      },
      'The variable "INPUT_X" is one that',
    ],
    [
      'a variable twice',
      {
        container: (text: string) =>
          text.replace('env:{{tree env}}', 'env:\n- {name: A, value: b}\n- {name: A, value: c}'),
      },
      'repeat an item of "spec.templates.a.container.env"',
    ],
    [
      'a container of Argo',
      { template: atStep('  sidecars: [{name: wait, image: "s:1", command: [s]}]') },
      '"wait" is no name for a container',
    ],
    [
      'a sidecar without a program',
      { template: atStep('  sidecars: [{name: s, image: "s:1"}]') },
      'needs a command',
    ],
    [
      'a field that is none',
      { template: atStep('  sidecars: [{name: s, image: "s:1", command: [s], comand: x}]') },
      'no field "comand"',
    ],
    [
      'a bare word',
      { spec: atSpec('nodeSelector: {pool: on}') },
      'Argo reads this bare word as the truth value true',
    ],
    [
      'a label that is none',
      { workflow: atWorkflow('  labels: {team: "a b"}') },
      'does not take the label "team"',
    ],
    [
      'a tag',
      { workflow: atWorkflow('  annotations: {a: "\\{{inputs.parameters.x}}"}') },
      'Argo would read the "{{"',
    ],
    ['what is no YAML', { header: (text: string) => `${text}: [\n` }, ''],
  ] as const)('may not give %s', async (_, changes, message) => {
    const { text, messages } = await outcome(changes);
    expect(text).toBeUndefined();
    expect(messages.join('\n')).toContain(message);
    expect(messages).not.toEqual([]);
  });

  it('of a schedule may not add what is for workflows', async () => {
    const cron = (text: string): string => `hostNetwork: true\n${text}`;
    const { messages } = await outcome({ 'cron-spec': cron }, 'nightly.yaml');
    expect(messages).toEqual([
      'The templates add "spec.hostNetwork", which nothing but the compiler may write.',
    ]);
  });
});
