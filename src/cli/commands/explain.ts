import { catalog } from '../../catalog.ts';
import { didYouMean } from '../../util/did-you-mean.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { usageError } from '../report.ts';

/** Says what a diagnostic code means and what to do about it; without a code, lists all. */
export async function explain(code: string | undefined, io: Io): Promise<number> {
  if (code === undefined) {
    const width = Math.max(...catalog.map((info) => info.code.length));
    io.out(catalog.map((info) => `${info.code.padEnd(width)}  ${info.summary}\n`).join(''));
    return exitCodes.clean;
  }
  const info = catalog.find((one) => one.code === code);
  if (info === undefined) {
    const near = didYouMean(
      code,
      catalog.map((one) => one.code),
    );
    const hint = near === undefined ? '"pipewright explain" lists all' : `did you mean "${near}"?`;
    return usageError(io, `there is no diagnostic "${code}"; ${hint}`);
  }
  io.out(`${info.code} (${info.severity})\n\n${info.summary}\n${info.advice}\n`);
  return exitCodes.clean;
}
