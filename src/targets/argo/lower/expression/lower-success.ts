import type { BoundPort } from '../../../../model/bound.ts';
import type { BoundCall, BoundExpression, BoundReference } from '../../../../model/bound-expression.ts';
import { InternalError, invariant } from '../../../../util/invariant.ts';
import {
  andLevel,
  binary,
  type Code,
  call,
  compare,
  conditional,
  emptyText,
  not,
  orLevel,
  primary,
} from './code.ts';
import type { ArgoEnvironment } from './environment.ts';
import { nativeLiteral } from './literal.ts';
import { lowerAtTop } from './lower-at-top.ts';
import { asExpression } from './piece.ts';
import { isTrueWord, type Readers, readTyped } from './reference.ts';
import { nativeForm } from './transport.ts';

/** The agent has none of Argo's own functions. */
const ofAgent: Readers = { integer: 'int', float: 'float', trim: 'trim', lower: 'lower' };

/** A value for `successCondition`: Argo puts it into the text of the condition, where Base64 cannot be anything but a text. */
export function lowerGiven(value: BoundExpression, environment: ArgoEnvironment): string {
  const text = asExpression(lowerAtTop(value, environment, nativeForm), nativeForm);
  return `{{=${call('sprig.b64enc', text).text}}}`;
}

/**
 * `successCondition`: Argo's agent computes it, which knows the response and nothing of Argo's own functions. `nameOf`: the input of the template
 * that holds what is given.
 */
export function lowerSuccess(holds: BoundExpression, nameOf: (given: BoundPort) => string): string {
  return truth(holds).text;

  function truth(expression: BoundExpression): Code {
    const code = value(expression);
    return expression.type.kind === 'bool' ? code : isTrueWord(code, ofAgent);
  }

  function value(expression: BoundExpression): Code {
    switch (expression.kind) {
      case 'literal':
        return nativeLiteral(expression.value);
      case 'reference':
        return read(expression);
      case 'unary':
        return not(truth(expression.operand));
      case 'binary': {
        const { operator, left, right } = expression;
        if (operator === '&&' || operator === '||') return logic(operator, left, right);
        const isBool = left.type.kind === 'bool' || right.type.kind === 'bool';
        return isBool
          ? compare(operator, truth(left), truth(right))
          : compare(operator, value(left), value(right));
      }
      case 'call':
        return computed(expression);
      default:
        throw new InternalError(`bind takes no ${expression.kind} in a condition over a response`);
    }
  }

  /** A constant on the right goes into a conditional, as everywhere: the optimiser would drop the left side with its errors. */
  function logic(operator: '&&' | '||', left: BoundExpression, right: BoundExpression): Code {
    const [a, b] = [truth(left), truth(right)];
    if (right.kind !== 'literal') return binary(operator, operator === '&&' ? andLevel : orLevel, a, b);
    return operator === '&&' ? conditional(a, b, primary('false')) : conditional(a, primary('true'), b);
  }

  function read({ target, type }: BoundReference): Code {
    if (target.kind === 'output')
      return primary(target.port.name === 'status' ? 'response.statusCode' : 'response.body');
    if (target.kind !== 'input') throw new InternalError(`a ${target.kind} is not given to a condition`);
    const text = call('fromBase64', primary(`'{{inputs.parameters.${nameOf(target.port)}}}'`));
    return readTyped(text, type, ofAgent);
  }

  function computed({ name, arguments: args }: BoundCall): Code {
    const at = (place: number): BoundExpression => {
      const one = args[place];
      invariant(one !== undefined, 'bind has counted the arguments');
      return one;
    };
    switch (name) {
      case 'if':
        return conditional(truth(at(0)), value(at(1)), value(at(2)));
      case 'contains':
        return at(0).type.kind === 'list'
          ? compare('in', value(at(1)), value(at(0)))
          : compare('contains', value(at(0)), value(at(1)));
      case 'startsWith':
      case 'endsWith':
      case 'matches':
        return compare(name, value(at(0)), value(at(1)));
      case 'lower':
      case 'upper':
      case 'trim':
      case 'string':
        return call(name, value(at(0)));
      case 'length':
        return call('len', call('split', value(at(0)), emptyText));
      default:
        throw new InternalError(`bind takes no ${name} in a condition over a response`);
    }
  }
}
