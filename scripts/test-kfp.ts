// `npm run test:kfp -- DIR [--all]`: compares every component of a folder with what kfp makes of it.
import { existsSync } from 'node:fs';
import { checkSample } from './kfp/check-sample.ts';
import { readSamples, vendoredOf } from './kfp/golden.ts';
import { reportOf } from './kfp/report.ts';

const args = process.argv.slice(2);
const folder = args.find((one) => !one.startsWith('--'));
if (folder === undefined || !existsSync(folder)) {
  console.error(folder === undefined ? 'usage: npm run test:kfp -- DIR [--all]' : `${folder} does not exist`);
  process.exit(2);
}
const { samples, alone } = readSamples(folder);
if (alone.length > 0)
  console.log(`${alone.length} components have no golden: ${alone.slice(0, 3).join(', ')} …`);
const vendored = vendoredOf(samples);
const checked: { readonly name: string; readonly verdicts: Awaited<ReturnType<typeof checkSample>> }[] = [];
for (const sample of samples)
  checked.push({ name: sample.name, verdicts: await checkSample(sample, vendored) });
const { text, failing } = reportOf(checked, args.includes('--all') ? Number.POSITIVE_INFINITY : 10);
console.log(text);
process.exit(failing > 0 || samples.length === 0 ? 1 : 0);
