import type { Sink } from '../../diagnostics/sink.ts';
import type { ApprovalTask, BoundPort } from '../../model/bound.ts';
import type { InputSpec } from '../../model/documents.ts';
import { readPattern } from '../../run/value-pattern.ts';
import type { At } from '../../syntax/at.ts';
import { patternsOf } from '../../validate/type-schema-words.ts';
import { bindCodes } from './codes.ts';
import { repetitionProblem } from './expression/repetition-problem.ts';
import { placeInSchema } from './place-in-schema.ts';

/** Reports what Argo's engine cannot ask of an answer, though its schema is one. */
export function checkAnswerSchemas(task: ApprovalTask, specs: readonly At<unknown>[], sink: Sink): void {
  for (const [index, port] of task.outputs.entries()) {
    const schema = specs[index]?.as<InputSpec>().get('schema');
    if (schema !== undefined) checkPatterns(port, schema, sink);
  }
}

/** The regular expressions of a schema, which Argo's engine reads here. */
function checkPatterns({ name }: BoundPort, schema: At<unknown>, sink: Sink): void {
  for (const { pattern, path } of patternsOf(schema.value)) {
    const problem = patternProblemOfEngine(pattern);
    if (problem === undefined) continue;
    sink.report(
      bindCodes['invalid-constraint'],
      placeInSchema(schema.node, path),
      `The pattern ${JSON.stringify(pattern)} in the schema of "${name}" ${problem}.`,
      {
        help: "Argo's engine (RE2) asks it when somebody has answered: write it without look-around and back references.",
      },
    );
  }
}

/** Why Argo's engine cannot look for a pattern; undefined when it can. */
export function patternProblemOfEngine(pattern: string): string | undefined {
  return readPattern(pattern).problem ?? repetitionProblem(pattern);
}
