/** The ways to show findings: for people, for programs, and for the services that have a form of their own. */
export const formats = ['pretty', 'concise', 'json', 'sarif', 'github', 'gitlab', 'junit'] as const;
export type Format = (typeof formats)[number];

/** Whether the text is a document, which there is also when nothing was found. */
export function isDocument(format: Format): boolean {
  return format === 'json' || format === 'sarif' || format === 'gitlab' || format === 'junit';
}
