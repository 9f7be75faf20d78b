/** Ends the process with what a command gives. */
export async function endWith(exitCode: Promise<number>): Promise<never> {
  const ended = await exitCode;
  process.exitCode ||= ended;
  // All output is written by now; to leave it to Node to tear itself down would take some milliseconds.
  process.exit();
}
