import type { Sink } from '../../diagnostics/sink.ts';
import type { At } from '../../syntax/at.ts';
import { parseDuration } from '../../util/duration.ts';
import { bindCodes } from './codes.ts';

/** Seconds are numbers of 32 bits in Kubernetes. */
export const longest = 2 ** 31 - 1;

/** The seconds of a constant duration; one that cannot be read is reported. */
export function readDuration(at: At<number | string> | undefined, sink: Sink): number | undefined {
  if (at === undefined) return undefined;
  const seconds = parseDuration(at.value);
  if (seconds === undefined) {
    sink.report(bindCodes['invalid-duration'], at.span, `"${String(at.value)}" is not a duration.`, {
      help: 'Write seconds (90), or numbers with units such as 30s, 10m, 2h, 1d or 1h30m.',
    });
  } else if (seconds > longest) {
    sink.report(bindCodes['invalid-duration'], at.span, `"${String(at.value)}" is longer than 68 years.`, {
      help: 'Leave it out where it shall mean no end.',
    });
    return undefined;
  }
  return seconds;
}

/** The seconds of a constant timeout. */
export function readTimeout(at: At<number | string> | undefined, sink: Sink): number | undefined {
  const seconds = readDuration(at, sink);
  if (at === undefined || seconds !== 0) return seconds;
  reportNoTime(at, sink);
  return undefined;
}

export const noTime = 'A timeout must be longer than nothing.';

export function reportNoTime(at: At<unknown>, sink: Sink): void {
  sink.report(bindCodes['invalid-duration'], at.span, noTime);
}
