// `npm start`: builds the command and shows it at work on one of the pipelines of specs/.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import './build.ts';

const root = join(import.meta.dirname, '..');
const lines = 24;

/** Runs the command that was just built and gives what it printed; ends here when it fails. */
function pipewright(...args: readonly string[]): string {
  console.log(`$ pipewright ${args.join(' ')}`);
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'bin', 'pipewright.js'), ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
  return stdout;
}

console.log(
  'The command is built: bin/pipewright.js. On a pipeline with a condition, and a step that runs either way:\n',
);
console.log(pipewright('validate', 'specs/census'));
const workflow = pipewright('compile', 'specs/census').split('\n');
console.log(`${workflow.slice(0, lines).join('\n')}\n… and ${workflow.length - lines} lines more.\n`);
console.log(`Try next, from this directory:
  node bin/pipewright.js graph specs/census                 the same as a picture, in Mermaid (--format svg for a file)
  node bin/pipewright.js compile specs/census -o out.yaml   a workflow for \`argo submit\` or \`kubectl create\`
  node bin/pipewright.js validate specs                     all pipelines; break one and see what it says
  node bin/pipewright.js explain may-be-absent              what a diagnostic means
  npm test                                                  the tests`);
