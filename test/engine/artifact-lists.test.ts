import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../src/compiler/compile.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import { component, type Files, MemoryHost, pipeline, shown } from '../support/compile.ts';
import { defaultEngine, type RunResult, run, targetOf } from './harness.ts';

/** What steps find of the artifacts that come out of loops: every step is a process here, and artifacts are kept by their keys. */

const parts = {
  /** Writes a file, a directory, or an empty one, and fails after that where it is told to: always, or once. */
  'make.yaml': component(
    'make',
    `inputs: [{name: what, type: String}]
outputs: [{name: model, type: Model}]
implementation:
  script:
    image: "alpine:3.20"
    interpreter: sh
    source: |
      case "$INPUT_WHAT" in
      dir) mkdir -p "$OUTPUT_MODEL/deep"; echo dir > "$OUTPUT_MODEL/deep/file" ;;
      empty) mkdir "$OUTPUT_MODEL" ;;
      again) mkdir "$OUTPUT_MODEL"; if mkdir /state/tried; then echo 1 > "$OUTPUT_MODEL/first"; exit 1; fi; echo 2 > "$OUTPUT_MODEL/second" ;;
      *) printf %s "$INPUT_WHAT" > "$OUTPUT_MODEL" ;;
      esac
      [ "$INPUT_WHAT" != bad ]
`,
  ),
  /** Says what is in a directory: files with what they hold, and the other directories. */
  'look.yaml': component(
    'look',
    `inputs: [{name: models, type: "List[Model]", optional: true}]
outputs: [{name: found, type: String}]
implementation:
  container:
    image: "alpine:3.20"
    command: [sh, -ec]
    args:
      - |
        mkdir -p "$(dirname "$1")"; cd "$0"
        { find . -type f | sort | while read -r f; do echo "$f=$(cat "$f")"; done; find . -type d -empty | sort; } | tr '\\n' ' ' > "$1"
      - {inputPath: models}
      - {outputPath: found}
`,
  ),
  /** Says what it was given, and that it was given nothing. */
  'maybe.yaml': component(
    'maybe',
    `inputs: [{name: model, type: Model, optional: true}]
outputs: [{name: found, type: String}]
implementation:
  script:
    image: "alpine:3.20"
    interpreter: sh
    source: 'if [ -n "$INPUT_MODEL" ]; then cat "$INPUT_MODEL"; else echo none; fi > "$OUTPUT_FOUND"'
`,
  ),
  'holes.yaml': pipeline(
    `inputs: [{name: models, type: "List[Model?]"}, {name: one, type: Model, optional: true}]
tasks:
  inside: {forEach: "\${{ inputs.models }}", when: "\${{ present(item) }}", component: ./read.yaml, arguments: {model: "\${{ item }}"}}
  inside-hole: {component: ./maybe.yaml, arguments: {model: "\${{ inputs.models[1] }}"}}
  inside-one: {component: ./maybe.yaml, arguments: {model: "\${{ inputs.one }}"}}
`,
    'holes',
  ),
  'read.yaml': component(
    'read',
    `inputs: [{name: model, type: Model}]
outputs: [{name: found, type: String}, {name: model, type: Model}]
implementation:
  script:
    image: "alpine:3.20"
    interpreter: sh
    source: |
      cat "$INPUT_MODEL" > "$OUTPUT_FOUND"
      printf 'copy of %s' "$(cat "$INPUT_MODEL")" > "$OUTPUT_MODEL"
`,
  ),
  /** Gives on what it gets, and what it makes itself. */
  'taken.yaml': pipeline(
    `inputs: [{name: models, type: "List[Model]"}, {name: one, type: Model}]
tasks:
  inside: {component: ./read.yaml, arguments: {model: "\${{ inputs.one }}"}}
  inside-last: {component: ./read.yaml, arguments: {model: "\${{ last(inputs.models) }}"}}
`,
    'taken',
  ),
  'inner.yaml': pipeline(
    `inputs: [{name: words, type: "List[String]"}, {name: given, type: "List[Model]"}]
outputs:
  own: \${{ tasks.each.outputs.model }}
  given: \${{ inputs.given }}
  one: \${{ inputs.given[1] }}
tasks:
  each: {forEach: "\${{ inputs.words }}", component: ./make.yaml, arguments: {what: "\${{ item }}"}}
  look: {component: ./look.yaml, arguments: {models: "\${{ inputs.given }}"}}
  own: {component: ./look.yaml, arguments: {models: "\${{ tasks.each.outputs.model }}"}}
`,
    'inner',
  ),
};

const look = (list: string): string => `component: ./look.yaml, arguments: {models: "\${{ ${list} }}"}`;
const make = 'component: ./make.yaml, arguments: {what: "${{ item }}"}';

/** To a bucket of a store that is not that of the run. */
const publish = (bucket: string, key: string, more = ''): string =>
  `outputs: {model: {publish: {s3: {endpoint: "s3.example", bucket: "${bucket}", key: "models/\${{ run.name }}/${key}"}}${more}}}`;

const cases: Readonly<Record<string, string>> = {
  plain: `tasks:
  make: {forEach: [a, dir, empty, b], ${make}}
  look: {${look('tasks.make.outputs.model')}}
`,
  retried: `volumes: {state: {claim: state}}
tasks:
  make: {forEach: [again, a], retry: {limit: 1}, mounts: {/state: {volume: state, sharedWrites: true}}, ${make}}
  look: {${look('tasks.make.outputs.model')}}
`,
  many: `tasks:
  make: {forEach: "\${{ range(0, 12) }}", component: ./make.yaml, arguments: {what: "\${{ string(item) }}"}}
  look: {${look('tasks.make.outputs.model')}}
`,
  left: `tasks:
  make: {forEach: [a, skip, bad, b], when: "\${{ item != 'skip' }}", continueOnFailure: true, ${make}}
  holes: {forEach: [a, skip, bad, b], when: "\${{ item != 'skip' }}", continueOnFailure: true, gather: nullable, ${make}}
  none: {forEach: [], ${make}}
  look: {${look('tasks.make.outputs.model')}}
  look-holes: {${look('tasks.holes.outputs.model')}}
  look-none: {${look('tasks.none.outputs.model')}}
  pick: {component: ./read.yaml, arguments: {model: "\${{ tasks.make.outputs.model[1] }}"}}
`,
  holes: `tasks:
  other: {component: ./make.yaml, arguments: {what: other}}
  make: {forEach: [a, skip, bad, b], when: "\${{ item != 'skip' }}", continueOnFailure: true, gather: nullable, ${make}}
  each: {forEach: "\${{ tasks.make.outputs.model }}", when: "\${{ present(item) }}", component: ./read.yaml, arguments: {model: "\${{ item }}"}}
  each-maybe: {forEach: "\${{ tasks.make.outputs.model }}", component: ./maybe.yaml, arguments: {model: "\${{ item }}"}}
  there: {component: ./maybe.yaml, arguments: {model: "\${{ tasks.make.outputs.model[3] }}"}}
  hole: {component: ./maybe.yaml, arguments: {model: "\${{ tasks.make.outputs.model[2] }}"}}
  asked: {when: "\${{ present(first(tasks.make.outputs.model)) }}", component: ./read.yaml, arguments: {model: "\${{ first(tasks.make.outputs.model) }}"}}
  asked-hole: {when: "\${{ present(tasks.make.outputs.model[1]) }}", component: ./read.yaml, arguments: {model: "\${{ tasks.make.outputs.model[1] }}"}}
  chosen: {component: ./read.yaml, arguments: {model: "\${{ default(tasks.make.outputs.model[1], tasks.other.outputs.model) }}"}}
  second: {component: ./read.yaml, arguments: {model: "\${{ firstOf(tasks.make.outputs.model[1], tasks.make.outputs.model[3], tasks.other.outputs.model) }}"}}
  call: {component: ./holes.yaml, arguments: {models: "\${{ tasks.make.outputs.model }}", one: "\${{ tasks.make.outputs.model[2] }}"}}
  rounds:
    repeat:
      until: \${{ state.round >= 2 }}
      max: 2
      state: {models: {first: "\${{ tasks.make.outputs.model }}", next: "\${{ tasks.copy.outputs.model }}"}}
      tasks: {copy: {forEach: "\${{ state.models }}", when: "\${{ present(item) }}", gather: nullable, component: ./read.yaml, arguments: {model: "\${{ item }}"}}}
      outputs: {models: "\${{ tasks.copy.outputs.model }}"}
  look: {${look('tasks.rounds.outputs.models')}}
`,
  deep: `tasks:
  outer:
    forEach: {in: [[a, b], [], [c]], as: words}
    tasks:
      make: {forEach: "\${{ loop.words }}", ${make}}
      look: {${look('tasks.make.outputs.model')}}
    outputs: {models: "\${{ tasks.make.outputs.model }}"}
  look-deep:
    script: {image: "alpine:3.20", interpreter: sh, source: 'cd "$INPUT_MODELS"; find . | sort | tr "\\n" " " > "$OUTPUT_FOUND"'}
    arguments: {models: "\${{ tasks.outer.outputs.models }}"}
    outputs: {found: {type: String}}
  look-flat: {${look('flatten(tasks.outer.outputs.models)')}}
`,
  calls: `outputs:
  given: \${{ tasks.call.outputs.given }}
tasks:
  make: {forEach: [a, b], ${make}}
  call: {component: ./inner.yaml, arguments: {words: [x, y], given: "\${{ tasks.make.outputs.model }}"}}
  each: {forEach: [[p], [q, r]], component: ./inner.yaml, arguments: {words: "\${{ item }}", given: "\${{ tasks.make.outputs.model }}"}}
  look-own: {${look('tasks.call.outputs.own')}}
  look-given: {${look('tasks.call.outputs.given')}}
  look-each: {${look('flatten(tasks.each.outputs.own)')}}
  look-one: {${look('tasks.each.outputs.one')}}
`,
  written: `tasks:
  a: {component: ./make.yaml, arguments: {what: a}}
  b: {component: ./make.yaml, arguments: {what: dir}}
  each: {forEach: [x, y], ${make}}
  again: {forEach: ["\${{ tasks.a.outputs.model }}", "\${{ tasks.each.outputs.model[1] }}"], component: ./read.yaml, arguments: {model: "\${{ item }}"}}
  look: {component: ./look.yaml, arguments: {models: ["\${{ tasks.a.outputs.model }}", "\${{ tasks.b.outputs.model }}", "\${{ tasks.a.outputs.model }}"]}}
  look-all: {${look('flatten([tasks.each.outputs.model, [tasks.a.outputs.model]])')}}
  look-none: {component: ./look.yaml, arguments: {models: []}}
`,
  flows: `inputs: [{name: pick, type: Bool, default: true}]
tasks:
  make: {forEach: [a, b], ${make}}
  again:
    forEach: \${{ tasks.make.outputs.model }}
    tasks:
      copy: {component: ./read.yaml, arguments: {model: "\${{ item }}"}}
      which:
        switch:
          cases:
            yes:
              when: \${{ inputs.pick }}
              tasks: {x: {component: ./read.yaml, arguments: {model: "\${{ tasks.copy.outputs.model }}"}}}
              outputs: {m: "\${{ tasks.x.outputs.model }}"}
          else:
            tasks: {y: {component: ./make.yaml, arguments: {what: else}}}
            outputs: {m: "\${{ tasks.y.outputs.model }}"}
    outputs:
      m: \${{ tasks.which.outputs.m }}
      chosen: \${{ if(inputs.pick, item, tasks.copy.outputs.model) }}
  rounds:
    repeat:
      until: \${{ state.round >= 3 }}
      max: 3
      state: {models: {first: "\${{ tasks.make.outputs.model }}", next: "\${{ tasks.each.outputs.model }}"}}
      tasks: {each: {forEach: "\${{ state.models }}", component: ./read.yaml, arguments: {model: "\${{ item }}"}}}
      outputs: {models: "\${{ tasks.each.outputs.model }}"}
  look: {${look('tasks.again.outputs.m')}}
  look-chosen: {${look('tasks.again.outputs.chosen')}}
  look-rounds: {${look('tasks.rounds.outputs.models')}}
`,
  // Two stores, the same key in both, and a store whose bucket only the run knows.
  published: `inputs: [{name: bucket, type: String, default: known-at-run-time}, {name: pick, type: Bool, default: true}]
outputs: {models: "\${{ tasks.same.outputs.model }}"}
tasks:
  alone: {component: ./make.yaml, arguments: {what: alone}, ${publish('one', 'alone')}}
  same: {forEach: [a, b], ${make}, ${publish('one', '${{ item }}')}}
  other: {forEach: [a, b], component: ./make.yaml, arguments: {what: "\${{ item }} of two"}, ${publish('two', '${{ item }}')}}
  asked: {forEach: [e, f], ${make}, ${publish('${{ inputs.bucket }}', '${{ item }}')}}
  plain: {forEach: [g], ${make}}
  as-folder: {forEach: [h, dir], ${make}, outputs: {model: {publish: "folder/\${{ run.name }}/\${{ item }}", archive: tar}}}
  as-folders: {forEach: [i, j], ${make}, ${publish('one', 'x-${{ item }}', ', archive: zip')}}
  pick: {component: ./read.yaml, arguments: {model: "\${{ tasks.same.outputs.model[1] }}"}}
  chosen: {component: ./read.yaml, arguments: {model: "\${{ if(inputs.pick, last(tasks.same.outputs.model), tasks.alone.outputs.model) }}"}}
  written: {forEach: ["\${{ tasks.alone.outputs.model }}", "\${{ tasks.same.outputs.model[0] }}"], component: ./read.yaml, arguments: {model: "\${{ item }}"}}
  mixed: {forEach: "\${{ flatten([tasks.other.outputs.model, tasks.asked.outputs.model, tasks.plain.outputs.model]) }}", component: ./read.yaml, arguments: {model: "\${{ item }}"}}
  look: {${look('tasks.as-folder.outputs.model')}}
  look-all: {${look('flatten([tasks.as-folders.outputs.model, tasks.as-folder.outputs.model])')}}
  each: {forEach: "\${{ tasks.same.outputs.model }}", component: ./taken.yaml, arguments: {models: "\${{ tasks.same.outputs.model }}", one: "\${{ item }}"}}
  rounds:
    repeat:
      until: \${{ state.round >= 2 }}
      max: 2
      state: {model: {first: "\${{ tasks.same.outputs.model[0] }}", next: "\${{ tasks.again.outputs.model }}"}}
      tasks: {again: {component: ./read.yaml, arguments: {model: "\${{ state.model }}"}, ${publish('one', 'round-${{ state.round }}')}}}
      outputs: {model: "\${{ tasks.again.outputs.model }}"}
  last: {component: ./read.yaml, arguments: {model: "\${{ tasks.rounds.outputs.model }}"}}
`,
};

const files = (name: string): Files => ({ ...parts, 'pipeline.yaml': pipeline(cases[name] ?? '', name) });

const folder = mkdtempSync(join(tmpdir(), 'pipewright-lists-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const results = new Map<string, RunResult>();

beforeAll(async () => {
  const paths: string[] = [];
  for (const name of Object.keys(cases)) {
    const sink = new Sink();
    const options = { target: targetOf(defaultEngine), inputs: new Map() };
    const text = await compile('pipeline.yaml', new MemoryHost(files(name)), options, sink);
    if (text === undefined) throw new Error(shown(sink.diagnostics()));
    const path = join(folder, `${name}.yaml`);
    writeFileSync(path, text);
    paths.push(path);
  }
  const all = await run(paths, { execLocal: true, skipBackoff: true, timeoutSeconds: 120 });
  for (const [at, name] of Object.keys(cases).entries()) if (all[at]) results.set(name, all[at]);
}, 180_000);

/** What a task found, in each of its pods in the order of their names. */
function found(name: string, task: string): readonly (string | undefined)[] {
  return (results.get(name)?.nodes ?? [])
    .filter((node) => node.type === 'Pod' && node.displayName === task)
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map((node) => node.outputs?.found?.trim());
}

describe('artifacts of a loop', () => {
  it.each(Object.keys(cases))('come out of it, and everything runs: %s', (name) => {
    const result = results.get(name);
    expect({ phase: result?.phase, error: result?.error }).toEqual({ phase: 'Succeeded', error: undefined });
  });

  it('are a directory with an entry for each, a file or a directory as the step wrote it', () => {
    expect(found('plain', 'look')).toEqual(['./00000=a ./00001/deep/file=dir ./00003=b ./00002']);
  });

  it('hold nothing of a try that failed', () => {
    expect(found('retried', 'look')).toEqual(['./00000/second=2 ./00001=a']);
  });

  it('are named so that their names sort as the items do', () => {
    const all = Array.from({ length: 12 }, (_, index) => `./${String(index).padStart(5, '0')}=${index}`);
    expect(found('many', 'look')).toEqual([all.join(' ')]);
  });

  it('are those of the items that succeeded, though what failed has written its file', () => {
    expect(found('left', 'look')).toEqual(['./00000=a ./00001=b']);
    expect(found('left', 'pick')).toEqual(['b']);
  });

  it('keep the places of the items with `gather: nullable`', () => {
    expect(found('left', 'look-holes')).toEqual(['./00000=a ./00003=b']);
  });

  it('are absent one by one where there is null with `gather: nullable`', () => {
    const of = (task: string): readonly (string | undefined)[] => found('holes', task);
    expect(['each', 'inside'].map(of)).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(of('each-maybe')).toEqual(['a', 'none', 'none', 'b']);
    expect(['there', 'hole', 'asked', 'asked-hole', 'chosen', 'second'].map(of)).toEqual([
      ['b'],
      ['none'],
      ['a'],
      [],
      ['other'],
      ['b'],
    ]);
    expect(['inside-hole', 'inside-one'].map(of)).toEqual([['none'], ['none']]);
    expect(of('look')).toEqual(['./00000=copy of copy of a ./00003=copy of copy of b']);
  });

  it('are an empty directory where there are none', () => {
    expect(found('left', 'look-none')).toEqual(['.']);
  });

  it('of a loop in a loop are those of its own item, directories in a directory from outside, or one List', () => {
    expect(found('deep', 'look')).toEqual(['./00000=a ./00001=b', '.', './00000=c']);
    expect(found('deep', 'look-deep')).toEqual([
      '. ./00000 ./00000/00000 ./00000/00001 ./00001 ./00002 ./00002/00000',
    ]);
    expect(found('deep', 'look-flat')).toEqual(['./00000=a ./00001=b ./00002=c']);
  });

  it('go into pipelines and out of them, also of those that run for each item', () => {
    expect(found('calls', 'look')).toEqual(Array(3).fill('./00000=a ./00001=b'));
    expect(found('calls', 'own')).toEqual(['./00000=x ./00001=y', './00000=p', './00000=q ./00001=r']);
    expect(found('calls', 'look-own')).toEqual(['./00000=x ./00001=y']);
    expect(found('calls', 'look-given')).toEqual(['./00000=a ./00001=b']);
    expect(found('calls', 'look-each')).toEqual(['./00000=p ./00001=q ./00002=r']);
    expect(found('calls', 'look-one')).toEqual(['./00000=b ./00001=b']);
    const root = results.get('calls')?.nodes.find((node) => node.name === results.get('calls')?.name);
    const keys: readonly string[] = JSON.parse(root?.outputs?.given ?? '[]');
    expect(keys.map((key) => key.replace(/\d{6,}/g, '<n>'))).toEqual(
      Array(2).fill(`pipewright/${root?.name}/lists/make-model/${root?.name}-make-<n>-model`),
    );
  });

  it('are taken together with others that are written in a List', () => {
    expect(found('written', 'look')).toEqual(['./00000=a ./00001/deep/file=dir ./00002=a']);
    expect(found('written', 'look-all')).toEqual(['./00000=x ./00001=y ./00002=a']);
    expect(found('written', 'look-none')).toEqual(['.']);
    expect(found('written', 'again')).toEqual(['a', 'y']);
  });

  it('go through switches, choices and rounds', () => {
    expect(found('flows', 'look')).toEqual(['./00000=copy of copy of a ./00001=copy of copy of b']);
    expect(found('flows', 'look-chosen')).toEqual(['./00000=a ./00001=b']);
    expect(found('flows', 'look-rounds')).toEqual([
      './00000=copy of copy of copy of a ./00001=copy of copy of copy of b',
    ]);
  });

  it('are found in the store in which all of a List are published', () => {
    expect(found('published', 'pick')).toEqual(['b']);
    expect(found('published', 'chosen')).toEqual(['b']);
    expect(found('published', 'inside')).toEqual(['a', 'b']);
    expect(found('published', 'inside-last')).toEqual(['b', 'b']);
    expect(found('published', 'last')).toEqual(['copy of copy of a']);
  });

  it('are found though they are published in several stores', () => {
    expect([...found('published', 'mixed')].sort()).toEqual(['a of two', 'b of two', 'e', 'f', 'g']);
  });

  it('are a directory though they are published', () => {
    expect(found('published', 'look')).toEqual(['./00000=h ./00001/deep/file=dir']);
    expect(found('published', 'look-all')).toEqual(['./00000=i ./00001=j ./00002=h ./00003/deep/file=dir']);
  });
});
