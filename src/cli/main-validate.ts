import { validate } from './commands/validate.ts';
import { endWith } from './end-with.ts';
import { processIo } from './io.ts';
import { orBug } from './or-bug.ts';
import { defaultReporting } from './report.ts';

// `pipewright validate` with paths and no options, the call that is made most: without the parser of options and all that options ask for.
const io = processIo();
endWith(orBug(() => validate(process.argv.slice(3), {}, defaultReporting, io), io));
