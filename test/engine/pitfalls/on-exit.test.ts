import { beforeAll, describe, expect, it } from 'vitest';
import { component, type Files, withParts } from '../../support/compile.ts';
import type { Case } from './compiled.ts';
import { ran } from './compiled.ts';
import type { Observed } from './recorded.ts';

/** What Argo quotes in its own way: DEL and a tag of plane 14 are no JSON then. Our cure leaves both out. */
const message = 'it\'s "{{workflow.name}}" {{=1+1}} \\x7f C:\\dir $(HOME) \u007f\u{e0001}é';
const arrived = 'it\'s "{{workflow.name}}" {{=1+1}} \\x7f C:\\dir $(HOME) é';

const say = component(
  'say',
  'inputs: [{name: text, type: String, default: x}]\nimplementation: {container: {image: "alpine:3.20", command: [say, {inputValue: text}]}}\n',
);
const called = (onExit: string): string =>
  `apiVersion: pipewright/v1\nkind: Pipeline\nname: called\ntasks:\n  work: {component: ./say.yaml}\nonExit:\n${onExit}`;
const tellStatus = '  tell: {component: ./say.yaml, arguments: {text: "${{ run.status }}"}}\n';
const files = (body: string, more: Files = {}): Files => withParts(body, { 'say.yaml': say, ...more });

const cases = {
  messages: {
    files: files(`tasks:
  bad: {component: ./say.yaml}
  group:
    tasks:
      retried: {component: ./say.yaml, retry: {limit: 1}}
  looped: {component: ./say.yaml, forEach: [a, b]}
onExit:
  fails: {component: ./say.yaml, continueOnFailure: true}
  each: {after: [fails], component: ./say.yaml, forEach: "\${{ run.failures }}", arguments: {text: "\${{ item.task }}|\${{ item.message }}"}}
  count: {after: [fails], component: ./say.yaml, arguments: {text: "\${{ string(length(run.failures)) }}"}}
`),
    script: {
      bad: { exitCode: 1, message },
      retried: { exitCode: 2 },
      looped: { exitCode: 3 },
      fails: { exitCode: 1 },
    },
  },
  none: {
    files: files(`tasks:
  good: {component: ./say.yaml}
onExit:
  each: {component: ./say.yaml, forEach: "\${{ run.failures }}"}
  count: {component: ./say.yaml, arguments: {text: "\${{ length(run.failures) }} \${{ run.status }}"}}
`),
  },
  timeout: {
    files: files(`run: {timeout: 2s}
tasks:
  slow: {component: ./say.yaml}
onExit:
${tellStatus}  later: {after: [tell], component: ./say.yaml}
`),
    script: { slow: { delayMs: 5000 } },
  },
  'exit fails': {
    files: files(`tasks:\n  work: {component: ./say.yaml}\nonExit:\n${tellStatus}`),
    script: { tell: { exitCode: 1 } },
  },
  'exit of a call fails': {
    files: files(
      'tasks:\n  call: {component: ./called.yaml}\n  next: {after: [call], component: ./say.yaml}\n',
      {
        'called.yaml': called(tellStatus),
      },
    ),
    script: { tell: { exitCode: 1 } },
  },
  'call fails': {
    files: files(
      'tasks:\n  call: {component: ./called.yaml, continueOnFailure: true}\n  next: {after: [call], component: ./say.yaml}\n',
      {
        'called.yaml': called(tellStatus),
      },
    ),
    script: { work: { exitCode: 1 } },
  },
  'cannot be computed': {
    files: files(`tasks:
  make: {component: ./make.yaml}
  work: {component: ./say.yaml, arguments: {text: "\${{ string(int(tasks.make.outputs.text) + 1) }}"}}
onExit:
${tellStatus}`),
    script: { make: { outputs: { text: 'no number' } } },
  },
  'outputs cannot be computed': {
    files: files(`outputs: {n: "\${{ int(tasks.make.outputs.text) }}"}
tasks:
  make: {component: ./make.yaml}
onExit:
${tellStatus}`),
    script: { make: { outputs: { text: 'no number' } } },
  },
  'outputs of a call cannot be computed': {
    files: files(
      `tasks:
  call: {component: ./called.yaml}
  next: {component: ./say.yaml, arguments: {text: "\${{ string(tasks.call.outputs.n) }}"}}
`,
      {
        'called.yaml': `apiVersion: pipewright/v1\nkind: Pipeline\nname: called\noutputs: {n: "\${{ int(tasks.make.outputs.text) }}"}\ntasks:\n  make: {component: ./make.yaml}\nonExit:\n${tellStatus}`,
      },
    ),
    script: { make: { outputs: { text: 'no number' } } },
  },
} satisfies Readonly<Record<string, Case>>;

let seen: Observed;

beforeAll(async () => {
  seen = await ran(cases);
});

const told = (name: keyof typeof cases, task: string): string | undefined =>
  seen.pod(name, task).command?.[1];
const saidBy = (name: keyof typeof cases, task: string): readonly (string | undefined)[] =>
  seen
    .result(name)
    .pods.filter((pod) => pod.node.includes(`.${task}(`))
    .map((pod) => pod.command?.[1])
    .sort();

describe('onExit', () => {
  it('P-35, fact 08: the failures are data, whatever their messages hold', () => {
    const texts = saidBy('messages', 'each')
      .map((text) => text?.replace('|main: ', '|'))
      .sort();
    expect(texts).toEqual([
      `bad|${arrived}`,
      'looped|Error (exit code 3)',
      'looped|Error (exit code 3)',
      'retried|Error (exit code 2)',
      'retried|Error (exit code 2)',
      'retried|No more retries left',
    ]);
    expect(told('messages', 'count')).toBe('6');
    expect(seen.phase('messages')).toBe('Failed');
  });

  it('without failures the list is empty', () => {
    expect(saidBy('none', 'each')).toEqual([]);
    expect(told('none', 'count')).toBe('0 Succeeded');
    expect(seen.phase('none')).toBe('Succeeded');
  });

  it('runs when the run is out of time', () => {
    expect(told('timeout', 'tell')).toBe('Failed');
    expect(seen.phases('timeout', 'slow', 'tell', 'later')).toEqual({
      slow: 'Failed',
      tell: 'Succeeded',
      later: 'Succeeded',
    });
    expect(seen.phase('timeout')).toBe('Failed');
  });

  it('P-34, fact 08: a failure in onExit is a failure of the run, and of a call one of the call', () => {
    expect(told('exit fails', 'tell')).toBe('Succeeded');
    expect(seen.phase('exit fails')).toBe('Failed');
    expect(told('exit of a call fails', 'tell')).toBe('Succeeded');
    expect(seen.phases('exit of a call fails', 'call', 'next')).toEqual({ call: 'Failed', next: 'Omitted' });
    expect(seen.phase('exit of a call fails')).toBe('Failed');
  });

  it('of a call that fails runs, and the call may be forgiven', () => {
    expect(told('call fails', 'tell')).toBe('Failed');
    expect(seen.phases('call fails', 'next')).toEqual({ next: 'Succeeded' });
    expect(seen.phase('call fails')).toBe('Succeeded');
  });

  it('what ends as an Error is a failure', () => {
    expect(told('cannot be computed', 'tell')).toBe('Failed');
  });

  it('runs when an output of the run, or of the call, cannot be computed', () => {
    expect(told('outputs cannot be computed', 'tell')).toBe('Failed');
    expect(['Failed', 'Error']).toContain(seen.phase('outputs cannot be computed'));
    expect(told('outputs of a call cannot be computed', 'tell')).toBe('Failed');
    expect(seen.phases('outputs of a call cannot be computed', 'next')).toEqual({ next: 'Omitted' });
    expect(['Failed', 'Error']).toContain(seen.phase('outputs of a call cannot be computed'));
  });
});
