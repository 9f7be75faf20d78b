import { describe, expect, it } from 'vitest';
import {
  argumentsOf,
  boundPipeline,
  compiled,
  findings,
  taskOf,
  templateOf,
  withParts,
} from '../../support/compile.ts';

const server = (more = '', settings = 'true'): string =>
  `  db: {container: {image: "redis:7", command: [redis-server]}, daemon: ${settings}${more}}\n`;
const say = (text: string, more = ''): string =>
  `  say: {component: ./say.yaml, arguments: {text: "${text}"}${more}}\n`;
const head = `inputs: [{name: start, type: Bool, default: true}]\ntasks:\n  make: {component: ./make.yaml}\n`;

describe('a daemon', () => {
  it('has an address, for which one waits', async () => {
    const { scope } = await boundPipeline(withParts(head + server() + say('${{ tasks.db.ip }}')));
    expect(scope.tasks.find(({ name }) => name === 'say')?.waitsFor.map(({ name }) => name)).toEqual(['db']);
  });

  it.each([
    [
      'an address that may be absent',
      server(', when: "${{ inputs.start }}"') + say('${{ tasks.db.ip }}'),
      ['may-be-absent: tasks.db.ip'],
    ],
    ['the address of another task', server() + say('${{ tasks.make.ip }}'), ['unknown-reference: ip']],
    ['outputs of it', server() + say('${{ tasks.db.outputs.x }}'), ['unknown-output: x']],
    ['a cache', server(', cache: true'), ['settings-conflict: daemon']],
    ['a mutex', server(', mutex: a'), ['engine-cannot: daemon']],
    [
      'a chosen file',
      '  db: {daemon: true, container: {image: "redis:7", command: [redis-server, {inputPath: file}]}, arguments: {file: "${{ if(inputs.start, tasks.make.outputs.table, tasks.other.outputs.table) }}"}}\n  other: {component: ./make.yaml}\n',
      ['engine-cannot: daemon'],
    ],
    ['another probe', server('', '{readinessProbe: {}}'), ['one-of-required: {}']],
  ])('refuses %s', async (_, body, expected) => {
    expect(await findings(withParts(head + body))).toEqual(expected);
  });

  it.each([
    [
      'its address where it is there',
      server(', when: "${{ inputs.start }}"') + say("${{ default(tasks.db.ip, 'none') }}"),
    ],
    ['nothing of it', server() + say('x', ', after: [db]')],
    ['its status', server() + say('${{ tasks.db.status }}')],
    ['how it ended', server() + say('x', ', after: [{task: db, is: failed}]')],
    ['that it is ready or has failed', server() + say('x', ', after: [{task: db, is: finished}]')],
    ['a step that is none after all', `${server('', 'false')}${say('${{ tasks.db.status }}')}`],
  ])('lets others ask for %s', async (_, body) => {
    expect(await findings(withParts(head + body))).toEqual([]);
  });

  it('is a template that Argo stops, with the probe at its container', async () => {
    const probe = '{readinessProbe: {tcpSocket: {port: 6379}}}';
    const object = await compiled(withParts(head + server('', probe) + say('${{ tasks.db.ip }}')));
    const template = templateOf(object, 'db');
    expect(template.daemon).toBe(true);
    expect(template.outputs).toBeUndefined();
    expect(template.container?.readinessProbe).toEqual({ tcpSocket: { port: 6379 } });
    expect(taskOf(object, 'main', 'say').depends).toBe('db.Succeeded || db.Skipped || db.Daemoned');
    expect(argumentsOf(object, 'main', 'say')).toEqual({ text: '{{tasks.db.ip}}' });
  });

  it('is there when it runs, which is no success yet', async () => {
    const body = server(', when: "${{ inputs.start }}"') + say("${{ default(tasks.db.ip, 'none') }}");
    expect(argumentsOf(await compiled(withParts(head + body)), 'main', 'say')).toEqual({
      text: "{{=(tasks['db'].status == 'Running' ? 'Succeeded' : tasks['db'].status == 'Error' ? 'Failed' : tasks['db'].status) == 'Succeeded' ? [tasks['db']][0].ip : 'none'}}",
    });
  });
});
