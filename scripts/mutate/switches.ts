/** The functions that instrumented sources call. Imported before any of them. */
declare global {
  var __mutant: (id: number) => boolean;
  var __turn: () => void;
}

class Switches {
  /** The mutant that is on; 0 is none. */
  active = 0;
  /** Whether the place of the active mutant was come to. */
  reached = false;
  /** All places that were come to, while this is set. */
  recorded: Set<number> | undefined;
  turns = 0;
  limit = Number.POSITIVE_INFINITY;
}

export const switches: Switches = new Switches();

globalThis.__mutant = (id) => {
  switches.recorded?.add(id);
  if (id !== switches.active) return false;
  switches.reached = true;
  return true;
};

globalThis.__turn = () => {
  switches.turns += 1;
  if (switches.turns > switches.limit) throw new Error('this mutant goes on for ever');
};
