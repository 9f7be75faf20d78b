import { check } from './world.ts';

/** Every keyword and operator of expr-lang and govaluate, which read Argo's `depends` and conditions, and some words that are none. */
const candidates =
  'all and any contains count else endswith exists false filter find get if in item let map matches nil none not now null one or reduce some startswith sum then true when while yes'.split(
    ' ',
  );

/** Those that the compiler refuses as the name of a task. */
export async function reservedWords(): Promise<readonly string[]> {
  const say = 'implementation:\n  container: {image: "a:1", command: [a]}\n';
  const tasks = candidates.map((name) => `  "${name}": {component: ./say.yaml}\n`).join('');
  const pipeline = `apiVersion: pipewright/v1\nkind: Pipeline\nname: words\ntasks:\n${tasks}`;
  const files = new Map([
    ['say.yaml', say],
    ['pipeline.yaml', pipeline],
  ]);
  const { found } = await check('pipeline.yaml', files);
  return found
    .filter((one) => one.code === 'reserved-name')
    .map(({ span }) => span.file.text.slice(span.start, span.end).replaceAll('"', ''));
}
