/**
 * The most that Linux takes as one argument or one variable (`NAME=value`) of a program, in bytes, the NUL at its end included:
 * MAX_ARG_STRLEN, 32 pages of 4 KiB. With a longer one the program cannot be started.
 */
export const argumentLimit = 131_072;
