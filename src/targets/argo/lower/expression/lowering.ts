import { isArtifactList, keyOf } from '../../../../model/artifact-keys.ts';
import type {
  BoundBinary,
  BoundCall,
  BoundExpression,
  BoundReference,
} from '../../../../model/bound-expression.ts';
import { readFormat } from '../../../../model/format-pattern.ts';
import type { Type } from '../../../../model/type.ts';
import { invariant, unreachable } from '../../../../util/invariant.ts';
import { binary, type Code, call, conditional, list, orLevel, primary, quote } from './code.ts';
import { type ArgoEnvironment, absentText, type Presence } from './environment.ts';
import { lowerFunction } from './functions.ts';
import { literalText, literalValue } from './literal.ts';
import { elementOr, presenceOfElement } from './lower-element.ts';
import { lowerBinary, lowerIndex, lowerUnary, number, truth } from './operators.ts';
import { padNumber } from './pad-number.ts';
import { asExpression, type Piece } from './piece.ts';
import { presenceOf, readText, readValue } from './reference.ts';
import { type Form, nativeForm, type Travel, travelOf } from './transport.ts';
import { computedText } from './value-text.ts';

/** Lowers the parts of an expression in one environment. `otherwise` is what an absent value gives; without it bind has proven presence. */
export interface Lowering {
  readonly environment: ArgoEnvironment;
  /** The native value: a Bool, a number, a decoded text, a list or a dict of expr-lang. */
  value(expression: BoundExpression, otherwise?: Code): Code;
  /** The text of the value in a form, for a consumer whose values travel as `to`. */
  text(expression: BoundExpression, form: Form, to?: Travel, otherwise?: Code): readonly Piece[];
  /** The condition under which the value is present; undefined when it always is. */
  presence(expression: BoundExpression): Code | undefined;
}

export function createLowering(environment: ArgoEnvironment): Lowering {
  const lowering: Lowering = { environment, value, text, presence };
  return lowering;

  function value(given: BoundExpression, otherwise?: Code): Code {
    const expression = asKeys(given);
    switch (expression.kind) {
      case 'literal':
        return literalValue(expression);
      case 'list':
        return list(expression.items.map((item) => value(item)));
      case 'text':
        return asExpression(text(expression, nativeForm), nativeForm);
      case 'reference':
        return guard(expression, readValue(expression, environment), otherwise);
      case 'index':
        return elementOr(expression, otherwise, lowering) ?? lowerIndex(expression, lowering);
      case 'unary':
        return lowerUnary(expression, lowering);
      case 'binary':
        return joinsTexts(expression)
          ? asExpression(text(expression, nativeForm), nativeForm)
          : lowerBinary(expression, lowering);
      case 'call':
        return callValue(expression, otherwise);
      default:
        return unreachable(expression);
    }
  }

  function callValue(expression: BoundCall, otherwise?: Code): Code {
    switch (expression.name) {
      case 'if':
      case 'default':
      case 'firstOf':
        return choose(expression, (one, other) => as(expression.type, one, other), otherwise);
      case 'present':
        return presence(argument(expression, 0)) ?? primary('true');
      case 'string':
      case 'format':
        return asExpression(text(expression, nativeForm), nativeForm);
      default:
        return (
          elementOr(expression, otherwise, lowering) ?? lowerFunction(expression.name, expression, lowering)
        );
    }
  }

  /** The value of a branch: an Integer among Floats is made one, because the two differ in the engine (zeros have a sign, remainders none). */
  function as(type: Type, one: BoundExpression, otherwise?: Code): Code {
    if (type.kind !== 'float' || one.type.kind !== 'integer') return value(one, otherwise);
    return one.kind === 'literal' ? literalValue({ ...one, type }) : call('asFloat', value(one, otherwise));
  }

  function text(
    given: BoundExpression,
    form: Form,
    to: Travel = travelOf(given.type),
    otherwise?: Code,
  ): readonly Piece[] {
    const expression = asKeys(given);
    switch (expression.kind) {
      case 'literal':
        return [literalText(expression, to)];
      case 'text':
        return expression.parts.flatMap((part) => text(part, form, 'text'));
      case 'reference': {
        const piece = readText(expression, environment, form, to);
        const code = guard(expression, piece.code, otherwise, piece.keepsSentinel);
        return [code === piece.code ? piece : { code }];
      }
      case 'binary':
        if (!joinsTexts(expression)) break;
        return [expression.left, expression.right].flatMap((part) => text(part, form, 'text'));
      case 'call':
        switch (expression.name) {
          case 'if':
          case 'default':
          case 'firstOf':
            return [
              {
                code: choose(
                  expression,
                  (one, other) => asExpression(text(one, form, to, other), form),
                  otherwise,
                ),
              },
            ];
          case 'string':
            return text(argument(expression, 0), form, 'text');
          case 'format':
            return formatText(expression, form);
        }
    }
    const { type } = expression;
    const element = elementOr(expression, otherwise, lowering, (one) => computedText(one, type, form, to));
    return [{ code: element ?? computedText(value(expression), type, form, to) }];
  }

  function formatText(expression: BoundCall, form: Form): readonly Piece[] {
    const pattern = argument(expression, 0);
    invariant(
      pattern.kind === 'literal' && typeof pattern.value === 'string',
      'the pattern of format is a literal text',
    );
    let next = 0;
    return (readFormat(pattern.value) ?? []).flatMap((piece): readonly Piece[] => {
      if (piece.kind === 'text') return [piece.text];
      next += 1;
      const one = argument(expression, next);
      if (piece.width === undefined) return text(one, form, 'text');
      return [{ code: padNumber(number(one, lowering), piece.width) }];
    });
  }

  /** `if`, `default` and `firstOf`: the branches are lowered in the same way and stand in conditionals, which are lazy. */
  function choose(
    expression: BoundCall,
    lower: (one: BoundExpression, otherwise?: Code) => Code,
    otherwise: Code | undefined,
  ): Code {
    if (expression.name === 'if') {
      return conditional(
        truth(argument(expression, 0), lowering),
        lower(argument(expression, 1), otherwise),
        lower(argument(expression, 2), otherwise),
      );
    }
    const chosen = expression.arguments.reduceRight<Code | undefined>(
      (other, one) => lower(one, other),
      otherwise,
    );
    invariant(chosen !== undefined, 'bind has counted the arguments');
    return chosen;
  }

  function presence(given: BoundExpression): Code | undefined {
    const expression = asKeys(given);
    if (expression.kind === 'reference') return presenceOf(environment.access(expression.target));
    const element = presenceOfElement(expression, lowering);
    if (element !== undefined || expression.kind !== 'call') return element;
    switch (expression.name) {
      case 'if': {
        const [then, other] = [presence(argument(expression, 1)), presence(argument(expression, 2))];
        if (then === undefined && other === undefined) return undefined;
        const always = primary('true');
        return conditional(truth(argument(expression, 0), lowering), then ?? always, other ?? always);
      }
      case 'default':
      case 'firstOf':
        return expression.arguments
          .map(presence)
          .reduce((any, one) =>
            any === undefined || one === undefined ? undefined : binary('||', orLevel, any, one),
          );
      default:
        return undefined;
    }
  }

  /** Absent values give `otherwise`. Where that is the sentinel and the code keeps it, only the status of a task must be asked. */
  function guard(
    expression: BoundReference,
    code: Code,
    otherwise: Code | undefined,
    keepsSentinel = false,
  ): Code {
    const { presence } = environment.access(expression.target);
    const isKept = keepsSentinel && otherwise?.text === quote(absentText).text;
    const asked: Presence =
      isKept && presence.kind === 'status' ? { ...presence, sentinel: false } : presence;
    const condition = presenceOf({ ...environment.access(expression.target), presence: asked });
    if (condition === undefined || otherwise === undefined) return code;
    return isKept && asked.kind === 'sentinel' ? code : conditional(condition, code, otherwise);
  }
}

/** By value, a List of artifacts is the List of their keys. */
function asKeys(expression: BoundExpression): BoundExpression {
  return isArtifactList(expression.type) ? keyOf(expression) : expression;
}

function joinsTexts({ operator, type }: BoundBinary): boolean {
  return operator === '+' && travelOf(type) === 'text' && type.kind !== 'any';
}

function argument(expression: BoundCall, at: number): BoundExpression {
  const one = expression.arguments[at];
  invariant(one !== undefined, 'bind has counted the arguments');
  return one;
}
