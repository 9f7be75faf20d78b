import type { BoundPort, EnvSource, Placeholder } from '../../model/bound.ts';
import type { BoundExpression } from '../../model/bound-expression.ts';
import { argoTagIn, looksLikeReference, tagIn } from '../../syntax/wrong-braces.ts';
import { placeOf } from './place-of.ts';
import type { Rule } from './rule.ts';
import { allExpressions } from './walk.ts';

const cureOfPlaceholder =
  'A component reads its inputs by placeholders, such as `{inputValue: year}`; what the run or the pod is called comes from `env: {NAME: {field: metadata.name}}`.';

/** Text in the brackets of another tool arrives in the container as written; who writes it nearly always meant an expression. */
export const wrongBraces: Rule = {
  code: 'wrong-braces',
  severity: 'warning',
  summary:
    'A text holds a reference without its `${{ }}`, or a tag of Argo, which arrive as written instead of being filled in.',
  advice: 'Write an expression such as `${{ inputs.year }}` or `${{ tasks.download.outputs.table }}`.',

  pipeline(pipeline, report) {
    const visit = (expression: BoundExpression): void => {
      if (expression.kind === 'text') expression.parts.forEach(visit);
      if (expression.kind !== 'literal' || typeof expression.value !== 'string') return;
      const text = expression.value;
      const found = tagIn(text);
      const tag = found?.tag ?? (looksLikeReference(text) ? text : undefined);
      if (tag === undefined) return;
      const cure = found === undefined ? `\${{ ${text} }}` : found.cure;
      report(expression.span, `"${tag}" is not filled in: it arrives as written.`, {
        help: helpOf(cure),
      });
    };
    for (const expression of allExpressions(pipeline)) visit(expression);
  },

  component(component, report) {
    const { implementation } = component;
    const texts: string[] = [];
    const visit = (part: Placeholder): void => {
      if (typeof part === 'string') texts.push(part);
      else if (part.kind === 'concat') part.parts.forEach(visit);
      else if (part.kind === 'if') [...part.then, ...part.else].forEach(visit);
    };
    if (implementation.kind === 'container') implementation.command.forEach(visit);
    implementation.args.forEach(visit);
    for (const value of implementation.env.values()) if (!isSource(value)) visit(value);
    for (const text of texts) {
      // In a task an expression is filled in, and `$${{` is meant to arrive.
      const ours = component.ofTask || !text.includes('${{') ? undefined : /\$\{\{[^{}]*\}\}/.exec(text)?.[0];
      const found = component.ofTask ? tagIn(text) : argoTagIn(text);
      const tag = found?.tag ?? ours;
      if (tag === undefined) continue;
      report(
        placeOf(component, tag, component.ofTask ? implementation.kind : 'implementation'),
        `"${tag}" is not filled in: it arrives as written.`,
        { help: component.ofTask ? helpOf(found?.cure) : cureOfPlaceholder },
      );
    }
    const reference =
      implementation.kind === 'script' ? referenceIn(implementation.source, component.inputs) : undefined;
    if (reference === undefined) return;
    report(
      placeOf(component, reference, 'source'),
      `"${reference}" is not filled in: a script arrives byte for byte.`,
      {
        help: 'Give the value as an argument, and read it from the variable `INPUT_<NAME>`.',
      },
    );
  },
};

function helpOf(cure: string | undefined): string {
  return cure === undefined ? wrongBraces.advice : `Write \`${cure}\`.`;
}

function isSource(value: Placeholder | EnvSource): value is EnvSource {
  return (
    typeof value !== 'string' &&
    (value.kind === 'secret' || value.kind === 'configMap' || value.kind === 'field')
  );
}

/** An expression that reads something of a pipeline, where a script of another kind has no such thing; or an input as Argo's scripts read it. */
function referenceIn(source: string, inputs: readonly BoundPort[]): string | undefined {
  const ours = /\$\{\{-?\s*(?:inputs|tasks|item|loop|run|task|volumes)\b[^{}]*\}\}/.exec(source)?.[0];
  const argo = /\{\{\s*inputs\.(?:parameters|artifacts)\.([\w-]+)\s*\}\}/.exec(source);
  return ours ?? (inputs.some(({ name }) => name === argo?.[1]) ? argo?.[0] : undefined);
}
