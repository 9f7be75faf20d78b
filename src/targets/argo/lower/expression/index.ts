export { type ArgoAccess, type ArgoEnvironment, absentText, type Presence } from './environment.ts';
export { type EscapedConstant, escapeConstant } from './escape-constant.ts';
export { lowerArgument } from './lower-argument.ts';
export { lowerCondition } from './lower-condition.ts';
export { lowerEnv } from './lower-env.ts';
export { lowerFieldText, lowerFreeText } from './lower-field-text.ts';
export { lowerOutputExpression } from './lower-output-expression.ts';
export { lowerPresence } from './lower-presence.ts';
export { lowerRootOutput } from './lower-root-output.ts';
