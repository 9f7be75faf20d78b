import { processIo } from './io.ts';
import { run } from './run.ts';

const exitCode = await run(process.argv.slice(2), processIo());
process.exitCode ||= exitCode;
