import { processIo } from './io.ts';
import { run } from './run.ts';

run(process.argv.slice(2), processIo()).then((exitCode) => {
  process.exitCode ||= exitCode;
  // All output is written by now; to leave it to Node to tear itself down would take some milliseconds.
  process.exit();
});
