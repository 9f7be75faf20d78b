import type { SourceFile } from '../diagnostics/span.ts';
import { readMarginFlow } from './yaml/margin-flow.ts';

/** Where lines inside of brackets begin that only the YAML reader of KFP takes, because they are not indented. */
export function marginLines(file: SourceFile): readonly number[] {
  return readMarginFlow(file)?.lines ?? [];
}
