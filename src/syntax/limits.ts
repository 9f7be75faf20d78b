/** How large inputs may be before they are refused. Each is far above what people write, and low enough for every later phase. */
export const limits = {
  /** Characters of a file. */
  fileSize: 10_000_000,
  /** Words, signs and blanks of YAML in a file: what memory and time are needed for; 10,000 tasks have 300,000. */
  tokens: 500_000,
  /** Errors of YAML that are kept; many more than are shown. */
  errors: 1000,
  /** Levels of nesting in a document, aliases followed. */
  depth: 200,
  /** Nodes that aliases and merge keys may add to those that are written out. */
  aliasedNodes: 100_000,
  expressionLength: 10_000,
  expressionDepth: 100,
  /** Expressions in one text. */
  expressions: 1_000,
} as const;
