import type { BoundCall, BoundExpression, BoundReference } from './bound-expression.ts';
import { visitReferences } from './references.ts';

/** An expression that takes one of some files: nothing is computed from them. */
export type FileChoice = BoundCall & { readonly name: 'if' | 'default' | 'firstOf' };

export function isFileChoice(value: BoundExpression): value is FileChoice {
  if (value.kind !== 'call' || value.type.kind !== 'artifact') return false;
  return value.name === 'if' || value.name === 'default' || value.name === 'firstOf';
}

/** The input of which an expression asks whether it got a file, where that is all that it asks. */
export function askedInput(value: BoundExpression): BoundReference | undefined {
  const [file] = value.kind === 'call' && value.name === 'present' ? value.arguments : [];
  const isFile = file?.kind === 'reference' && file.type.kind === 'artifact';
  return isFile && file.target.kind === 'input' ? file : undefined;
}

/** What a choice of files reads, besides the files themselves. */
export interface ChoiceVisitor {
  /** A file that may be taken. */
  file(value: BoundExpression): void;
  /** What a condition reads. */
  condition(reference: BoundReference): void;
  /** Whether this file is there decides whether it is taken, and follows from how its task ended. */
  asked(file: BoundExpression): void;
}

/** Calls the visitor in the order written. */
export function visitFileChoice(value: BoundExpression, visitor: ChoiceVisitor): void {
  if (!isFileChoice(value)) {
    visitor.file(value);
    return;
  }
  const [first, ...others] = value.arguments;
  if (value.name === 'if') {
    if (first !== undefined) visitReferences(first, (reference) => visitor.condition(reference));
    for (const one of others) visitFileChoice(one, visitor);
    return;
  }
  for (const [index, one] of value.arguments.entries()) {
    visitFileChoice(one, visitor);
    const isLast = index === value.arguments.length - 1;
    if (isLast || one.absent.length === 0 || mayBeUnwritten(one)) continue;
    visitFileChoice(one, {
      file: (file) => visitor.asked(file),
      condition: () => undefined,
      asked: () => undefined,
    });
  }
}

/** Whether it depends on more than how tasks ended whether a file is there: it is optional. */
export function mayBeUnwritten(value: BoundExpression): boolean {
  return value.absent.some(({ kind }) => kind === 'optional');
}

/** The files that may be taken. */
export function filesOf(value: BoundExpression): readonly BoundExpression[] {
  const files: BoundExpression[] = [];
  visitFileChoice(value, {
    file: (file) => files.push(file),
    condition: () => undefined,
    asked: () => undefined,
  });
  return files;
}
