// Installs what the project needs when it is missing or older than the lock file. Plain JavaScript for any Node from 20.19, and
// without dependencies, because it runs before there is a node_modules; afterwards npm scripts find the `node` package's Node first.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lock = join(root, 'package-lock.json');
const marker = join(root, 'node_modules', '.package-lock.json');

if (!existsSync(marker) || statSync(marker).mtimeMs < statSync(lock).mtimeMs) {
  const npm = process.env.npm_execpath;
  // Not `npm ci`: it refuses a lock file that lacks other platforms' optional packages, which some registries do not serve.
  const install = ['install', '--no-save'];
  const [command, args] = npm ? [process.execPath, [npm, ...install]] : ['npm', install];
  console.error('pipewright: installing development dependencies');
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (result.status !== 0) process.exit(result.status ?? 1);
}
