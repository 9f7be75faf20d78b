import type { Sink } from '../../../diagnostics/sink.ts';
import type { BoundExpression, BoundLiteral } from '../../../model/bound-expression.ts';
import type { Type, Value } from '../../../model/type.ts';
import { parseTemplate } from '../../../syntax/template.ts';
import type { YamlMap, YamlNode, YamlScalar, YamlSequence } from '../../../syntax/yaml-node.ts';
import { anyType, typeOfScalar } from '../../../validate/type-names.ts';
import { bindTemplate } from './bind-expression.ts';
import { listOf } from './bind-list.ts';
import { expressionCodes } from './codes.ts';
import type { ExpressionScope, Facts } from './scope.ts';
import { unify } from './unify.ts';

/**
 * Binds a YAML value whose texts may hold expressions: a scalar, a list (also of expressions) or a map of constants. The value of a single
 * expression may be absent, as in `bindTemplate`. Undefined when something was reported.
 */
export function bindData(
  node: YamlNode,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
): BoundExpression | undefined {
  switch (node.kind) {
    case 'scalar':
      return bindScalar(node, scope, facts, sink);
    case 'sequence':
      return bindSequence(node, scope, facts, sink);
    case 'map':
      return bindMap(node, scope, facts, sink);
  }
}

function bindScalar(
  node: YamlScalar,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
): BoundExpression | undefined {
  const { value, span } = node;
  if (typeof value === 'string') {
    const template = parseTemplate(node, sink);
    return template === undefined ? undefined : bindTemplate(template, scope, facts, sink);
  }
  const float = typeof value === 'number' && /[.eE]/.test(node.text);
  return { kind: 'literal', value, type: typeOfScalar(value, float), absent: [], span };
}

function bindSequence(
  node: YamlSequence,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
): BoundExpression | undefined {
  const bound = node.items.map((item) => bindData(item, scope, facts, sink));
  const items = bound.filter((one) => one !== undefined);
  return items.length < bound.length ? undefined : listOf(items, node.span, { facts, sink });
}

/** A map is a constant: no expression of the language makes one. */
function bindMap(node: YamlMap, scope: ExpressionScope, facts: Facts, sink: Sink): BoundLiteral | undefined {
  const bound = node.entries.map(({ key, value }) => [key, bindData(value, scope, facts, sink)] as const);
  const entries: (readonly [string, Value])[] = [];
  const values: BoundLiteral[] = [];
  for (const [key, one] of bound) {
    if (one === undefined) continue;
    if (one.kind === 'literal') {
      entries.push([key, one.value]);
      values.push(one);
    } else {
      sink.report(
        expressionCodes['expression-not-allowed'],
        one.span,
        `The value of "${key}" must be a constant.`,
        {
          help: 'A map cannot hold expressions yet: pass the value as an argument of its own, or build the map in a step.',
        },
      );
    }
  }
  if (values.length < bound.length) return undefined;
  const type: Type = { kind: 'dict', of: unify(values) ?? anyType };
  return { kind: 'literal', value: Object.fromEntries(entries), type, absent: [], span: node.span };
}
