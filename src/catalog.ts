/** Every diagnostic code of every phase, sorted. */
export { everyCode as catalog } from './compiler/every-code.ts';
