/** Whether a text is a Kubernetes quantity that says a size: `500Mi`, `5Gi`, `2`, `1.5e9`, `100m`. */
export function isQuantity(text: string): boolean {
  return /^(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)?$/.test(text);
}

const decimal: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const binary = 'KMGTPE';

/** The largest number that a quantity holds; Kubernetes takes it for everything beyond. */
const most = (2n ** 63n - 1n) * 1000n;

/** A quantity in thousandths, rounded up, as Kubernetes rounds resources before it compares them; exact, whatever the size. */
export function thousandths(text: string): bigint {
  const match = /^(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+)|([numkMGTPE])|([KMGTPE])i)?$/.exec(text);
  const [, whole = '', fraction = '', exponent = '0', unit = '', power = ''] = match ?? [];
  const ten = Number(exponent) + (decimal[unit] ?? 0) + 3 - fraction.length;
  const digits = BigInt(whole + fraction) * (power === '' ? 1n : 1024n ** BigInt(binary.indexOf(power) + 1));
  if (digits === 0n) return 0n;
  if (ten > 40) return most;
  const found =
    ten >= 0 ? digits * 10n ** BigInt(ten) : ceiling(digits, 10n ** BigInt(Math.min(-ten, text.length + 60)));
  return found > most ? most : found;
}

function ceiling(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}
