export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

/** What XML 1.0 has no place for. */
const illegal = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads a document of XML 1.0 without a document type, strictly: throws for what is not well-formed. */
export function parseXml(document: string): Element {
  const bad = illegal.exec(document);
  if (bad !== null || !document.isWellFormed()) throw new Error(`an illegal character at ${bad?.index}`);
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
  if (!document.startsWith(declaration)) throw new Error('no declaration');
  let at = declaration.length;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const sticky = new RegExp(pattern, 'y');
    sticky.lastIndex = at;
    const found = sticky.exec(document);
    if (found !== null) at = sticky.lastIndex;
    return found ?? undefined;
  };
  const must = (pattern: RegExp): RegExpExecArray => {
    const found = take(pattern);
    if (found === undefined) throw new Error(`expected ${pattern} at ${document.slice(at, at + 40)}`);
    return found;
  };
  const decode = (text: string): string =>
    text.replace(/&([^;]*;?)/g, (whole, name: string) => {
      const value = name.endsWith(';') ? entities[name.slice(0, -1)] : undefined;
      if (value === undefined) throw new Error(`not an entity: ${whole}`);
      return value;
    });
  const element = (): Element => {
    const [, name = ''] = must(/<([a-z-]+)/);
    const attributes: Record<string, string> = {};
    for (let one = take(/\s+([a-z]+)="([^"<]*)"/); one !== undefined; one = take(/\s+([a-z]+)="([^"<]*)"/)) {
      const [, key = '', value = ''] = one;
      if (Object.hasOwn(attributes, key)) throw new Error(`"${key}" twice`);
      attributes[key] = decode(value);
    }
    if (take(/\s*\/>/) !== undefined) return { name, attributes, children: [], text: '' };
    must(/\s*>/);
    const children: Element[] = [];
    let text = '';
    while (take(/<\//) === undefined) {
      const [run] = take(/[^<]+/) ?? [''];
      if (run.includes(']]>')) throw new Error(']]> in text');
      text += decode(run);
      if (document.startsWith('</', at)) continue;
      children.push(element());
    }
    must(new RegExp(`${name}\\s*>`));
    return { name, attributes, children, text };
  };
  take(/\s+/);
  const root = element();
  take(/\s+/);
  if (at !== document.length) throw new Error('text after the document');
  return root;
}
