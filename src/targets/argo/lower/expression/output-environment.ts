import type { ArgoEnvironment } from './environment.ts';

/**
 * An environment as an output's `valueFrom.expression` sees it: Argo evaluates it without the variables of the workflow, which only tags bring
 * in. Their values are names and times without quotes.
 */
export function outputEnvironment(environment: ArgoEnvironment): ArgoEnvironment {
  return {
    access(target) {
      const access = environment.access(target);
      // The name of a claim of the run begins with that of the run.
      if (target.kind === 'volume')
        return { ...access, code: access.code.replace(/^\(workflow\.name/, "('{{workflow.name}}'") };
      // How a run went is told to `onExit`, whose groups get it as an input; the messages of failures hold any signs.
      const isInput = target.kind === 'run' && (target.field === 'status' || target.field === 'failures');
      const isGlobal = target.kind === 'run' || target.kind === 'task';
      return isGlobal && !isInput ? { ...access, code: `'${access.simpleTag}'` } : access;
    },
  };
}
