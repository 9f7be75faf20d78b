import type { BoundExpression } from '../../../../model/bound-expression.ts';
import { call, list, primary, quote } from './code.ts';
import type { ArgoEnvironment } from './environment.ts';
import { lowerAtTop } from './lower-at-top.ts';
import { asExpression } from './piece.ts';
import { transportForm } from './transport.ts';

/**
 * The tag that gives the key of a cache: a digest over the program's and the texts of the parameters, or the key of the user's own. The
 * namespace counts: Argo keeps the caches of all namespaces in that of its controller.
 */
export function lowerCacheKey(
  program: string,
  parameters: readonly string[],
  key: BoundExpression | undefined,
  environment: ArgoEnvironment,
): string {
  const texts =
    key === undefined
      ? parameters.map((name) => primary(`inputs.parameters['${name}']`))
      : [quote('key'), asExpression(lowerAtTop(key, environment, transportForm), transportForm)];
  // Two tags: 3.6.5 computes no expression here that names the run beside inputs.
  const digest = call('sprig.sha256sum', call('toJson', list([quote(program), ...texts])));
  return `{{workflow.namespace}}-{{=${digest.text}}}`;
}
