'use strict';
const fs = require('node:fs');
const { enableCompileCache, getCompileCacheDir } = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');

/*
 * Runs dist/cli.cjs, or dist/validate.cjs, which is the same for the call that is made most, with the bytecode that an earlier run left. Node's own compile cache takes a module before it runs, when V8 has compiled
 * next to none of its functions; taken after a run, the cache saves a third of the next. It lies where Node's lies, so that NODE_COMPILE_CACHE
 * and NODE_DISABLE_COMPILE_CACHE hold for it too. Node before 22.1 has no such place and runs without.
 */
enableCompileCache?.();
const directory = getCompileCacheDir?.();

const [command, ...args] = process.argv.slice(2);
const isPlain = command === 'validate' && args.every((arg) => !arg.startsWith('-'));
const filename = join(__dirname, '..', 'dist', isPlain ? 'validate.cjs' : 'cli.cjs');
const source = readBundle();
if (source !== undefined) run(source);

/** The bundle is ASCII, which is read fastest as Latin-1. */
function readBundle() {
  try {
    return fs.readFileSync(filename, 'latin1');
  } catch (error) {
    console.error(`pipewright: this installation is broken, please reinstall it: ${error.message}`);
    process.exitCode = 3;
  }
}

function run(source) {
  const cache = directory && join(directory, `pipewright-${hashOf(source)}-${kind()}`);
  const cachedData = cache && readCache(cache);
  const script = new Script(source, { filename, cachedData });
  // A run that failed has not come to the functions that matter.
  if (cache && (!cachedData || script.cachedDataRejected)) {
    process.once('exit', (code) => code === 0 && writeCache(cache, script.createCachedData()));
  }
  script.runInThisContext()(require);
}

/** V8 knows a source by its length only; the build ends the bundle with the hash of its content. */
function hashOf(source) {
  return source.slice(-17, -1);
}

/** Each command runs other functions. */
function kind() {
  return ['validate', 'compile', 'graph'].includes(command) ? command : 'other';
}

/** The directory may be one that others write to: only what this user wrote is trusted. */
function readCache(path) {
  try {
    const { uid } = fs.statSync(path);
    return uid === (process.getuid?.() ?? uid) ? fs.readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}

/** In one step, and only complete: V8 trusts what it is given. */
function writeCache(path, data) {
  const temporary = `${path}.${process.pid}`;
  try {
    fs.writeFileSync(temporary, data, { mode: 0o600, flush: true });
    fs.renameSync(temporary, path);
  } catch {
    fs.rmSync(temporary, { force: true });
  }
}
