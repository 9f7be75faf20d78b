#!/usr/bin/env node
// biome-ignore-all lint/style/useTemplate: the words of 2009
'use strict';
// Read by any Node, however old, so that the wrong one is told what is needed and not shown a syntax error.
var found = process.versions.node;
var parts = found.split('.').map(Number);

if (parts[0] > 20 || (parts[0] === 20 && parts[1] >= 19)) {
  require('./start.js');
} else {
  console.error(
    'pipewright: Node.js 20.19 or later is needed; this is ' + found + ' (' + process.execPath + ').',
  );
  process.exitCode = 2;
}
