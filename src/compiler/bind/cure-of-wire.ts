import type { Meant } from '../../diagnostics/meant.ts';
import type { BoundLiteral } from '../../model/bound-expression.ts';
import { isMap } from '../../model/is-map.ts';
import type { Value } from '../../model/type.ts';

const tasks: ReadonlySet<string> = new Set(['taskOutput', 'taskOutputParameter', 'taskOutputArtifact']);
const inputs: ReadonlySet<string> = new Set([
  'graphInput',
  'componentInputParameter',
  'componentInputArtifact',
]);

/** A wire as graphs and compiled pipelines of KFP write it, `{taskOutput: {taskId: …, outputName: …}}`, as an expression. */
export function cureOfWire({ value, span }: BoundLiteral): Meant | undefined {
  const [[kind, named] = ['', undefined], ...others] = isMap(value) ? Object.entries(value) : [];
  if (others.length > 0 || named === undefined) return undefined;
  const expression = tasks.has(kind) ? outputOf(named) : inputs.has(kind) ? inputOf(named) : undefined;
  if (expression === undefined) return undefined;
  const text = `"\${{ ${expression} }}"`;
  return { help: `Write ${text}.`, fix: { title: `Write ${text}`, safe: false, edits: [{ span, text }] } };
}

function outputOf(named: Value): string | undefined {
  if (!isMap(named)) return undefined;
  const task = named.taskId ?? named.producerTask;
  const output = named.outputName ?? named.outputParameterKey ?? named.outputArtifactKey;
  return isName(task) && isName(output) ? `tasks.${task}.outputs.${output}` : undefined;
}

function inputOf(named: Value): string | undefined {
  const name = isMap(named) ? named.inputName : named;
  return isName(name) ? `inputs.${name}` : undefined;
}

function isName(value: Value | undefined): value is string {
  return typeof value === 'string' && /^[A-Za-z_][\w-]*$/.test(value);
}
