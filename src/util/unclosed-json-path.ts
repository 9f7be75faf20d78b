const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };

/** What begins in a JSONPath of kubectl and does not end, a bracket or a quote; outside of `{ }` all is plain text. */
export function unclosedJsonPath(path: string): string | undefined {
  const open: string[] = [];
  for (let place = 0; place < path.length; place++) {
    const sign = path.charAt(place);
    const last = open.at(-1);
    if (last === undefined && sign !== '{') continue;
    if (sign === '\\') place++;
    else if (sign === "'" || sign === '"') {
      place = closingQuote(path, place);
      if (place === -1) return sign;
    } else if (Object.hasOwn(closing, sign)) open.push(sign);
    else if (sign === '}' || sign === ']' || sign === ')') {
      if (last !== undefined && closing[last] !== sign) return last;
      open.pop();
    }
  }
  return open.at(-1);
}

function closingQuote(path: string, start: number): number {
  for (let place = start + 1; place < path.length; place++) {
    if (path.charAt(place) === '\\') place++;
    else if (path.charAt(place) === path.charAt(start)) return place;
  }
  return -1;
}
