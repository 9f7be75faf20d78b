import fc from 'fast-check';

/** One seed for all property tests, the same on every machine unless PIPEWRIGHT_SEED says otherwise (`random` for another each time). */
export const seed = Number(process.env.PIPEWRIGHT_SEED);

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
