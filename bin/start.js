'use strict';
// Compiled code is kept between runs, which more than halves the start; Node before 22.1 has no such cache.
require('node:module').enableCompileCache?.();

import('../dist/cli.js').catch((error) => {
  console.error(`pipewright: this installation is broken, please reinstall it: ${error.message}`);
  process.exitCode = 3;
});
