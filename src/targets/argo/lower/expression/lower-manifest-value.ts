import type { BoundExpression } from '../../../../model/bound-expression.ts';
import type { Value } from '../../../../model/type.ts';
import { call, quote } from './code.ts';
import type { ArgoEnvironment } from './environment.ts';
import { createLowering } from './lowering.ts';
import { protect } from './transport.ts';

/**
 * A value as JSON that nothing on its way reads: neither Argo, which looks for `{{`, nor the kubelet, which looks for `$(` in the variable by
 * which Argo hands on the template. Both signs can only stand inside of texts, where JSON has escapes for them.
 */
export function lowerManifestValue(expression: BoundExpression, environment: ArgoEnvironment): string {
  const json = call('sprig.toRawJson', createLowering(environment).value(expression));
  const safe = call('sprig.replace', quote('$'), quote('\\u0024'), protect(json));
  return `{{=${safe.text}}}`;
}

/** The same for a constant. */
export function manifestText(value: Value): string {
  return JSON.stringify(value)
    .replace(/\{(?=\{)/g, '\\u007b')
    .replace(/\$(?=[($])/g, '\\u0024');
}
