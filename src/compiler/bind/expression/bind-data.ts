import type { Sink } from '../../../diagnostics/sink.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import { parseTemplate } from '../../../syntax/template.ts';
import type { YamlMap, YamlNode, YamlScalar, YamlSequence } from '../../../syntax/yaml-node.ts';
import { typeOfScalar } from '../../../validate/type-names.ts';
import { dictOf } from './bind-dict.ts';
import { bindTemplate } from './bind-expression.ts';
import { listOf } from './bind-list.ts';
import type { ExpressionScope, Facts } from './scope.ts';

/**
 * Binds a YAML value whose texts may hold expressions: a scalar, a list or a map (of expressions too). The value of a single
 * expression may be absent, as in `bindTemplate`. Undefined when something was reported.
 */
export function bindData(
  node: YamlNode,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
): BoundExpression | undefined {
  if (node.hasGap) return undefined;
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

function bindMap(
  node: YamlMap,
  scope: ExpressionScope,
  facts: Facts,
  sink: Sink,
): BoundExpression | undefined {
  const entries = new Map<string, BoundExpression>();
  for (const { key, value } of node.entries) {
    const bound = bindData(value, scope, facts, sink);
    if (bound !== undefined) entries.set(key, bound);
  }
  return entries.size < node.entries.length ? undefined : dictOf(entries, node.span, { facts, sink });
}
