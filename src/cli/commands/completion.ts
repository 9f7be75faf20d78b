import type { Command } from 'commander';
import { catalog } from '../../catalog.ts';
import { bash } from '../completion/bash.ts';
import { fish } from '../completion/fish.ts';
import { shellCommands } from '../completion/shell-command.ts';
import type { Shell } from '../completion/shells.ts';
import { zsh } from '../completion/zsh.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Io } from '../io.ts';

const scripts = { bash, fish, zsh };

/** Prints a script that completes command lines of `program` in a shell. */
export async function completion(shell: Shell, program: Command, io: Io): Promise<number> {
  const codes = catalog.map((one) => one.code);
  const names = program.commands.map((one) => one.name());
  const { top, commands } = shellCommands(program, { code: codes, command: names });
  io.out(scripts[shell](top, commands));
  return exitCodes.clean;
}
