#!/usr/bin/env node
// biome-ignore-all lint/style/useTemplate lint/complexity/useArrowFunction lint/complexity/useOptionalChain: the words of 2009
'use strict';

/*
 * Read by any Node, however old, so that the wrong one is told what is needed and not shown a syntax error. All of it is in one file, because
 * Node takes half a millisecond for each.
 */
var found = process.versions.node;
var parts = found.split('.').map(Number);

if (parts[0] > 20 || (parts[0] === 20 && parts[1] >= 19)) {
  start(process.argv[2], process.argv.slice(3));
} else {
  console.error(
    'pipewright: Node.js 20.19 or later is needed; this is ' + found + ' (' + process.execPath + ').',
  );
  process.exitCode = 2;
}

/**
 * Runs dist/cli.cjs, or dist/validate.cjs, which is the same for the call that is made most and loads dist/validate-rest.cjs where it needs more than usual, with the bytecode that an earlier run left. Node's own
 * compile cache takes a module before it runs, when V8 has compiled next to none of its functions; taken after a run, the cache saves a third of
 * the next.
 */
function start(command, args) {
  var fs = require('node:fs');
  var path = require('node:path');
  var vm = require('node:vm');

  var isPlain = command === 'validate' && !args.some(isOption);
  var rest = 'validate-rest';
  // A script is read into it and then its bytecode: each page of memory that is touched first takes some microseconds.
  var room = Buffer.allocUnsafeSlow(2000000);
  var main;
  try {
    main = load(isPlain ? 'validate' : 'cli');
  } catch (error) {
    console.error('pipewright: this installation is broken, please reinstall it: ' + error.message);
    process.exitCode = 3;
    return;
  }
  main(require, function loadRest(given) {
    return load(rest)(require, given);
  });

  /** The function that a script in dist/ is. */
  function load(name) {
    var filename = path.join(__dirname, '..', 'dist', name + '.cjs');
    // It is ASCII, which is read fastest as Latin-1.
    var source = read(filename).toString('latin1');
    var cache = cacheFor(source, command);
    var cachedData = cache && readCache(cache);
    var script = new vm.Script(source, { filename: filename, cachedData: cachedData });
    if (cache && (!cachedData || script.cachedDataRejected)) {
      process.once('exit', function keep(code) {
        // A run that failed has not come to the functions that matter in most runs.
        if (code === 0 || name === rest) writeCache(cache, script.createCachedData());
      });
    }
    return script.runInThisContext();
  }

  /** The content of a file, in `room` where that is large enough. Nothing when it is of another user. */
  function read(file, uid) {
    var size = 0;
    var count = -1;
    var info;
    // A pipe that somebody put in its place is not waited for.
    var descriptor = fs.openSync(file, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK || 0));
    try {
      info = fs.fstatSync(descriptor);
      if (uid !== undefined && info.uid !== uid) return undefined;
      if (info.size > room.length) return fs.readFileSync(descriptor);
      for (; count !== 0 && size < info.size; size += count) {
        count = fs.readSync(descriptor, room, size, info.size - size, null);
      }
      return room.subarray(0, size);
    } finally {
      fs.closeSync(descriptor);
    }
  }

  function isOption(arg) {
    return arg.charAt(0) === '-';
  }

  /**
   * Beside Node's own compile cache, with NODE_COMPILE_CACHE and NODE_DISABLE_COMPILE_CACHE as for that; to ask Node for the place would load a part of it that nothing else needs.
   * V8 knows a source by its length only; the build ends the bundle with the hash of its content. Each command runs other functions.
   */
  function cacheFor(bundle, name) {
    var env = process.env;
    if (env.NODE_DISABLE_COMPILE_CACHE) return undefined;
    var temporary = env.TMPDIR || env.TMP || env.TEMP || (process.platform === 'win32' ? undefined : '/tmp');
    var base = env.NODE_COMPILE_CACHE || (temporary && path.join(temporary, 'node-compile-cache'));
    if (!base) return undefined;
    var kind = ['validate', 'compile', 'graph'].indexOf(name) < 0 ? 'other' : name;
    var version = process.version + '-' + process.arch;
    return path.join(base, version, 'pipewright-' + bundle.slice(-17, -1) + '-' + kind);
  }

  /** The directory may be one that others write to: only what this user wrote is trusted. */
  function readCache(file) {
    try {
      return read(file, process.getuid ? process.getuid() : undefined);
    } catch (_) {
      return undefined;
    }
  }

  /** In one step, and only complete: V8 trusts what it is given. */
  function writeCache(file, data) {
    var temporary = file + '.' + process.pid;
    try {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(temporary, data, { mode: 384, flush: true });
      fs.renameSync(temporary, file);
    } catch (_) {
      discard(temporary);
    }
  }

  function discard(file) {
    try {
      fs.unlinkSync(file);
    } catch (_) {
      // It was not written.
    }
  }
}
