import type { ArgoDagTask, ArgoTemplate } from '../model.ts';

/** An expression between its signs, which what is quoted in it does not hold. */
const tags = /\{\{=(.*?)\}\}/gs;

/**
 * A template as Argo 4 wants it (seen in 4.0.2). It reads a template again when a task that used it has ended, now with the arguments as they are
 * written, such as `{{item}}`, and what cannot be computed from those makes the task an Error. It also computes what a task is given before it asks
 * whether the task runs at all, and a task whose expressions name an output that is missing waits for ever.
 */
export function forLateReaders({ synchronization, ...template }: ArgoTemplate): ArgoTemplate {
  const { dag, memoize } = template;
  const guarded = {
    ...template,
    ...(dag && { dag: { ...dag, tasks: dag.tasks.map(onlyWhenItRuns) } }),
    // 4.x refuses the key that the CRD of 3.x wants.
    ...(memoize && { memoize: { ...memoize, cache: { configMap: { name: memoize.cache.configMap.name } } } }),
  };
  const mended = withTexts(guarded, (text) =>
    text.replace(tags, (_, code: string) => `{{=${isEarly(code) ? late(code) : withoutPaths(code)}}}`),
  );
  // A lock is given back by the name that is read again.
  return synchronization === undefined ? mended : { ...mended, synchronization };
}

/** What a task is given is computed only when its condition holds. */
function onlyWhenItRuns(task: ArgoDagTask): ArgoDagTask {
  const condition = /^\{\{=(.*)\}\}$/s.exec(task.when ?? '')?.[1]?.trim();
  if (condition === undefined) return task;
  const computed = (text: string, otherwise: string): string =>
    text.replace(tags, (_, code: string) => `{{=(${condition}) ? (${code.trim()}) : ${otherwise}}}`);
  return {
    ...task,
    ...(task.arguments && { arguments: withTexts(task.arguments, (text) => computed(text, "''")) }),
    ...(task.withParam !== undefined && { withParam: computed(task.withParam, "'[]'") }),
  };
}

/** Whether all that an expression names is known as soon as there are arguments, whatever they say. */
function isEarly(code: string): boolean {
  const names = code.replace(/'(?:[^'\\]|\\.)*'/g, "''");
  return (
    /\binputs\b/.test(names) &&
    !/\b(?:tasks|item|lastRetry|retries|workflow\.(?:status|failures))\b/.test(names)
  );
}

/** The name of the node is known only when the template is about to run, and an expression that names what is unknown is left alone. */
function late(code: string): string {
  return `[${code.trim()}, node.name][0]`;
}

/** A loop has no status there. What is taken out of a list is no path, and may be missing. */
function withoutPaths(code: string): string {
  return code.replace(/(?<!\[)\btasks\['([^']*)'\]\.status\b/g, "[tasks['$1']][0].status");
}

function withTexts<Part>(part: Part, change: (text: string) => string): Part {
  return JSON.parse(JSON.stringify(part), (_, value: unknown) =>
    typeof value === 'string' ? change(value) : value,
  );
}
