/** What the process tells its caller. */
export const exitCodes = {
  clean: 0,
  /** The specs have problems, or an output is stale. */
  problems: 1,
  /** Wrong options, a file that was named and is not there, an output that cannot be written. */
  usage: 2,
  /** A bug of ours. */
  internal: 3,
} as const;
