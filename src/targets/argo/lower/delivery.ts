import type { BoundPort } from '../../../model/bound.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import { inputPath, variableName } from '../../../model/step-names.ts';
import type { Type } from '../../../model/type.ts';
import { absentText, travelOf } from './expression/index.ts';

/** How an input reaches this call of a step. */
export interface Delivery {
  readonly port: BoundPort;
  readonly value: BoundExpression;
  /** As what it arrives: a KFP component takes every value as a text. */
  readonly type: Type;
  /** The program gets the value; else a script's variable says the path. */
  readonly readByValue: boolean;
  /** As an Argo parameter, read by value or written to its file by the step itself. */
  readonly parameter: boolean;
  /** As an Argo artifact, raw or from a task. */
  readonly artifact: boolean;
  /** The step writes the parameter to the input's path before it starts: the text may hold anything. */
  readonly written: boolean;
  /** A List of artifacts, which the step brings into order before it starts. */
  readonly listed: boolean;
  /** The value may be missing at run time. */
  readonly mayBeAbsent: boolean;
}

/** The variable that brings an input's value: `INPUT_YEAR`. */
export function inputVariable(port: BoundPort): string {
  return `INPUT_${variableName(port.name)}`;
}

/**
 * The variable that says whether an input that may be absent is there. Only a text needs one: in the step it is decoded, and may then be the
 * very text by which absence travels.
 */
export function presenceVariable({ port, type, parameter, mayBeAbsent }: Delivery): string | undefined {
  if (!parameter || !mayBeAbsent || travelOf(type) !== 'text') return undefined;
  return `PW_HAS_${variableName(port.name)}`;
}

/** A shell command that succeeds when the input, which comes as a parameter, is there. */
export function isThere(delivery: Delivery): string {
  const told = presenceVariable(delivery);
  return told === undefined
    ? `[ "$${inputVariable(delivery.port)}" != '${absentText}' ]`
    : `[ "$${told}" = true ]`;
}

/** Shell lines that write each such input from its variable to its path; one that is absent leaves no file. */
export function writeFiles(deliveries: readonly Delivery[]): readonly string[] {
  return deliveries
    .filter((one) => one.written)
    .map((delivery) => {
      const { port, mayBeAbsent } = delivery;
      const path = inputPath(port.name);
      const variable = `"$${inputVariable(port)}"`;
      const directory = path.slice(0, -'/data'.length);
      const write = `mkdir -p ${directory}; printf %s ${variable} > ${path}`;
      return mayBeAbsent ? `if ${isThere(delivery)}; then ${write}; fi` : write;
    });
}

/** Shell lines that tell a script the paths of the inputs that were written, where it wants paths. */
export function namePaths(deliveries: readonly Delivery[]): readonly string[] {
  return deliveries
    .filter((one) => one.written && !one.readByValue)
    .map(({ port }) => `${inputVariable(port)}=${inputPath(port.name)}`);
}
