import type { BoundPort, HttpTask } from '../../../model/bound.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import type { ResponseCheck } from '../../../model/response-check.ts';
import { isExpression } from '../../../model/setting-expressions.ts';
import { UniqueNames } from '../../../util/unique-name.ts';
import type { ArgoParameter, JsonObject } from '../model.ts';
import { templateName } from '../names.ts';
import { type Invocation, lowerCall } from './arguments.ts';
import { leafCaptures } from './captures.ts';
import { computedInputs, computeSettings } from './compute-at-call.ts';
import type { Context } from './context.ts';
import {
  lowerFieldText,
  lowerFreeText,
  lowerGiven,
  lowerManifestValue,
  lowerSuccess,
} from './expression/index.ts';
import { captureInputs, createFrame, type Frame } from './frame.ts';
import { lowerRetry } from './pod-settings.ts';
import { ownInput, writeManifest } from './resource.ts';

/**
 * A request, which Argo's agent makes. All that is computed is an argument, so that what cannot be computed ends the task, and no request is made
 * with the text of an expression.
 */
export function lowerHttp(task: HttpTask, frame: Frame, context: Context): Invocation {
  const names = new UniqueNames(253);
  const given: ArgoParameter[] = [];
  const put = (value: BoundExpression, wanted: string): string => {
    if (value.kind === 'literal') return lowerFieldText(value, frame);
    const name = names.take(wanted);
    given.push({ name, value: lowerFreeText(value, frame) });
    return ownInput(name);
  };
  const url = put(task.url, 'url');
  const headers = [...task.headers].map(([name, value], index): JsonObject => {
    if (isExpression(value)) return { name, value: put(value, `header-${index + 1}`) };
    const { name: secret, key } = value;
    return { name, valueFrom: { secretKeyRef: { name: secret, key } } };
  });
  let count = 0;
  const json =
    task.json &&
    writeManifest(task.json, (value) => {
      count += 1;
      const name = names.take(`body-${count}`);
      given.push({ name, value: lowerManifestValue(value, frame) });
      return ownInput(name);
    });
  const body = json ?? (task.body && put(task.body, 'body'));
  const condition = task.success && lowerCheck(task.success, frame, given, names);
  const computed = computeSettings(task.settings, names);
  const { retry, timeout } = computed.replaced;
  const taken = [...given, ...computed.given.map(({ port }) => port)].map(({ name }) => name);
  const asked = [retry?.limit, retry?.when].filter((one) => one !== undefined);
  const captures = leafCaptures(asked, taken, new Set(computed.given.map(({ port }) => port)));
  const call = lowerCall(computed.given, captures, frame, context);
  const parameters = [...(call.arguments.parameters ?? []), ...given];
  const inner = createFrame(new Map([...captureInputs(captures, frame), ...computedInputs(computed.given)]));
  const origin = { file: task.origin.key.file.path, path: `tasks.${task.name}` };
  const template = context.share(
    templateName(task.name),
    {
      ...(retry !== undefined && { retryStrategy: lowerRetry(retry, inner) }),
      ...(parameters.length > 0 && { inputs: { parameters: parameters.map(({ name }) => ({ name })) } }),
      http: {
        url,
        method: task.method,
        ...(headers.length > 0 && { headers }),
        ...(body !== undefined && { body }),
        ...(timeout?.kind === 'literal' && { timeoutSeconds: Number(timeout.value) }),
        ...(condition !== undefined && { successCondition: condition }),
      },
    },
    origin,
  );
  return {
    template,
    call: { ...call, arguments: { ...call.arguments, ...(parameters.length > 0 && { parameters }) } },
  };
}

/** The condition of a success; what it is given is added to the arguments. */
function lowerCheck(check: ResponseCheck, frame: Frame, given: ArgoParameter[], names: UniqueNames): string {
  const named = new Map<BoundPort, string>();
  for (const { port, value } of check.given) {
    const name = names.take(port.name);
    named.set(port, name);
    given.push({ name, value: lowerGiven(value, frame) });
  }
  return lowerSuccess(check.holds, (port) => named.get(port) ?? port.name);
}
