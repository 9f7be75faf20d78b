import { isArtifactList, keyOf } from '../../../model/artifact-keys.ts';
import type { BoundPort } from '../../../model/bound.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import { isOutsideFile } from '../../../model/outside-artifact.ts';
import type { Type } from '../../../model/type.ts';
import type { ArgoArtifact, ArgoParameter, ArgoPorts } from '../model.ts';
import { portName } from '../names.ts';
import type { Capture } from './collector.ts';
import type { Context } from './context.ts';
import {
  absentText,
  lowerArgument,
  lowerDirectory,
  lowerFieldText,
  lowerKeyText,
  lowerPresence,
} from './expression/index.ts';
import { type Frame, fileAccess } from './frame.ts';
import { lowerKey } from './keyed-output.ts';
import { lowerOutside } from './outside.ts';

/** A value for an input of the template that is called. `undefined`: nobody gives one, and the template counts on being told so. */
export interface Argument {
  readonly port: BoundPort;
  readonly value: BoundExpression | undefined;
  /** As what the template takes it; otherwise as the port says. */
  readonly type?: Type;
  readonly asValue: boolean;
  /** As an artifact: of a task or of the DAG, or a harmless text that Argo writes to a file (`canBeRaw`). */
  readonly asArtifact: boolean;
  /** A List of artifacts: what is in it is told beside it. */
  readonly asList?: boolean;
}

/** The input by which a step learns what of a directory it is to find, and in which order. */
export function listName(port: BoundPort): string {
  return portName(`pw-list-${port.name}`);
}

/** The arguments of one call, and which artifacts of it may be missing, by name. */
export interface Call {
  readonly arguments: ArgoPorts;
  readonly optional: ReadonlySet<string>;
}

/** What a task calls: a template and what it is given. */
export interface Invocation {
  readonly template: string;
  readonly call: Call;
}

/** Lowers the arguments of a call as seen from the DAG that calls: declared inputs first, then captures. */
export function lowerCall(
  given: readonly Argument[],
  captures: readonly Capture[],
  frame: Frame,
  context: Context,
): Call {
  const parameters: ArgoParameter[] = [];
  const artifacts: ArgoArtifact[] = [];
  const without: string[] = [];
  for (const { port, value, type, asValue, asArtifact, asList } of given) {
    const name = portName(port.name);
    if (asValue) {
      parameters.push({
        name,
        value: value === undefined ? absentText : lowerArgument(value, frame, type ?? port.type),
      });
    }
    // Argo wants a key, and of a List without items it would see beforehand that there is none.
    if (asArtifact && value !== undefined && !isEmptyList(value))
      artifacts.push(lowerArtifact(name, value, frame, context));
    if (asArtifact && value !== undefined && isEmptyList(value)) without.push(name);
    if (asList === true && value !== undefined)
      parameters.push({ name: listName(port), value: lowerDirectory(value, frame).names });
  }
  for (const { name, reference, value, artifact } of captures) {
    if (value) parameters.push({ name, value: lowerArgument({ ...reference, absent: [] }, frame) });
    if (artifact) artifacts.push(lowerArtifact(name, reference, frame, context));
  }
  return {
    arguments: {
      ...(parameters.length > 0 && { parameters }),
      ...(artifacts.length > 0 && { artifacts }),
    },
    optional: new Set([
      ...without,
      ...artifacts.filter((one) => one.optional === true).map((one) => one.name),
    ]),
  };
}

/** A constant List of artifacts has nothing in it. */
function isEmptyList({ kind, type }: BoundExpression): boolean {
  return kind === 'literal' && isArtifactList(type);
}

/**
 * Whether a text may travel as a raw artifact. Argo substitutes tags in it and the kubelet expands `$(…)` (LOWERING f), so only numbers,
 * Bools and constants without either may; all else, and what may be absent, is written to its file by the step itself.
 */
export function canBeRaw(value: BoundExpression): boolean {
  if (value.absent.length > 0) return false;
  if (value.kind === 'literal')
    return !/\{\{|\$/.test(typeof value.value === 'string' ? value.value : JSON.stringify(value.value));
  const { kind } = value.type;
  return kind === 'integer' || kind === 'float' || kind === 'bool';
}

/** A file: an artifact of a task or of the DAG, or from outside, else a text that Argo writes to a file. */
function lowerArtifact(name: string, value: BoundExpression, frame: Frame, context: Context): ArgoArtifact {
  if (isOutsideFile(value)) return { name, ...lowerOutside(value.target.artifact, frame) };
  if (context.demands.isFile(value)) {
    const { from, optional } = fileAccess(value, frame);
    return { name, from, ...(optional && { optional }) };
  }
  if (isArtifactList(value.type)) {
    const { key } = lowerDirectory(value, frame);
    return { name, ...lowerKey(key, context, undefined), archive: { none: {} }, optional: true };
  }
  if (context.demands.isStored(value)) {
    const key = keyOf(value);
    const store = context.demands.listed.storeOf(value);
    const optional = key.absent.length > 0 || lowerPresence(key, frame) !== 'true';
    return { name, ...lowerKey(lowerKeyText(key, frame), context, store), ...(optional && { optional }) };
  }
  return { name, raw: { data: lowerFieldText(value, frame) } };
}
