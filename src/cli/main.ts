import { endWith } from './end-with.ts';
import { processIo } from './io.ts';
import { run } from './run.ts';

endWith(run(process.argv.slice(2), processIo()));
