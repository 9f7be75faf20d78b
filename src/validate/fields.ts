import type { AttemptField, RunField } from '../model/bound-expression.ts';
import type { Type } from '../model/type.ts';
import { integerType, stringType } from './type-names.ts';

/** What a name of the language itself gives, such as `run.id`, as the type checker knows it and as editors show it. */
export interface Field {
  readonly type: Type;
  readonly description: string;
}

type Fields<Name extends string> = Readonly<Record<Name, Field>>;

/** `run.` anywhere. */
export const runFields: Fields<Exclude<RunField, 'status' | 'failures'>> = {
  name: text('The name of the run.'),
  id: text('The unique id of the run.'),
  namespace: text('The namespace of the run.'),
  creationTime: text('When the run was made.'),
  scheduledTime: text('The time for which a scheduled run was planned.'),
};

/** `run.` in `onExit`, where the fields of each failure are texts (docs/language.md). */
export const exitFields: Fields<RunField> = {
  ...runFields,
  status: text('How the run ended.'),
  failures: { type: { kind: 'list', of: { kind: 'dict', of: stringType } }, description: 'What failed.' },
};

/** `task.` of a step. */
export const taskFields: Fields<'name' | 'podName'> = {
  name: text('The name of the task.'),
  podName: text('The name of its pod.'),
};

/** `attempt.` in `retry.when`. */
export const attemptFields: Fields<AttemptField> = {
  exitCode: { type: integerType, description: 'The exit code of the step.' },
  status: text('How the try ended.'),
  message: text('What the engine says of it.'),
  duration: { type: { kind: 'float' }, description: 'How many seconds it took.' },
  number: { type: integerType, description: 'Which try it was, 1 for the first.' },
};

/** `response.` in `success` of a request. */
export const responseFields: Fields<'status' | 'body'> = {
  status: { type: integerType, description: 'The status of the response, such as 200.' },
  body: text('The body of the response.'),
};

/** The names of some fields, in their order. */
export function namesOf<Name extends string>(fields: Fields<Name>): readonly Name[] {
  return Object.keys(fields) as Name[];
}

function text(description: string): Field {
  return { type: stringType, description };
}
