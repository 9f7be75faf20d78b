import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { hello, say } from '../cli/command.ts';
import { fencesOf } from '../docs/fences.ts';
import { tableAfter } from '../docs/tables.ts';
import { sarifProblems } from '../support/sarif.ts';
import { parseXml } from '../support/xml.ts';
import { Repository } from './repository.ts';
import { actionlint, type Ended, installedBin, pathWith, run, tarball } from './tools.ts';

const fences = fencesOf('docs/ci.md');
const snippet = (of: string): string => fences.find((one) => one.attributes.get('of') === of)?.text ?? '';
const action = parse(readFileSync('action.yml', 'utf8'));

let work: Repository;
let path = '';
beforeAll(() => {
  path = pathWith(installedBin());
});
beforeEach(() => {
  work = new Repository({ 'pipeline.yaml': hello, 'say.yaml': say });
});
afterEach(() => work.remove());

const broken = hello.replace('inputs.text', 'inputs.txet');
const shell = (script: string, env: Readonly<Record<string, string>> = {}): Ended =>
  run(['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c', script], work.root, { PATH: path, ...env });
const compiled = (): Ended => shell('pipewright compile pipeline.yaml -o workflow.yaml');

interface Step {
  readonly name: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run: string;
}

/** Runs the steps of the action as GitHub does: inputs in variables, conditions on inputs. */
function runAction(
  given: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Ended {
  const defaults = Object.entries<{ default: string }>(action.inputs).map(([name, one]) => [
    name,
    one.default,
  ]);
  const version = `file:${tarball()}`;
  const inputs: Record<string, string> = { ...Object.fromEntries(defaults), version, ...given };
  let output = '';
  const prefix = { npm_config_prefix: dirname(installedBin()) };
  for (const step of action.runs.steps as readonly Step[]) {
    const [, name = '', operator, value] = /^inputs\.([a-z-]+) (==|!=) '(.*)'$/.exec(step.if ?? '') ?? [];
    if (step.if !== undefined && (inputs[name] === value) !== (operator === '==')) continue;
    const variables = Object.entries(step.env ?? {}).map(([key, text]) => {
      const [, input = ''] = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(text) ?? [];
      return [key, inputs[input] ?? ''] as const;
    });
    const ended = shell(step.run, { ...prefix, ...env, ...Object.fromEntries(variables) });
    output += ended.output;
    if (ended.code !== 0) return { code: ended.code, output };
  }
  return { code: 0, output };
}

describe('action.yml', () => {
  it('has no input in the text of a script', () => {
    for (const step of action.runs.steps as readonly Step[]) expect(step.run).not.toContain('${{');
  });

  it('has the inputs that docs/ci.md lists, and the version of the package', () => {
    const rows = tableAfter('docs/ci.md', '| input | means | if nothing is said |');
    expect(rows.map(([name]) => name)).toEqual(Object.keys(action.inputs).map((name) => `\`${name}\``));
    expect(String(action.inputs.version.default)).toBe(
      JSON.parse(readFileSync('package.json', 'utf8')).version,
    );
  });

  it('installs the package and validates', () => {
    const prefix = mkdtempSync(join(tmpdir(), 'pipewright-global-'));
    const npm = { npm_config_prefix: prefix, PATH: pathWith(join(prefix, 'bin')) };
    expect(runAction({}, npm)).toMatchObject({ code: 0 });
    rmSync(prefix, { recursive: true });
  });

  it('shows findings as annotations, and writes SARIF', () => {
    work.put('pipeline.yaml', broken);
    const { code, output } = runAction({ sarif: 'out.sarif' });
    expect(code).toBe(1);
    expect(output).toMatch(/^::error file=pipeline\.yaml,line=9,col=35,endColumn=39,/m);
    expect(sarifProblems()(JSON.parse(work.read('out.sarif')))).toBe('');
  });

  it('takes paths with blanks and signs, one on each line', () => {
    work.put("a b/it's $(x).yaml", broken.replace('./say', '../say'));
    expect(runAction({ paths: 'pipeline.yaml\nsay.yaml\n' })).toMatchObject({ code: 0 });
    const { code, output } = runAction({ paths: "say.yaml\na b/it's $(x).yaml\n" });
    expect(code).toBe(1);
    expect(output).toContain("::error file=a b/it's $(x).yaml,line=9,");
  });

  it('fails for warnings when it shall, but not for those of a baseline', () => {
    work.put('say.yaml', say.replace('alpine:3.20', 'alpine'));
    expect(runAction({})).toMatchObject({ code: 0 });
    expect(runAction({ 'fail-on': 'warning' })).toMatchObject({ code: 1 });
    shell('pipewright validate --write-baseline base.json');
    expect(runAction({ 'fail-on': 'warning', baseline: 'base.json' })).toMatchObject({ code: 0 });
  });

  it('checks the format and compiled workflows when it shall', () => {
    compiled();
    work.put('pipeline.yaml', hello.replace('name: hello', 'name:  hello'));
    expect(runAction({})).toMatchObject({ code: 0 });
    expect(runAction({ fmt: 'true' })).toMatchObject({
      code: 1,
      output: expect.stringContaining('+name: hello'),
    });
    const fresh = { compiled: 'pipeline.yaml=workflow.yaml\n' };
    expect(runAction(fresh)).toMatchObject({ code: 0 });
    work.put('workflow.yaml', `${work.read('workflow.yaml')}# changed\n`);
    const stale = runAction({ compiled: 'pipeline.yaml=workflow.yaml\nsay.yaml=other.yaml' });
    expect(stale.code).toBe(1);
    expect(stale.output).toContain('workflow.yaml is stale');
    expect(stale.output).toContain('-# changed');
  });
});

describe('docs/ci.md', () => {
  it.each(['github-action', 'github-sarif'])('has a workflow (%s) that actionlint accepts', (of) => {
    const text = snippet(of).replace('example/pipewright@v0.1.0', './');
    work.put('action.yml', readFileSync('action.yml', 'utf8'));
    work.put('.github/workflows/pipelines.yaml', text);
    expect(run([actionlint(), '-no-color'], work.root)).toEqual({ code: 0, output: '' });
    // It does look: an input that the action does not have, a step that nothing defines.
    const wrong =
      of === 'github-action'
        ? text.replace('fail-on:', 'fail-at:')
        : text.replace('security-events: write', 'security-event: write');
    work.put('.github/workflows/pipelines.yaml', wrong);
    expect(run([actionlint(), '-no-color'], work.root).code).toBe(1);
  });

  it('has steps by hand that work', () => {
    const steps: readonly { readonly run?: string }[] = parse(snippet('github-sarif')).jobs.pipelines.steps;
    const [, script = ''] = steps.flatMap((step) => step.run ?? []);
    expect(shell(script)).toMatchObject({ code: 0 });
    expect(sarifProblems()(JSON.parse(work.read('pipewright.sarif')))).toBe('');
  });

  it('has a job for GitLab whose reports are written', () => {
    const job = parse(snippet('gitlab')).pipelines;
    const [install, ...script]: readonly string[] = job.script;
    expect(install).toContain('npm install --global pipewright@');
    compiled();
    expect(shell(script.join('\n'))).toMatchObject({ code: 0 });
    const { codequality, junit } = job.artifacts.reports;
    expect(JSON.parse(work.read(codequality))).toEqual([]);
    expect(parseXml(work.read(junit)).attributes.failures).toBe('0');
    work.put('pipeline.yaml', broken);
    expect(shell(script.join('\n')).code).toBe(1);
    expect(JSON.parse(work.read(codequality))).toHaveLength(1);
    expect(parseXml(work.read(junit)).attributes.failures).toBe('1');
  });

  it('has a script for any CI that ends with 1 when something is wrong', () => {
    expect(shell(snippet('ci'))).toMatchObject({
      code: 1,
      output: expect.stringContaining('cannot be read'),
    });
    compiled();
    expect(shell(snippet('ci'))).toMatchObject({ code: 0 });
    work.put('pipeline.yaml', hello.replace('default: hello', 'default: bye'));
    expect(shell(snippet('ci'))).toMatchObject({ code: 1, output: expect.stringContaining('is stale') });
  });

  it('has a plugin for Argo CD that makes manifests, and fails when a pipeline is wrong', () => {
    const { spec, kind } = parse(snippet('argo-cd'));
    expect(kind).toBe('ConfigManagementPlugin');
    work.put(
      'other/a b/pipeline.yaml',
      hello.replace('./say', '../../say').replace('name: hello', 'name: other'),
    );
    const generate = (): Ended =>
      run([...spec.generate.command, ...spec.generate.args], work.root, { PATH: path });
    expect(run(spec.init.command, work.root, { PATH: path }).code).toBe(0);
    const { code, output } = generate();
    expect(code).toBe(0);
    const manifests = parseAllDocuments(output).map((one) => one.toJS());
    expect(manifests.map((one) => [one.kind, one.metadata.name]).sort()).toEqual([
      ['WorkflowTemplate', 'hello'],
      ['WorkflowTemplate', 'other'],
    ]);
    work.put('other/a b/pipeline.yaml', broken.replace('./say', '../../say'));
    expect(generate().code).toBe(1);
    expect(run(spec.init.command, work.root, { PATH: path }).code).toBe(1);
  });
});
