import type { RunField } from '../../../model/bound-expression.ts';
import { quote } from './expression/code.ts';
import type { ArgoAccess } from './expression/index.ts';

/** The names of templates that only `onExit` uses begin so; no others do. */
export const exitPrefix = 'exit--';

const names: Readonly<Record<Exclude<RunField, 'status' | 'failures' | 'scheduledTime'>, string>> = {
  name: 'workflow.name',
  id: 'workflow.uid',
  namespace: 'workflow.namespace',
  creationTime: 'workflow.creationTimestamp.RFC3339',
};

/** What the engine says of a run. */
export function runAccess(field: RunField): ArgoAccess {
  switch (field) {
    case 'status':
      return computed(wordOf('workflow.status'), 'plain');
    case 'failures':
      return computed(failures, 'raw');
    case 'scheduledTime':
      // Only runs of a schedule have the time of their schedule; for others it is the time at which they were made.
      return computed(`(workflow['scheduledTime'] ?? ${names.creationTime})`, 'plain');
    default:
      return { ...computed(names[field], 'plain'), simpleTag: `{{${names[field]}}}` };
  }
}

/** A status of Argo in the words of the language: to it there is one way to fail. */
export function wordOf(status: string): string {
  return `(${status} == 'Error' ? 'Failed' : ${status})`;
}

function computed(code: string, encoding: ArgoAccess['encoding']): ArgoAccess {
  return { code, simpleTag: `{{=${code}}}`, encoding, presence: { kind: 'always' } };
}

/** Tasks of ours that have names of their own; `ask--`, which looks at what was entered for `ask`, is told under that name. */
const ownNames = '^((choose|make|drop)-.*|done|start|run|exit)--$';

/**
 * Argo quotes its JSON once more, by Go's rules, which know escapes that JSON does not have: those stand for signs that nobody sees, and are taken
 * out. Without failures it is `null`. A repetition that was never done fails in its last round, whose template is called after it, and numbered by `-R2` where another is too. Whatever
 * failed only because something in it failed has no message. Of `onExit` itself it would be seen
 * or not as it comes, so that it never is.
 */
const failures = ((): string => {
  const escapes = quote('(\\\\[^xU])|\\\\x..|\\\\U........').text;
  const text = `fromJSON(sprig.regexReplaceAll(${escapes}, workflow.failures, ${quote('${1}').text}))`;
  const list = `fromJSON(workflow.failures == ${quote('"null"').text} ? '[]' : ${text})`;
  const own = `filter(${list}, {#.message != '' && !(#.templateName startsWith '${exitPrefix}')})`;
  const sorted = `sortBy(${own}, {#.finishedAt + #.podName})`;
  const node = `sprig.regexReplaceAll(${quote('\\([0-9].*').text}, #.displayName, '')`;
  const task = `(${node} == 'next--' ? sprig.regexReplaceAll('-R[0-9]+$', #.templateName, '') : ${node} matches '${ownNames}' ? ${node} : sprig.regexReplaceAll('--$', ${node}, ''))`;
  const fields = { task, message: '#.message', pod: '#.podName', finishedAt: '#.finishedAt' };
  const pairs = Object.entries(fields).map(([name, code]) => `'${name}', ${code}`);
  return `toJson(map(${sorted}, {sprig.dict(${pairs.join(', ')})}))`;
})();
