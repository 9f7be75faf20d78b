import type { Explanation } from './explanation.ts';

/** A cron expression that begins with `*`, which YAML takes for an alias; at the line of an error. */
export function cronTrap(text: string, at: number): Explanation | undefined {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  const written = /^[^\r\n]*/.exec(text.slice(line, line + 2000))?.[0] ?? '';
  const [, before, cron = ''] =
    /^(.*?\b[A-Za-z]*cron\w*: +|\s*- +)(\*[\d*/,-]*(?: +[\w*/,?-]+){4})(?= *(?:[,}\]#]|$))/i.exec(written) ??
    [];
  if (before === undefined) return undefined;
  const start = line + before.length;
  const value = cron.replace(/,$/, '');
  const place = { start, end: start + value.length };
  return {
    ...place,
    message: 'A text without quotes cannot begin with "*", which YAML takes for an alias.',
    help: `Put the cron expression in quotes: "${value}".`,
    unquoted: place,
  };
}
