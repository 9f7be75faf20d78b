import type { Details } from '../../diagnostics/sink.ts';
import type { YamlNode, YamlScalar } from '../../syntax/yaml-node.ts';
import { isQuantity, thousandths } from '../../util/quantity.ts';
import type { Report, Rule } from './rule.ts';

/** An amount of bytes or cores that no computer has: `512m` of memory is half a byte, and `500` of cpu are five hundred cores. */
export const unlikelyAmount: Rule = {
  code: 'unlikely-amount',
  severity: 'warning',
  summary: 'An amount of memory, disk or cpu is far too small or too large to be meant.',
  advice:
    'Memory and sizes are bytes, with a unit such as Mi or Gi; cpu is cores, or thousandths of a core with `m`.',

  pipeline({ origin }, report) {
    if (origin.node !== undefined) visit(origin.node, report);
  },
  component({ origin }, report) {
    if (origin.node !== undefined) visit(origin.node, report);
  },
};

const bytes: ReadonlySet<string> = new Set(['memory', 'ephemeral-storage', 'size', 'sizeLimit']);
/** The maps in which these keys are amounts. */
const homes: ReadonlySet<string> = new Set(['requests', 'limits', 'create', 'createVolume', 'emptyDir']);

const leastBytes = 2n ** 20n * 1000n;
const mostCores = 250n * 1000n;

function visit(node: YamlNode, report: Report, home = false): void {
  if (node.kind === 'sequence') for (const item of node.items) visit(item, report);
  if (node.kind !== 'map') return;
  for (const { key, value } of node.entries) {
    if (home && value.kind === 'scalar' && isQuantity(value.text)) check(key, value, report);
    else if (key !== 'arguments' && key !== 'manifest') visit(value, report, homes.has(key));
  }
}

function check(key: string, value: YamlScalar, report: Report): void {
  const { text, span } = value;
  const amount = thousandths(text);
  if (bytes.has(key) && amount > 0n && amount < leastBytes) {
    const size = amount < 1000n ? 'less than one byte' : `${amount / 1000n} bytes`;
    report(span, `"${key}: ${text}" is ${size}.`, cure(value, /^\d+$/.test(text) ? ['Mi', 'Gi'] : ['Mi']));
  } else if (key === 'cpu' && amount >= mostCores) {
    const plain = /^\d+$/.test(text);
    report(
      span,
      `"cpu: ${text}" is ${amount / 1000n} cores.`,
      plain ? cure(value, ['m']) : { help: 'An amount of bytes is "memory".' },
    );
  }
}

function cure({ text, span }: YamlScalar, units: readonly string[]): Details {
  const number = /^\d+(?:\.\d+)?/.exec(text)?.[0] ?? '';
  const near = units.map((unit) => number + unit);
  const [first = ''] = near;
  const help = { help: `Write ${near.join(' or ')}.` };
  return near.length > 1
    ? help
    : { ...help, fix: { title: `Write ${first}`, safe: false, edits: [{ span, text: first }] } };
}
