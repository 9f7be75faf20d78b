import type { BoundExpression } from '../../../../model/bound-expression.ts';
import { type Code, call, indexed, primary, quote } from './code.ts';
import type { ArgoEnvironment } from './environment.ts';
import { createLowering } from './lowering.ts';

/** The name of a Secret and the key of it, as Kubernetes wants them: what travels is `<name>/<key>`. The Secret itself is never read. */
export function lowerSecret(
  expression: BoundExpression,
  environment: ArgoEnvironment,
): { readonly name: string; readonly key: string } {
  const parts = call('split', createLowering(environment).value(expression), quote('/'));
  const tag = (code: Code): string => `{{=${code.text}}}`;
  return { name: tag(indexed(parts, primary('0'))), key: tag(indexed(parts, primary('1'))) };
}
