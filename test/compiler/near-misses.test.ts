import { describe, expect, it } from 'vitest';
import { compileFiles, component, type Files, parts, pipeline, project, shown } from '../support/compile.ts';

/**
 * Specifications that look wrong and are right. A false alarm is the second worst bug: each of these must compile without an error, and
 * without a warning unless it says so.
 */
const work = 'tasks: {w: {component: ./work.yaml}}\n';
const say = (text: string): string => `tasks: {s: {component: ./say.yaml, arguments: {text: ${text}}}}\n`;
const step = (body: string, ports = ''): string =>
  component('step', `${ports}implementation: {container: {image: "a:1", command: [p], ${body}}}\n`);
const run = 'tasks: {t: {component: ./step.yaml}}\n';

const cases: readonly (readonly [title: string, body: string, files?: Files])[] = [
  ['a text that is a number in quotes', say('"007"')],
  ['a text that is a number in single quotes', say("'1e3'")],
  ['a text with a colon, a hash and a dash in quotes', say('"a: b # c - d"')],
  ['a text of one dollar', say('"$"')],
  ['a text that looks like a shell variable', say('"${HOME} $(date) $$"')],
  ['a text that looks like a Jinja tag', say('"{{ user }}"')],
  ['a text that looks like a GitHub expression, escaped', say('"$${{ inputs.x }}"')],
  ['an expression with blanks and line breaks in it', say("\"${{   'a'  +\n      'b'   }}\"")],
  [
    'an expression that is a folded block',
    `tasks:\n  s:\n    component: ./say.yaml\n    arguments:\n      text: >-\n        \${{ 'a' +\n        'b' }}\n`,
  ],
  ['an expression with braces in a text', say("\"${{ '}}' + '{{' }}\"")],
  ['an empty text', say('""')],
  [
    'a text of many lines',
    'tasks:\n  s:\n    component: ./say.yaml\n    arguments:\n      text: |\n        one\n\n          two\n        three: {four}\n',
  ],
  ['a name with digits and dashes', 'tasks: {a1-b2-3: {component: ./work.yaml, after: []}}\n'],
  ['a task called main', 'tasks: {main: {component: ./work.yaml}}\n'],
  [
    'a task called like a function',
    'tasks: {if-then: {component: ./work.yaml}, default: {component: ./work.yaml}, length: {component: ./work.yaml}}\n',
  ],
  [
    'a task called like a root of references',
    'tasks: {inputs: {component: ./work.yaml}, tasks: {component: ./work.yaml}, run: {component: ./work.yaml, after: [tasks, inputs]}}\n',
  ],
  [
    'an input called like a task',
    `inputs: [{name: w, type: String, default: x}]\ntasks: {w: {component: ./say.yaml, arguments: {text: "\${{ inputs.w }}"}}}\n`,
  ],
  ['names of 63 characters', `tasks: {${'a'.repeat(63)}: {component: ./work.yaml}}\n`],
  ['a group of one task without outputs', 'tasks: {g: {tasks: {w: {component: ./work.yaml}}}}\n'],
  [
    'groups in groups in groups',
    'tasks: {a: {tasks: {b: {tasks: {c: {tasks: {d: {component: ./work.yaml}}}}}}}}\n',
  ],
  [
    'an output of a group that nobody reads',
    'tasks: {g: {tasks: {m: {component: ./make.yaml}}, outputs: {t: "${{ tasks.m.outputs.text }}"}}}\n',
  ],
  ['a constant as an output', `outputs: {v: "\${{ '1.0' }}"}\n${work}`],
  ['a condition that is always true', 'tasks: {w: {component: ./work.yaml, when: "${{ true }}"}}\n'],
  ['a condition that is never true', 'tasks: {w: {component: ./work.yaml, when: "${{ false }}"}}\n'],
  [
    'a status of a task that always runs',
    `tasks: {a: {component: ./work.yaml}, w: {component: ./work.yaml, when: "\${{ tasks.a.status == 'Succeeded' }}"}}\n`,
  ],
  [
    'after a group and a task in one list',
    'tasks: {g: {tasks: {x: {component: ./work.yaml}}}, a: {component: ./work.yaml}, w: {component: ./work.yaml, after: [g, a]}}\n',
  ],
  [
    'after together with data of the same task',
    'tasks: {m: {component: ./make.yaml}, s: {component: ./say.yaml, after: [m], arguments: {text: "${{ tasks.m.outputs.text }}"}}}\n',
  ],
  [
    'an Integer for a Float',
    'tasks: {t: {component: ./step.yaml, arguments: {x: 1}}}\n',
    { 'step.yaml': step('args: [{inputValue: x}]', 'inputs: [{name: x, type: Float}]\n') },
  ],
  [
    'a Dataset for an Artifact',
    'tasks: {m: {component: ./make.yaml}, t: {component: ./step.yaml, arguments: {x: "${{ tasks.m.outputs.table }}"}}}\n',
    { 'step.yaml': step('args: [{inputPath: x}]', 'inputs: [{name: x, type: Artifact}]\n') },
  ],
  [
    'anything for an input without a type',
    'tasks: {m: {component: ./make.yaml}, t: {component: ./step.yaml, arguments: {x: "${{ tasks.m.outputs.table }}"}}}\n',
    { 'step.yaml': step('args: [{inputPath: x}]', 'inputs: [{name: x}]\n') },
  ],
  [
    'a nominal type to itself',
    'tasks: {a: {component: ./a.yaml}, t: {component: ./step.yaml, arguments: {x: "${{ tasks.a.outputs.o }}"}}}\n',
    {
      'a.yaml': step('args: [{outputPath: o}]', 'outputs: [{name: o, type: CSV}]\n').replace(
        'name: step',
        'name: a',
      ),
      'step.yaml': step('args: [{inputPath: x}]', 'inputs: [{name: x, type: CSV}]\n'),
    },
  ],
  [
    'a type in another spelling',
    'tasks: {t: {component: ./step.yaml, arguments: {x: 1}}}\n',
    { 'step.yaml': step('args: [{inputValue: x}]', 'inputs: [{name: x, type: NUMBER_INTEGER}]\n') },
  ],
  ['a list with a trailing comma in its text', say('"[1, 2,]"')],
  [
    'an input and an output of one name',
    'tasks: {m: {component: ./make.yaml}, c: {component: ./clean.yaml, arguments: {table: "${{ tasks.m.outputs.table }}"}}}\n',
  ],
  [
    'an output in fileOutputs that no placeholder names',
    run,
    { 'step.yaml': step('fileOutputs: {o: /app/o}', 'outputs: [{name: o, type: String}]\n') },
  ],
  [
    'a KFP component without our apiVersion',
    run,
    {
      'step.yaml':
        'name: Some Step\ninputs: [{name: In Put, type: String, default: x}]\noutputs: [{name: model_path}]\nimplementation: {container: {image: "a:1", command: [p, {inputValue: In Put}, {outputPath: model_path}]}}\n',
    },
  ],
  [
    'a KFP component that never names its output',
    run,
    {
      'step.yaml':
        'name: s\noutputs: [{name: o}]\nimplementation: {container: {image: "a:1", command: [p]}}\n',
    },
  ],
  [
    'a KFP component with metadata and annotations',
    run,
    {
      'step.yaml':
        'name: s\nmetadata: {annotations: {author: me, canonical_location: "https://example.com"}, labels: {a: b}}\nimplementation: {container: {image: "a:1", command: [p]}}\n',
    },
  ],
  [
    'a script that holds everything that Argo reads',
    run,
    {
      'step.yaml': component(
        'step',
        'implementation:\n  script:\n    image: "a:1"\n    interpreter: sh\n    source: |\n      echo "{{inputs.parameters.x}} {{=1+1}} {{workflow.name}} $(date) ${HOME} $$"\n      cat <<EOF\n      {{ }}\n      EOF\n',
      ),
    },
  ],
  [
    'an empty script',
    run,
    {
      'step.yaml': component(
        'step',
        'implementation: {script: {image: "a:1", interpreter: sh, source: ""}}\n',
      ),
    },
  ],
  [
    'one volume at two places',
    'volumes: {v: {claim: c}}\ntasks: {w: {component: ./work.yaml, mounts: {/a: {volume: v, subPath: a}, /b: {volume: v, subPath: b}}}}\n',
  ],
  ['a volume that nobody mounts', `volumes: {v: {claim: c}}\n${work}`],
  [
    'a mount below a mount',
    'tasks: {w: {component: ./work.yaml, mounts: {/data: {claim: c}, /data/cache: {emptyDir: {}}}}}\n',
  ],
  [
    'quantities without a unit',
    'tasks: {w: {component: ./work.yaml, resources: {requests: {cpu: 1, memory: 1e9}, limits: {nvidia.com/gpu: "1"}}}}\n',
  ],
  [
    'aliases and merge keys',
    'x-env: &env {A: "1"}\ntasks:\n  a: {component: ./work.yaml, env: *env}\n  b: {component: ./work.yaml, env: {<<: *env, B: "2"}}\n',
  ],
  ['keys for people that begin with x-', `x-owner: me\nx-anything: [{deep: "\${{ not.checked }}"}]\n${work}`],
  ['a comment everywhere', '# one\ntasks: # two\n  w: # three\n    component: ./work.yaml # four\n# five\n'],
  ['no description, no inputs, no outputs', work],
  ['an empty list of inputs', `inputs: []\noutputs: {}\nvolumes: {}\nlabels: {}\n${work}`],
  [
    'a cron expression with names and steps',
    `schedule: {cron: "*/15 8-18 * jan,jul mon-fri", timezone: UTC}\n${work}`,
  ],
  [
    'a repository without credentials',
    `artifactRepository: {s3: {endpoint: "s3.amazonaws.com", bucket: b, useSDKCreds: true}}\n${work}`,
  ],
  ['an optional input that is never given', 'tasks: {r: {component: ./report.yaml}}\n'],
  [
    'an optional input that is given null',
    'tasks: {r: {component: ./report.yaml, arguments: {title: null}}}\n',
  ],
  [
    'a default that is null',
    `inputs: [{name: x, type: String, optional: true, default: null}]\ntasks: {r: {component: ./report.yaml, arguments: {title: "\${{ inputs.x }}"}}}\n`,
  ],
  ['an empty pipewright.yaml', work, { 'pipewright.yaml': project('') }],
  [
    'a pipeline that is used twice with different arguments',
    'tasks: {a: {component: ./sub.yaml, arguments: {t: x}}, b: {component: ./sub.yaml}}\n',
    {
      'sub.yaml': pipeline(
        'inputs: [{name: t, type: String, default: k}]\ntasks: {s: {component: ./say.yaml, arguments: {text: "${{ inputs.t }}"}}}\n',
        'sub',
      ),
    },
  ],
  [
    'calls of one pipeline that feed one another',
    'tasks: {a: {component: ./sub.yaml}, b: {component: ./sub.yaml, arguments: {t: "${{ tasks.a.outputs.o }}"}}}\n',
    {
      'sub.yaml': pipeline(
        'inputs: [{name: t, type: String, default: k}]\noutputs: {o: "${{ inputs.t }}"}\ntasks: {w: {component: ./work.yaml}}\n',
        'sub',
      ),
    },
  ],
  ['two outputs that differ in case', `outputs: {a: "\${{ 'x' }}", A: "\${{ 'y' }}"}\n${work}`],
  [
    'the same component under two paths',
    'tasks: {a: {component: ./work.yaml}, b: {component: ././work.yaml}}\n',
  ],
  [
    'comparisons of every kind',
    `inputs: [{name: n, type: Integer, default: 1}, {name: f, type: Float, default: 1.5}, {name: s, type: String, default: a}]\ntasks: {w: {component: ./work.yaml, when: "\${{ inputs.n < inputs.f && inputs.s >= 'a' && !(inputs.n == 2) || inputs.n % 2 != 1 }}"}}\n`,
  ],
  [
    'a minus beside a name with a minus',
    `inputs: [{name: a-b, type: Integer, default: 1}]\ntasks: {c: {component: ./count.yaml, arguments: {n: "\${{ inputs.a-b - 1 }}"}}}\n`,
  ],
];

describe('a specification that looks wrong and is right', () => {
  it.each(cases.map(([title, body, files]) => ({ title, body, files })))(
    '$title',
    async ({ body, files }) => {
      const { text, diagnostics } = await compileFiles({
        ...parts,
        ...files,
        'pipeline.yaml': pipeline(body),
      });
      expect(shown(diagnostics)).toBe('');
      expect(text).toBeDefined();
    },
  );
});
