import { expect } from 'vitest';
import { bindCondition, bindTemplate } from '../../../../src/compiler/bind/expression/bind-expression.ts';
import { assume } from '../../../../src/compiler/bind/expression/facts.ts';
import type { ExpressionScope, Facts } from '../../../../src/compiler/bind/expression/scope.ts';
import type { Diagnostic } from '../../../../src/diagnostics/diagnostic.ts';
import { Sink } from '../../../../src/diagnostics/sink.ts';
import type { SourceFile, Span } from '../../../../src/diagnostics/span.ts';
import type { BoundPort, BoundScope, BoundTask, BoundVolume, Origin } from '../../../../src/model/bound.ts';
import type { Absence, BoundExpression, Condition } from '../../../../src/model/bound-expression.ts';
import type { Constraints } from '../../../../src/model/type.ts';
import type { Template } from '../../../../src/syntax/expression/ast.ts';
import { parseTemplate } from '../../../../src/syntax/template.ts';
import { readTypeText } from '../../../../src/validate/type-text.ts';

/** `'Integer'`, `'Integer?'` (optional), or with constraints. */
export type PortSpec = string | { readonly type: string; readonly constraints: Constraints };

export interface TaskSpec {
  readonly outputs?: Readonly<Record<string, PortSpec>>;
  readonly when?: string;
  /** The name of the group that holds the task; the group is made with the conditions in `groups`. */
  readonly group?: string;
}

export interface WorldSpec {
  readonly inputs?: Readonly<Record<string, PortSpec>>;
  readonly groups?: Readonly<Record<string, string>>;
  readonly tasks?: Readonly<Record<string, TaskSpec>>;
  readonly volumes?: readonly string[];
}

export interface World {
  readonly scope: ExpressionScope;
  /** What the conditions say, as facts. */
  facts(...conditions: readonly string[]): Facts;
  /** Binds a text (`${{ … }}` is added around an expression) and expects nothing to be reported. */
  bind(expression: string, facts?: Facts): BoundExpression;
  /** Binds a text and gives what was reported. */
  problems(expression: string, facts?: Facts): readonly Diagnostic[];
}

const emptyScope: BoundScope = { owner: undefined, tasks: [] };

export function spanOf(text: string): Span {
  const file: SourceFile = { path: 'pipeline.yaml', text };
  return { file, start: 0, end: text.length };
}

function originOf(text: string): Origin {
  return { key: spanOf(text), span: spanOf(text) };
}

export function portOf(name: string, spec: PortSpec): BoundPort {
  const written = typeof spec === 'string' ? spec : spec.type;
  const { type } = readTypeText(written.replace(/\?$/, ''), new Map([['Parquet', 'Dataset']]));
  if (type === undefined) throw new Error(`no type: ${written}`);
  return {
    name,
    type,
    optional: written.endsWith('?'),
    default: undefined,
    constraints: typeof spec === 'string' ? {} : spec.constraints,
    description: undefined,
    origin: originOf(name),
  };
}

function stepOf(name: string, outputs: readonly BoundPort[], when: BoundExpression | undefined): BoundTask {
  const size: BoundExpression = {
    kind: 'literal',
    value: '1Gi',
    type: { kind: 'string' },
    absent: [],
    span: spanOf('1Gi'),
  };
  return {
    kind: 'create-volume',
    name,
    scope: emptyScope,
    description: undefined,
    when,
    waitsFor: [],
    waits: [],
    continueOnFailure: false,
    loop: undefined,
    outputs,
    origin: originOf(name),
    size,
    accessModes: [],
    storageClass: undefined,
    claimName: undefined,
    fromSnapshot: undefined,
    keep: false,
    waitForBound: false,
    labels: new Map(),
    annotations: new Map(),
  };
}

function groupOf(name: string, when: BoundExpression): BoundTask {
  return {
    kind: 'group',
    name,
    scope: emptyScope,
    description: undefined,
    when,
    waitsFor: [],
    waits: [],
    continueOnFailure: false,
    loop: undefined,
    outputs: [],
    origin: originOf(name),
    body: emptyScope,
    exports: [],
    choice: undefined,
    repeat: undefined,
  };
}

export function templateOf(text: string): Template {
  const { file, start, end } = spanOf(text);
  const sink = new Sink();
  const template = parseTemplate(
    { kind: 'scalar', value: text, text, style: 'plain', span: { file, start, end } },
    sink,
  );
  if (template === undefined)
    throw new Error(`cannot parse ${text}: ${JSON.stringify(sink.diagnostics()[0]?.message)}`);
  return template;
}

function withBraces(expression: string): string {
  return expression.includes('${{') ? expression : `\${{ ${expression} }}`;
}

/** Inputs, tasks and volumes that expressions of a test can name. */
export function world(spec: WorldSpec): World {
  const inputs = new Map(Object.entries(spec.inputs ?? {}).map(([name, one]) => [name, portOf(name, one)]));
  const volumes = new Map(
    (spec.volumes ?? []).map((name): [string, BoundVolume] => [
      name,
      { name, source: { kind: 'claim', name, readOnly: false, accessModes: [] }, origin: originOf(name) },
    ]),
  );
  const tasks = new Map<string, { readonly task: BoundTask; readonly absent: readonly Absence[] }>();

  const scope: ExpressionScope = {
    resolve(path, span, sink) {
      const [root, name, field, output] = path.map((segment) => segment.name);
      const input = root === 'inputs' ? inputs.get(name ?? '') : undefined;
      if (input !== undefined) {
        const target = { kind: 'input', port: input } as const;
        return {
          target,
          type: input.type,
          absent: input.optional ? [{ kind: 'optional', target }] : [],
          consumed: 2,
        };
      }
      const volume = root === 'volumes' ? volumes.get(name ?? '') : undefined;
      if (volume !== undefined)
        return { target: { kind: 'volume', volume }, type: { kind: 'volume' }, absent: [], consumed: 2 };
      const found = root === 'tasks' ? tasks.get(name ?? '') : undefined;
      if (found !== undefined && field === 'status') {
        return {
          target: { kind: 'status', task: found.task },
          type: { kind: 'string' },
          absent: [],
          consumed: 3,
        };
      }
      const port = field === 'outputs' ? found?.task.outputs.find((one) => one.name === output) : undefined;
      if (found !== undefined && port !== undefined) {
        const target = { kind: 'output', task: found.task, port } as const;
        const optional: readonly Absence[] = port.optional ? [{ kind: 'optional', target }] : [];
        return { target, type: port.type, absent: [...found.absent, ...optional], consumed: 4 };
      }
      sink.report({ code: 'unknown-reference', severity: 'error', summary: '', advice: '' }, span, 'unknown');
      return undefined;
    },
  };

  const one: World = {
    scope,
    facts: (...conditions) =>
      conditions.reduce<Facts>((facts, text) => {
        const sink = new Sink();
        const condition = bindCondition(templateOf(withBraces(text)), scope, facts, sink);
        expect(sink.diagnostics()).toEqual([]);
        if (condition === undefined) throw new Error(`no condition: ${text}`);
        return assume(facts, condition);
      }, []),
    bind(expression, facts = []) {
      const sink = new Sink();
      const bound = bindTemplate(templateOf(withBraces(expression)), scope, facts, sink);
      expect(sink.diagnostics().map(({ message }) => message)).toEqual([]);
      if (bound === undefined) throw new Error(`nothing reported, nothing bound: ${expression}`);
      return bound;
    },
    problems(expression, facts = []) {
      const sink = new Sink();
      const bound = bindTemplate(templateOf(withBraces(expression)), scope, facts, sink);
      expect(bound === undefined, 'undefined just when something was reported').toBe(sink.hasErrors);
      return sink.diagnostics();
    },
  };

  const groups = new Map(
    Object.entries(spec.groups ?? {}).map(([name, when]) => [name, groupOf(name, one.bind(when))]),
  );
  for (const [name, { outputs = {}, when, group }] of Object.entries(spec.tasks ?? {})) {
    const owner = group === undefined ? undefined : groups.get(group);
    const outer: readonly Condition[] = owner?.when === undefined ? [] : [{ owner, when: owner.when }];
    const facts = outer.reduce<Facts>((known, condition) => assume(known, condition.when), []);
    const condition = when === undefined ? undefined : one.bind(when, facts);
    const task = stepOf(
      name,
      Object.entries(outputs).map(([port, type]) => portOf(port, type)),
      condition,
    );
    const because = [...outer, ...(condition === undefined ? [] : [{ owner: task, when: condition }])];
    tasks.set(name, { task, absent: because.length === 0 ? [] : [{ kind: 'skipped', task, because }] });
  }
  return one;
}

/** The text that a diagnostic points at. */
export function pointedAt({ span }: Diagnostic): string {
  return span.file.text.slice(span.start, span.end);
}
