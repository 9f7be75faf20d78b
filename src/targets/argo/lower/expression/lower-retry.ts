import type { AttemptField, BoundExpression } from '../../../../model/bound-expression.ts';
import type { ArgoAccess, ArgoEnvironment } from './environment.ts';
import { createLowering } from './lowering.ts';
import { truth } from './operators.ts';

const fields: Readonly<Record<AttemptField, string>> = {
  exitCode: 'lastRetry.exitCode',
  status: 'lastRetry.status',
  message: 'lastRetry.message',
  duration: 'lastRetry.duration',
  // Argo counts the tries that came after the first.
  number: 'toJson(asInt(retries) + 1)',
};

/**
 * The `expression` of a retry strategy. Argo knows nothing in it but the last try; what else it reads is put in by tags, in Base64, because Argo
 * puts values into the text of the expression as they are.
 */
export function lowerRetryCondition(expression: BoundExpression, environment: ArgoEnvironment): string {
  const inside: ArgoEnvironment = {
    access(target): ArgoAccess {
      if (target.kind === 'attempt') {
        const code = fields[target.field];
        const encoding = target.field === 'message' ? 'raw' : 'plain';
        return { code, simpleTag: `{{=${code}}}`, encoding, presence: { kind: 'always' } };
      }
      const outer = environment.access(target);
      const code = `sprig.b64dec('{{=sprig.b64enc(${outer.code})}}')`;
      return { ...outer, code, simpleTag: code };
    },
  };
  return truth(expression, createLowering(inside)).text;
}
