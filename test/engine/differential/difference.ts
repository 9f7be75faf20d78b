/** Where a run under Argo is not what the language means. */
export interface Difference {
  /** What it is about; a case that is made smaller must keep one of its kinds. */
  readonly kind: 'invalid' | 'hang' | 'status' | 'state' | 'tries' | 'order' | 'command' | 'input' | 'output';
  readonly text: string;
}
