import type { BoundExpression } from '../../../../model/bound-expression.ts';
import { isFileChoice, mayBeUnwritten } from '../../../../model/file-choice.ts';
import { invariant } from '../../../../util/invariant.ts';
import { binary, type Code, conditional, orLevel, primary, quote } from './code.ts';
import type { ArgoEnvironment } from './environment.ts';
import { createLowering, type Lowering } from './lowering.ts';
import { truth } from './operators.ts';
import { outputEnvironment } from './output-environment.ts';

type Place = (file: BoundExpression) => string;

/**
 * The bare `fromExpression` that takes one of some files, each of which `place` spells. It must not give nothing: an artifact that is not there is
 * an input that has none.
 */
export function lowerFileChoice(choice: BoundExpression, environment: ArgoEnvironment, place: Place): string {
  const lowering = createLowering(outputEnvironment(environment));
  return lower(choice, lowering, place).text;
}

function lower(value: BoundExpression, lowering: Lowering, place: Place): Code {
  if (!isFileChoice(value)) return primary(place(value));
  const [first, ...others] = value.arguments;
  invariant(first !== undefined, 'bind has counted the arguments');
  if (value.name === 'if') {
    const [then, otherwise] = others.map((one) => lower(one, lowering, place));
    invariant(then !== undefined && otherwise !== undefined, 'bind has counted the arguments');
    return conditional(truth(first, lowering), then, otherwise);
  }
  const [last, ...before] = [...value.arguments].reverse();
  invariant(last !== undefined, 'bind has counted the arguments');
  return before.reduce(
    (rest, one) => {
      const condition = presence(one, lowering, place);
      const file = lower(one, lowering, place);
      return condition === undefined ? file : conditional(condition, file, rest);
    },
    lower(last, lowering, place),
  );
}

/** The condition under which a file is there; undefined when it always is. */
function presence(value: BoundExpression, lowering: Lowering, place: Place): Code | undefined {
  if (value.absent.length === 0) return undefined;
  return mayBeUnwritten(value) ? isPlaced(value, lowering, place) : lowering.presence(value);
}

/** Whether there is a file, whatever may have kept it from being there. */
function isPlaced(value: BoundExpression, lowering: Lowering, place: Place): Code {
  if (value.absent.length === 0) return primary('true');
  if (!isFileChoice(value)) return hasPlace(place(value));
  const files = value.arguments.slice(value.name === 'if' ? 1 : 0);
  const [first, ...others] = files.map((one) => isPlaced(one, lowering, place));
  invariant(first !== undefined, 'bind has counted the arguments');
  if (value.name !== 'if') return others.reduce((any, one) => binary('||', orLevel, any, one), first);
  const [test] = value.arguments;
  const [otherwise] = others;
  invariant(test !== undefined && otherwise !== undefined, 'bind has counted the arguments');
  return conditional(truth(test, lowering), first, otherwise);
}

/** The bare expression of an output of a DAG that says whether one of its inputs got a file. */
export function lowerFilePresence(place: string): string {
  return conditional(hasPlace(place), quote('true'), quote('false')).text;
}

/** An artifact that nobody wrote, or gave, is an input without the place of one: Argo's JSON of it has none of these keys. */
function hasPlace(artifact: string): Code {
  const stores = ['artifactory', 'azure', 'gcs', 'git', 'hdfs', 'http', 'oss', 'plugin', 'raw', 's3'];
  const list = stores.map((name) => quote(name).text).join(', ');
  return primary(`any(keys(fromJSON(toJson(${artifact}))), {# in [${list}]})`);
}
