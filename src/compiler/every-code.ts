import type { CodeInfo } from '../diagnostics/diagnostic.ts';
import { syntaxCodes } from '../syntax/codes.ts';
import { typeCodes } from '../validate/codes.ts';
import { ruleCodes } from '../validate/rules/bind-levels.ts';
import { rules } from '../validate/rules/index.ts';
import { shapeCodes } from '../validate/shape/codes.ts';
import { bindCodes } from './bind/codes.ts';
import { expressionCodes } from './bind/expression/codes.ts';
import { kfpCodes } from './bind/kfp/codes.ts';
import { linkCodes } from './codes.ts';

const tables: readonly Readonly<Record<string, CodeInfo>>[] = [
  syntaxCodes,
  shapeCodes,
  linkCodes,
  typeCodes,
  bindCodes,
  kfpCodes,
  expressionCodes,
  ruleCodes,
];

/** Every diagnostic code of every phase, sorted. */
export const everyCode: readonly CodeInfo[] = [...tables.flatMap((table) => Object.values(table)), ...rules]
  .map(({ code, severity, summary, advice }) => ({ code, severity, summary, advice }))
  .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
