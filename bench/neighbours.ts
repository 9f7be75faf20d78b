import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A checker of another tool, and a small file of the kind that it checks. */
interface Neighbour {
  readonly name: string;
  readonly args: readonly string[];
  readonly file: string;
  readonly text: string;
}

const workflow = `apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {generateName: hello-}
spec:
  entrypoint: main
  templates:
    - name: main
      container: {image: "alpine:3.20", command: [echo, hello]}
`;

const neighbours: readonly Neighbour[] = [
  {
    name: 'argo lint --offline',
    args: ['argo', 'lint', '--offline', 'w.yaml'],
    file: 'w.yaml',
    text: workflow,
  },
  {
    name: 'kfp dsl compile',
    args: ['kfp', 'dsl', 'compile', '--py', 'p.py', '--output', 'p.yaml'],
    file: 'p.py',
    text: "from kfp import dsl\n@dsl.component\ndef hello() -> str:\n    return 'hello'\n@dsl.pipeline(name='hello')\ndef pipeline():\n    hello()\n",
  },
  {
    name: 'polyaxon check',
    args: ['polyaxon', 'check', '-f', 'c.yaml'],
    file: 'c.yaml',
    text: 'version: 1.1\nkind: component\nname: hello\nrun: {kind: job, container: {image: "alpine:3.20", command: [echo, hello]}}\n',
  },
  {
    name: 'miniwdl check',
    args: ['miniwdl', 'check', 'h.wdl'],
    file: 'h.wdl',
    text: 'version 1.0\ntask hello {\n  command { echo hello }\n  output { String text = read_string(stdout()) }\n}\nworkflow main { call hello }\n',
  },
  {
    name: 'actionlint',
    args: ['actionlint', 'a.yaml'],
    file: 'a.yaml',
    text: 'name: hello\non: push\njobs:\n  hello:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo hello\n',
  },
];

/** The median wall clock in seconds of each checker that is on the PATH, and undefined for those that are not, or refuse their file. */
export function measureNeighbours(folder: string, runs: number): ReadonlyMap<string, number | undefined> {
  const work = join(folder, 'neighbours');
  mkdirSync(work);
  return new Map(
    neighbours.map(({ name, args, file, text }) => {
      writeFileSync(join(work, file), text);
      const [first, ...times] = Array.from({ length: runs + 1 }, () => secondsOf(args, work));
      const all = times.filter((one) => one !== undefined).sort((a, b) => a - b);
      return [name, first === undefined ? undefined : all[all.length >> 1]];
    }),
  );
}

function secondsOf([command = '', ...args]: readonly string[], cwd: string): number | undefined {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(command, args, { cwd, stdio: 'ignore' });
  return status === 0 ? Number(process.hrtime.bigint() - start) / 1e9 : undefined;
}
