import { posix } from 'node:path';
import { inDirectory, isInside, resolveFrom } from '../../util/paths.ts';

/** How a task of a graph names a component. */
export interface ComponentName {
  readonly url?: string | null | undefined;
  readonly digest?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly tag?: string | null | undefined;
}

/** Where the project of a graph lies, and what its project file calls components. */
export interface CopyPlaces {
  readonly directory: string;
  readonly path: string | undefined;
  readonly aliases: readonly (readonly [alias: string, file: string])[];
}

/** Where a copy of a component may be, the likeliest first. */
export function copiesOf(
  component: ComponentName,
  { directory, path, aliases }: CopyPlaces,
): readonly string[] {
  const hex = component.digest?.replace(/^sha256[:=]/, '');
  const named = aliasesOf(component, hex).flatMap((one) =>
    aliases.flatMap(([alias, file]) => (alias === one ? [file] : [])),
  );
  const paths = [
    ...named.map((one) => resolveFrom(path ?? '.', one)),
    ...[vendoredUrl(component.url), hex && `vendor/sha256/${hex}.yaml`].flatMap((one) =>
      one ? [inDirectory(directory, one)] : [],
    ),
  ];
  return paths.filter((one) => isInside(directory, one));
}

/** By which names the project file may know a component. */
function aliasesOf(
  { url, digest, name, tag }: ComponentName,
  hex: string | undefined,
): readonly (string | null | undefined)[] {
  return [url, digest, hex, hex && `sha256:${hex}`, name && tag ? `${name}:${tag}` : undefined, name];
}

/** `https://example.org/a/component.yaml` lies in `vendor/example.org/a/component.yaml`. */
export function vendoredUrl(url: string | null | undefined): string | undefined {
  const [, scheme, rest = ''] = /^([a-z]+):\/\/([^?#]+)/.exec(url ?? '') ?? [];
  if (scheme === undefined) return undefined;
  const path = posix.join('vendor', scheme === 'gs' ? `storage.googleapis.com/${rest}` : rest);
  return path.startsWith('vendor/') ? path : undefined;
}
