import { didYouMean } from '../../util/did-you-mean.ts';

const times =
  /^(?:(\d+) ?d(?:ays?)?)?(?: ?(\d+) ?h(?:(?:ou)?rs?)?)?(?: ?(\d+) ?m(?:in(?:ute)?s?)?)?(?: ?(\d+) ?s(?:ec(?:ond)?s?)?)?$/i;
const clock = /^(\d{1,2}):(\d\d)(?::(\d\d))?$/;
const bytes = /^(\d+(?:\.\d+)?) ?([kmgtp])(i?)b?$/i;

const iso = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;
const milliseconds = /^(\d+) ?(?:ms|millis(?:econds?)?)$/i;
const weeks = /^(\d+) ?w(?:eeks?)?$/i;
const fraction = /^(\d+\.\d+) ?([dhm])/i;
const cores = /^(\d+(?:\.\d+)?) ?v?(?:cores?|cpus?)$/i;
const units = ['d', 'h', 'm', 's'];
const seconds: Readonly<Record<string, number>> = { d: 86_400, h: 3600, m: 60 };
const moments = ['@hourly', '@daily', '@midnight', '@weekly', '@monthly', '@yearly', '@annually'];

/** The duration that a text such as `30 minutes` or `01:30:00` means, as it is written here. */
export function nearDuration(text: string): string | undefined {
  const at = clock.exec(text);
  const parts =
    at === null
      ? ((times.exec(text) ?? iso.exec(text))?.slice(1) ?? partsOf(text))
      : [undefined, at[1], at[2], at[3]];
  const said = (parts ?? []).map((part, index) =>
    Number(part ?? 0) === 0 ? '' : Number(part) + (units[index] ?? ''),
  );
  const joined = said.join('');
  return joined === '' || joined === text ? undefined : joined;
}

/** `2 weeks`, `1.5h` and `500ms`, in days, hours, minutes and whole seconds. */
function partsOf(text: string): readonly string[] | undefined {
  const short = milliseconds.exec(text)?.[1];
  if (short !== undefined) return ['0', '0', '0', String(Math.ceil(Number(short) / 1000))];
  const whole = weeks.exec(text)?.[1];
  if (whole !== undefined) return [String(Number(whole) * 7)];
  const [, number, unit = ''] = fraction.exec(text) ?? [];
  let left = Number(number) * (seconds[unit.toLowerCase()] ?? Number.NaN);
  if (!Number.isInteger(left)) return undefined;
  return ['d', 'h', 'm', ''].map((one) => {
    const size = seconds[one] ?? 1;
    const count = Math.floor(left / size);
    left -= count * size;
    return String(count);
  });
}

/** The cron expression with five fields that one with seconds or a time zone means, or a misspelt `@daily`, in quotes. */
export function nearCron(text: string): string | undefined {
  if (text.startsWith('@')) {
    const near = didYouMean(text, moments);
    return near === undefined ? undefined : JSON.stringify(near);
  }
  const fields = text.split(/\s+/);
  const isZone = /^(?:CRON_)?TZ=/.test(fields[0] ?? '');
  const isSecond = /^\d+$/.test(fields[0] ?? '');
  return fields.length === 6 && (isZone || isSecond) ? JSON.stringify(fields.slice(1).join(' ')) : undefined;
}

/** The quantity that a text such as `10GB` or `2 GiB` means, as Kubernetes writes it. */
export function nearQuantity(text: string): string | undefined {
  const count = cores.exec(text)?.[1];
  if (count !== undefined) return count;
  const [, number, unit = '', binary] = bytes.exec(text) ?? [];
  if (number === undefined) return undefined;
  const letter = unit.toLowerCase() === 'k' && binary === '' ? 'k' : unit.toUpperCase();
  const near = `${number}${letter}${binary === '' ? '' : 'i'}`;
  return near === text ? undefined : near;
}
