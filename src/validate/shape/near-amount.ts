const times =
  /^(?:(\d+) ?d(?:ays?)?)?(?: ?(\d+) ?h(?:(?:ou)?rs?)?)?(?: ?(\d+) ?m(?:in(?:ute)?s?)?)?(?: ?(\d+) ?s(?:ec(?:ond)?s?)?)?$/i;
const clock = /^(\d{1,2}):(\d\d)(?::(\d\d))?$/;
const bytes = /^(\d+(?:\.\d+)?) ?([kmgtp])(i?)b?$/i;

/** The duration that a text such as `30 minutes` or `01:30:00` means, as it is written here. */
export function nearDuration(text: string): string | undefined {
  const at = clock.exec(text);
  const parts = at === null ? times.exec(text)?.slice(1) : [undefined, at[1], at[2], at[3]];
  const units = ['d', 'h', 'm', 's'];
  const said = (parts ?? []).map((part, index) =>
    Number(part ?? 0) === 0 ? '' : Number(part) + (units[index] ?? ''),
  );
  const joined = said.join('');
  return joined === '' || joined === text ? undefined : joined;
}

/** The quantity that a text such as `10GB` or `2 GiB` means, as Kubernetes writes it. */
export function nearQuantity(text: string): string | undefined {
  const [, number, unit = '', binary] = bytes.exec(text) ?? [];
  if (number === undefined) return undefined;
  const letter = unit.toLowerCase() === 'k' && binary === '' ? 'k' : unit.toUpperCase();
  const near = `${number}${letter}${binary === '' ? '' : 'i'}`;
  return near === text ? undefined : near;
}
