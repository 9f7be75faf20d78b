interface Field {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly words: readonly string[];
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const days = 'sun mon tue wed thu fri sat'.split(' ');

const fields: readonly Field[] = [
  { name: 'minute', low: 0, high: 59, words: [] },
  { name: 'hour', low: 0, high: 23, words: [] },
  { name: 'day of month', low: 1, high: 31, words: [] },
  { name: 'month', low: 1, high: 12, words: months },
  { name: 'day of week', low: 0, high: 6, words: days },
];

const secondsOf: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};

/** A duration of Go is a count of nanoseconds in 63 bits. */
const mostSeconds = 2 ** 63 / 1e9;

/**
 * Why a cron expression cannot be read, as the parser that Argo uses (robfig/cron, standard form) reads it: five fields of `*`, `?`, numbers,
 * names, ranges, lists and steps; or `@daily` and the like. Undefined when it can.
 */
export function cronProblem(text: string): string | undefined {
  const trimmed = text.trim();
  // A word must stand alone, unlike fields, which may have blanks around them.
  if (trimmed.startsWith('@')) return descriptorProblem(text);
  if (/^(CRON_)?TZ=/.test(trimmed)) return 'the time zone belongs into `timezone`';
  const parts = trimmed.split(/\s+/);
  if (parts.length !== fields.length) {
    return `it has ${trimmed === '' ? 0 : parts.length} fields, and five are needed`;
  }
  for (const [index, field] of fields.entries()) {
    for (const item of (parts[index] ?? '').split(',')) {
      const problem = itemProblem(item, field);
      if (problem !== undefined) return problem;
    }
  }
  return undefined;
}

const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a cron expression that can be read names days that no year has, such as 31 February: Argo would wait for ever. */
export function neverComes(text: string): boolean {
  const [, , days = '', months = '', weekdays = ''] = text.trim().split(/\s+/);
  // Where both kinds of day are named, either is enough; `*` names none, and `*/2` does.
  const isEvery = (field: string): boolean => field.split(',').some((item) => /^[*?](?:\/0*1)?$/.test(item));
  if (text.trim().startsWith('@') || isEvery(days) || !isEvery(weekdays)) return false;
  const [, , day, month] = fields;
  if (day === undefined || month === undefined) return false;
  const first = Math.min(...days.split(',').map((item) => lowOf(item, day)));
  return longestMonths.every((length, index) => !holds(months, index + 1, month) || first > length);
}

function lowOf(item: string, field: Field): number {
  return numberOf(item.split(/[-/]/)[0] ?? '', field) ?? field.low;
}

/** Whether a field names a number. */
function holds(text: string, number: number, field: Field): boolean {
  return text.split(',').some((item) => {
    const [range = '', step] = item.split('/');
    const [from = '', to] = range.split('-');
    const isStar = /^[*?]$/.test(from);
    const low = isStar ? field.low : (numberOf(from, field) ?? field.low);
    const end = to === undefined ? undefined : numberOf(to, field);
    const high = end ?? (isStar || step !== undefined ? field.high : low);
    return number >= low && number <= high && (number - low) % Number(step ?? 1) === 0;
  });
}

function descriptorProblem(text: string): string | undefined {
  if (/^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/.test(text)) return undefined;
  if (/^@every (\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(text)) {
    return everySeconds(text) > mostSeconds ? `"${text}" is longer than 292 years` : undefined;
  }
  return `"${text}" is not one of @yearly, @monthly, @weekly, @daily, @hourly or "@every 1h30m"`;
}

function everySeconds(text: string): number {
  let seconds = 0;
  for (const [, digits, unit] of text.matchAll(/([\d.]+)([nuµm]?s|m|h)/g)) {
    seconds += Number(digits) * (secondsOf[unit ?? ''] ?? 0);
  }
  return seconds;
}

function itemProblem(item: string, field: Field): string | undefined {
  const match = /^(\*|\?|[A-Za-z]{3}|\d{1,9})(?:-([A-Za-z]{3}|\d{1,9}))?(?:\/(\d{1,9}))?$/.exec(item);
  if (match === null) return `"${item}" cannot be the ${field.name}`;
  const [, first = '', last, step] = match;
  const star = first === '*' || first === '?';
  if (star && last !== undefined) return `"${item}" cannot be the ${field.name}`;
  if (step !== undefined && Number(step) === 0) return `the step of the ${field.name} is zero`;
  if (star) return undefined;
  const from = numberOf(first, field);
  const to = last === undefined ? from : numberOf(last, field);
  for (const [word, value] of [
    [first, from],
    [last ?? first, to],
  ] as const) {
    if (value === undefined || value < field.low || value > field.high) {
      return `the ${field.name} goes from ${field.low} to ${field.high}, not "${word}"`;
    }
  }
  return from !== undefined && to !== undefined && from > to
    ? `the range "${item}" of the ${field.name} runs backwards`
    : undefined;
}

function numberOf(word: string, field: Field): number | undefined {
  if (/^\d+$/.test(word)) return Number(word);
  const index = field.words.indexOf(word.toLowerCase());
  return index < 0 ? undefined : index + field.low;
}
