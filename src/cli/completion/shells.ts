/** The shells that completion knows. */
export const shells = ['bash', 'fish', 'zsh'] as const;

export type Shell = (typeof shells)[number];
