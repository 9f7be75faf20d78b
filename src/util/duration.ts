const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** The seconds of a duration: `90`, `"90"`, `30s`, `10m`, `2h`, `1d` or several after one another, largest first; undefined for anything else. */
export function parseDuration(value: number | string): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? value : undefined;
  if (/^\d{1,12}$/.test(value)) return Number(value);
  if (!/^(?=\d)(\d{1,9}d)?(\d{1,9}h)?(\d{1,9}m)?(\d{1,9}s)?$/.test(value)) return undefined;
  let seconds = 0;
  for (const [, digits, unit] of value.matchAll(/(\d+)([dhms])/g)) {
    seconds += Number(digits) * (units[unit ?? ''] ?? 0);
  }
  return seconds;
}
