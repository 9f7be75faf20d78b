const afterAll = 'Write `after: [{task: …, is: finished}]`: the task then runs however that one ended.';

/** What to write in the place of functions of GitHub Actions. */
export const foreignFunctions: ReadonlyMap<string, string> = new Map([
  ['always', afterAll],
  ['cancelled', afterAll],
  ['success', 'Leave it out: a task runs only when those that it waits for went well.'],
  ['failure', 'Write `after: [{task: …, is: failed}]`: the task then runs when that one failed.'],
]);
