/** A name for each path that can stand in a reference of a schema, all different. */
export function slugsOf(paths: readonly string[]): ReadonlyMap<string, string> {
  const slugs = new Map<string, string>();
  const taken = new Set<string>();
  for (const path of paths) {
    const plain = path.replace(/[^A-Za-z0-9_-]+/g, '.').replace(/^\.+/, '');
    let slug = plain;
    for (let count = 2; taken.has(slug); count += 1) slug = `${plain}.${count}`;
    taken.add(slug);
    slugs.set(path, slug);
  }
  return slugs;
}
