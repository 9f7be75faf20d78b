import type { Type } from '../model/type.ts';
import { simpleTypes } from './type-names.ts';

/** The artifact types of the project file: `{types: {Parquet: {extends: Dataset}}}` is `Parquet -> Dataset`. */
export type TypeTable = ReadonlyMap<string, string>;

export const noTypes: TypeTable = new Map();

/** The artifact type of a name in the table; undefined when its parents do not lead to an artifact type that everybody knows. */
export function customArtifact(name: string, custom: TypeTable): Type | undefined {
  const ancestors: string[] = [];
  let parent = custom.get(name);
  while (parent !== undefined && parent !== name && !ancestors.includes(parent)) {
    ancestors.push(parent);
    const known = simpleTypes.get(parent);
    if (known !== undefined) {
      return known.kind === 'artifact'
        ? { kind: 'artifact', name, ancestors: [...ancestors, ...known.ancestors] }
        : undefined;
    }
    parent = custom.get(parent);
  }
  return undefined;
}
