import type { HttpTask } from '../../../model/bound.ts';
import type { BoundExpression } from '../../../model/bound-expression.ts';
import { isExpression } from '../../../model/setting-expressions.ts';
import { UniqueNames } from '../../../util/unique-name.ts';
import type { ArgoParameter, JsonObject } from '../model.ts';
import { templateName } from '../names.ts';
import type { Invocation } from './arguments.ts';
import type { Context } from './context.ts';
import { lowerFieldText, lowerFreeText, lowerManifestValue } from './expression/index.ts';
import type { Frame } from './frame.ts';
import { writeManifest } from './resource.ts';

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
    return `{{inputs.parameters.${name}}}`;
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
      return `{{inputs.parameters.${name}}}`;
    });
  const body = json ?? (task.body && put(task.body, 'body'));
  const origin = { file: task.origin.key.file.path, path: `tasks.${task.name}` };
  const template = context.share(
    templateName(task.name),
    {
      ...(given.length > 0 && { inputs: { parameters: given.map(({ name }) => ({ name })) } }),
      http: {
        url,
        method: task.method,
        ...(headers.length > 0 && { headers }),
        ...(body !== undefined && { body }),
      },
    },
    origin,
  );
  return {
    template,
    call: { arguments: given.length === 0 ? {} : { parameters: given }, optional: new Set() },
  };
}
