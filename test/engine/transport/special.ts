import { mapTexts } from './map-texts.ts';
import type { Route } from './route.ts';
import { perValue, pipeline } from './sources.ts';
import { component, maker, missing, reader, report } from './steps.ts';
import { asParameter, hostileTexts, literal, longText, quoted } from './values.ts';

/** Ways that are not those of a String from a source to a reader. */

const image = 'busybox:1.37';
const values = hostileTexts;
const count = values.length;
const fromMake = perValue(count, (index) => `\${{ tasks.make.outputs.v${index} }}`);
const inputs = values.map((text, index) => ({ name: `v${index}`, type: 'String', default: literal(text) }));
const seen = [{ name: 'seen', type: 'String' }];
const intoReport = (words: string): string => `printf '%s\\0' ${words} | ${report}`;
const ownVariables = intoReport(values.map((_, index) => `"$OWN_${index}"`).join(' '));
const own = <T>(make: (index: number) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(values.map((_, index) => [`OWN_${index}`, make(index)]));

/** A text as a POSIX shell reads it back. */
const shell = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const constants: readonly Route[] = [
  {
    transport: 'constants of a component',
    name: 'command-line',
    files: {
      'show.yaml': component('show', {
        outputs: seen,
        implementation: {
          container: {
            image,
            command: ['sh', '-ec', `${intoReport('"$@"')} > /tmp/seen`, 'show', ...values],
            args: [...values, { concat: values }],
            fileOutputs: { seen: '/tmp/seen' },
          },
        },
      }),
      'pipeline.yaml': pipeline('command-line', { tasks: { show: { component: 'show.yaml' } } }),
    },
    expected: [{ task: 'show', texts: [...values, ...values, values.join('')] }],
  },
  {
    transport: 'constants of a component',
    name: 'own-variables',
    files: {
      'show.yaml': component('show', {
        outputs: seen,
        implementation: {
          container: {
            image,
            command: ['sh', '-ec', `${ownVariables} > /tmp/seen`],
            env: own((index) => values[index] ?? ''),
            fileOutputs: { seen: '/tmp/seen' },
          },
        },
      }),
      'pipeline.yaml': pipeline('own-variables', { tasks: { show: { component: 'show.yaml' } } }),
    },
    expected: [{ task: 'show', texts: values }],
  },
  {
    transport: 'script',
    name: 'source',
    files: {
      'show.yaml': component('show', {
        outputs: seen,
        implementation: {
          script: {
            image,
            interpreter: 'sh',
            source: `${intoReport(values.map(shell).join(' '))} > "$OUTPUT_SEEN"\n`,
          },
        },
      }),
      'file.yaml': component('file', {
        outputs: seen,
        implementation: { script: { image, interpreter: 'sh', file: 'show.sh' } },
      }),
      'show.sh': `${intoReport(shell(longText))} > "$OUTPUT_SEEN"\n`,
      'pipeline.yaml': pipeline('source', {
        tasks: { show: { component: 'show.yaml' }, file: { component: 'file.yaml' } },
      }),
    },
    expected: [
      { task: 'show', texts: values },
      { task: 'file', texts: [longText] },
    ],
  },
  {
    transport: 'script',
    name: 'interpreter',
    files: {
      'show.yaml': component('show', {
        outputs: seen,
        implementation: {
          script: {
            image,
            interpreter: ['env', ...values.map((text, index) => `OWN_${index}=${text}`), 'sh'],
            source: `${ownVariables} > "$OUTPUT_SEEN"\n`,
          },
        },
      }),
      'pipeline.yaml': pipeline('interpreter', { tasks: { show: { component: 'show.yaml' } } }),
    },
    expected: [{ task: 'show', texts: values }],
  },
];

/** What stands in `env` of tasks and of `defaults`. */
const environment: Route = {
  transport: 'variables of a task',
  name: 'env',
  files: {
    'make.yaml': maker(values, 'String'),
    'show.yaml': component('show', {
      outputs: seen,
      implementation: {
        script: { image, interpreter: 'sh', source: `${ownVariables} > "$OUTPUT_SEEN"\n` },
      },
    }),
    'pipeline.yaml': pipeline('env', {
      inputs,
      defaults: { env: own((index) => literal(values[index] ?? '')) },
      tasks: {
        make: { component: 'make.yaml' },
        constants: { component: 'show.yaml' },
        inputs: { component: 'show.yaml', env: own((index) => `\${{ inputs.v${index} }}`) },
        outputs: { component: 'show.yaml', env: own((index) => `\${{ tasks.make.outputs.v${index} }}`) },
        texts: { component: 'show.yaml', env: own((index) => `{\${{ inputs.v${index} }}{$`) },
        group: {
          tasks: { deeper: { component: 'show.yaml', env: own((index) => `\${{ inputs.v${index} }}`) } },
        },
      },
    }),
  },
  expected: [
    { task: 'constants', texts: values },
    { task: 'inputs', texts: values },
    { task: 'outputs', texts: values.map(asParameter) },
    { task: 'texts', texts: values.map((text) => `{${text}{$`) },
    { task: 'group.deeper', texts: values },
  ],
};

/** JSON, which is compared as JSON: `{\u007b` and `{{` are the same. */
const data = [values, { ...values }, { list: [values.slice(0, 9)], 'a {{b}} $(HOME)': { "it's": values } }];
const jsonType = (index: number): string => (index === 0 ? 'List[String]' : 'Dict');
const jsonInputs = data.map((_, index) => ({ name: `v${index}`, type: jsonType(index) }));
const json = data.map((one) => JSON.stringify(one));

function jsonReader(name: string): string {
  return component(name, {
    inputs: jsonInputs,
    outputs: seen,
    implementation: {
      script: {
        image,
        interpreter: 'sh',
        source: `${intoReport('"$INPUT_V0" "$INPUT_V1" "$INPUT_V2"')} > "$OUTPUT_SEEN"\n`,
      },
    },
  });
}

const jsonArguments = perValue(data.length, (index) => `\${{ inputs.v${index} }}`);
const structures: readonly Route[] = [
  {
    transport: 'List, Dict',
    name: 'json',
    files: {
      'make.yaml': component('make', {
        outputs: jsonInputs,
        implementation: {
          script: {
            image,
            interpreter: 'sh',
            source: json
              .map(
                (text, index) =>
                  `printf %s '${Buffer.from(text).toString('base64')}' | base64 -d > "$OUTPUT_V${index}"\n`,
              )
              .join(''),
          },
        },
      }),
      'show.yaml': jsonReader('show'),
      'pipeline.yaml': pipeline('json', {
        inputs: jsonInputs.map((port, index) => ({ ...port, default: mapTexts(data[index], literal) })),
        tasks: {
          make: { component: 'make.yaml' },
          constants: {
            component: 'show.yaml',
            arguments: perValue(data.length, (index) => mapTexts(data[index], literal)),
          },
          inputs: { component: 'show.yaml', arguments: jsonArguments },
          outputs: {
            component: 'show.yaml',
            arguments: perValue(data.length, (index) => `\${{ tasks.make.outputs.v${index} }}`),
          },
          group: { tasks: { deeper: { component: 'show.yaml', arguments: jsonArguments } } },
        },
      }),
    },
    json: true,
    expected: ['constants', 'inputs', 'outputs', 'group.deeper'].map((task) => ({ task, texts: json })),
  },
  {
    transport: 'List, Dict',
    name: 'items',
    files: {
      'make.yaml': maker([JSON.stringify(values)], 'List[String]'),
      'show.yaml': reader('argument', count),
      'whole.yaml': reader('script-variable', 1, { type: 'List[String]' }),
      'pipeline.yaml': pipeline('items', {
        inputs,
        tasks: {
          make: { component: 'make.yaml' },
          items: {
            component: 'show.yaml',
            arguments: perValue(count, (index) => `\${{ tasks.make.outputs.v0[${index}] }}`),
          },
          joined: {
            component: 'show.yaml',
            arguments: {
              ...perValue(count, () => 'nothing'),
              v0: "${{ join(tasks.make.outputs.v0, '{') }}",
              v1: '${{ json(tasks.make.outputs.v0[17]) }}',
              v2: '${{ string(tasks.make.outputs.v0) }}',
            },
          },
          whole: {
            component: 'whole.yaml',
            arguments: { v0: values.map((_, index) => `\${{ inputs.v${index} }}`) },
          },
        },
      }),
    },
    json: true,
    expected: [
      { task: 'items', texts: values },
      {
        task: 'joined',
        texts: [
          values.join('{'),
          JSON.stringify(values[17]),
          JSON.stringify(values),
          ...values.slice(3).map(() => 'nothing'),
        ],
      },
      { task: 'whole', texts: [JSON.stringify(values)] },
    ],
  },
];

/** What steps write for numbers and Bools goes on as it is. What is no number at all is not executed, but may be changed. */
const words = [
  '1e-05',
  ' 7 ',
  '+5',
  '-0',
  '0.1\n\n',
  'True',
  '{{workflow.name}}',
  '{{=1+1}}',
  "it's\t",
  '$(HOME)',
  'a$$b',
  '',
];
const asNumbers = words.map((word) => asParameter(word).replaceAll('{', '{\u2060').replaceAll('$$', '$'));
const numbers: Route = {
  transport: 'Integer, Float, Bool',
  name: 'numbers',
  files: Object.fromEntries([
    ...(['Integer', 'Float', 'Bool'] as const).flatMap((type) => [
      [`make-${type}.yaml`, maker(words, type)],
      ...(['script-variable', 'argument', 'concat', 'variable', 'file', 'file-and-value'] as const).map(
        (reading) => [`${reading}-${type}.yaml`, reader(reading, words.length, { type })],
      ),
    ]),
    [
      'pipeline.yaml',
      pipeline('numbers', {
        tasks: Object.fromEntries(
          (['Integer', 'Float', 'Bool'] as const).flatMap((type) => {
            const made = perValue(
              words.length,
              (index) => `\${{ tasks.make-${type.toLowerCase()}.outputs.v${index} }}`,
            );
            return [
              [`make-${type.toLowerCase()}`, { component: `make-${type}.yaml` }],
              ...(
                ['script-variable', 'argument', 'concat', 'variable', 'file', 'file-and-value'] as const
              ).map((reading) => [
                `${reading}-${type.toLowerCase()}`,
                { component: `${reading}-${type}.yaml`, arguments: made },
              ]),
            ];
          }),
        ),
      }),
    ],
  ]),
  expected: ['integer', 'float', 'bool'].flatMap((type) => [
    { task: `script-variable-${type}`, texts: asNumbers },
    { task: `argument-${type}`, texts: asNumbers },
    {
      task: `concat-${type}`,
      texts: asNumbers.map((word) => `--v={${word}$(HOME){$${word}`),
    },
    { task: `variable-${type}`, texts: asNumbers },
    { task: `file-${type}`, texts: words },
    { task: `file-and-value-${type}`, texts: words.flatMap((word, index) => [word, asNumbers[index] ?? '']) },
  ]),
};

/** Files of steps, with bytes that are no text. */
const bytes = [...values.slice(0, 20), longText].map((text) => Buffer.from(text));
bytes.push(Buffer.from([0, 1, 255, 254, 10, 0, 10]), Buffer.from('{{=1+1}}\n\n'), Buffer.alloc(0));
const digests = `for f; do sha256sum < "$f" | cut -c1-64 | tr -d '\\n'; printf '\\0'; done | ${report}`;
const filePorts = bytes.map((_, index) => ({ name: `v${index}`, type: 'Dataset' }));
const fileArguments = (task: string) =>
  perValue(bytes.length, (index) => `\${{ tasks.${task}.outputs.v${index} }}`);
const files: Route = {
  transport: 'file of a step',
  name: 'files',
  files: {
    'make.yaml': maker(bytes, 'Dataset'),
    'show.yaml': component('show', {
      inputs: filePorts,
      outputs: seen,
      implementation: {
        script: {
          image,
          interpreter: 'sh',
          source: `set -- ${filePorts.map(({ name }) => `"$INPUT_${name.toUpperCase()}"`).join(' ')}\n${digests} > "$OUTPUT_SEEN"\n`,
        },
      },
    }),
    'container.yaml': component('container', {
      inputs: filePorts,
      outputs: seen,
      implementation: {
        container: {
          image,
          command: ['sh', '-ec', `${digests} > /tmp/seen`, 'show'],
          args: filePorts.map(({ name }) => ({ inputPath: name })),
          fileOutputs: { seen: '/tmp/seen' },
        },
      },
    }),
    'inner/pipeline.yaml': pipeline('inner', {
      inputs: filePorts,
      tasks: {
        show: { component: '../show.yaml', arguments: perValue(bytes.length, (i) => `\${{ inputs.v${i} }}`) },
      },
      outputs: perValue(bytes.length, (index) => `\${{ inputs.v${index} }}`),
    }),
    'pipeline.yaml': pipeline('files', {
      tasks: {
        make: { component: 'make.yaml' },
        show: { component: 'show.yaml', arguments: fileArguments('make') },
        container: { component: 'container.yaml', arguments: fileArguments('make') },
        group: {
          tasks: {
            again: { component: 'make.yaml' },
            deeper: { component: 'show.yaml', arguments: fileArguments('make') },
          },
          outputs: fileArguments('again'),
        },
        outside: { component: 'container.yaml', arguments: fileArguments('group') },
        inner: { component: 'inner/pipeline.yaml', arguments: fileArguments('make') },
        after: { component: 'show.yaml', arguments: fileArguments('inner') },
      },
    }),
  },
  digests: true,
  expected: ['show', 'container', 'group.deeper', 'outside', 'inner.show', 'after'].map((task) => ({
    task,
    texts: bytes.map((one) => one.toString('base64')),
  })),
};

/** Every way in which a value may be missing, next to values that look as if they were. */
const looksMissing = ['{absent}', '', '{\u2060absent}', '{'];
const optional = (reading: 'script-variable' | 'script-file' | 'file', type = 'String'): string =>
  reader(reading, 5, { optional: true, type });
const missingTexts = [missing, missing, missing, missing, missing];
const skippedOutputs = perValue(5, (index) => `\${{ tasks.skipped.outputs.v${index} }}`);
const sometimesOutputs = perValue(5, (index) => `\${{ tasks.sometimes.outputs.v${index} }}`);
/** Texts that are no files, so that the step writes them. */
const computedOutputs = perValue(
  5,
  (index) => `\${{ firstOf(tasks.skipped.outputs.v${index}, tasks.sometimes.outputs.v${index}) }}`,
);
const partOutputs = perValue(5, (index) => `\${{ tasks.part.outputs.v${index} }}`);
const absent: Route = {
  transport: 'absent value',
  name: 'absent',
  inputs: { given: '{absent}' },
  files: {
    'make.yaml': maker([...looksMissing, 'there'], 'String'),
    'part.yaml': maker(['{', null, '', null, '{ absent}'], 'String'),
    'files.yaml': maker(['{absent}', null, '', null, 'x'], 'Dataset'),
    'variable.yaml': optional('script-variable'),
    'file.yaml': optional('file'),
    'script-file.yaml': optional('script-file'),
    'dataset.yaml': optional('file', 'Dataset'),
    'inner/pipeline.yaml': pipeline('inner', {
      inputs: perPort({ optional: true }),
      tasks: {
        variable: { component: '../variable.yaml', arguments: perValue(5, (i) => `\${{ inputs.v${i} }}`) },
        file: { component: '../file.yaml', arguments: perValue(5, (i) => `\${{ inputs.v${i} }}`) },
      },
    }),
    'pipeline.yaml': pipeline('absent', {
      inputs: [
        { name: 'never', type: 'Bool', default: false },
        { name: 'given', type: 'String', optional: true },
        ...perPort({ optional: true }),
      ],
      tasks: {
        skipped: { when: '${{ inputs.never }}', component: 'make.yaml' },
        part: { component: 'part.yaml' },
        parts: { component: 'files.yaml' },
        make: { component: 'make.yaml' },
        sometimes: { when: '${{ !inputs.never }}', component: 'make.yaml' },
        'after-sometimes': { component: 'variable.yaml', arguments: sometimesOutputs },
        'after-sometimes-both': { component: 'script-file.yaml', arguments: computedOutputs },
        'after-sometimes-file': { component: 'file.yaml', arguments: computedOutputs },
        'input-given': { component: 'variable.yaml', arguments: perValue(1, () => '${{ inputs.given }}') },
        'not-given': { component: 'variable.yaml' },
        'not-given-file': { component: 'file.yaml' },
        'input-absent': { component: 'variable.yaml', arguments: perValue(5, (i) => `\${{ inputs.v${i} }}`) },
        'input-absent-file': {
          component: 'file.yaml',
          arguments: perValue(5, (i) => `\${{ inputs.v${i} }}`),
        },
        'after-skipped': { component: 'variable.yaml', arguments: skippedOutputs },
        'after-skipped-file': { component: 'file.yaml', arguments: skippedOutputs },
        'after-part': { component: 'variable.yaml', arguments: partOutputs },
        'after-part-file': { component: 'file.yaml', arguments: partOutputs },
        'after-part-both': { component: 'script-file.yaml', arguments: partOutputs },
        'after-parts': {
          component: 'dataset.yaml',
          arguments: perValue(5, (index) => `\${{ tasks.parts.outputs.v${index} }}`),
        },
        looks: {
          component: 'variable.yaml',
          arguments: perValue(5, (index) => `\${{ tasks.make.outputs.v${index} }}`),
        },
        'looks-constant': {
          component: 'variable.yaml',
          arguments: perValue(4, (index) => looksMissing[index] ?? ''),
        },
        'looks-file': {
          component: 'file.yaml',
          arguments: perValue(4, (index) => `\${{ tasks.make.outputs.v${index} + '' }}`),
        },
        group: { tasks: { deeper: { component: 'variable.yaml', arguments: partOutputs } } },
        inner: { component: 'inner/pipeline.yaml', arguments: partOutputs },
        defaults: {
          component: 'variable.yaml',
          arguments: perValue(5, (index) => `\${{ default(tasks.part.outputs.v${index}, '{{x}}') }}`),
        },
      },
    }),
  },
  skipped: ['skipped'],
  expected: [
    ...['not-given', 'input-absent', 'after-skipped', 'input-absent-file', 'after-skipped-file'].map(
      (task) => ({ task, texts: missingTexts }),
    ),
    ...[
      'after-part',
      'after-part-file',
      'after-part-both',
      'group.deeper',
      'inner.variable',
      'inner.file',
    ].map((task) => ({ task, texts: ['{', missing, '', missing, '{ absent}'] })),
    // An item of a command line whose input is not given vanishes.
    { task: 'not-given-file', texts: [] },
    { task: 'after-parts', texts: ['{absent}', missing, '', missing, 'x'] },
    // A value may be the very text by which absence travels.
    ...['after-sometimes', 'after-sometimes-both', 'after-sometimes-file'].map((task) => ({
      task,
      texts: [...looksMissing, 'there'],
    })),
    { task: 'input-given', texts: ['{absent}', missing, missing, missing, missing] },
    { task: 'looks', texts: [...looksMissing, 'there'] },
    { task: 'looks-constant', texts: [...looksMissing, missing] },
    { task: 'looks-file', texts: looksMissing },
    { task: 'defaults', texts: ['{', '{{x}}', '', '{{x}}', '{ absent}'] },
  ],
};

function perPort(more: object): readonly object[] {
  return Array.from({ length: 5 }, (_, index) => ({ name: `v${index}`, type: 'String', ...more }));
}

/** Conditions over some values each: one that holds when all of them are as they should be, one that holds when any of them is not. */
const perCondition = 8;
const groups = Array.from({ length: Math.ceil(count / perCondition) }, (_, group) =>
  values.slice(group * perCondition, (group + 1) * perCondition).map((text, at) => ({
    input: `inputs.v${group * perCondition + at}`,
    output: `tasks.make.outputs.v${group * perCondition + at}`,
    text,
  })),
);
const conditions: Route = {
  transport: 'condition',
  name: 'conditions',
  files: {
    'make.yaml': maker(values, 'String'),
    'work.yaml': component('work', { implementation: { container: { image, command: ['true'] } } }),
    'pipeline.yaml': pipeline('conditions', {
      inputs,
      tasks: {
        make: { component: 'make.yaml' },
        ...Object.fromEntries(
          groups.flatMap((group, index) => {
            const task = (when: readonly string[], operator: string) => ({
              component: 'work.yaml',
              when: `\${{ ${when.join(` ${operator} `)} }}`,
            });
            const equal = group.flatMap(({ input, output, text }) => [
              `${input} == ${quoted(text)}`,
              `${output} == ${quoted(asParameter(text))}`,
              `contains(${input} + '!', ${quoted(`${text.slice(-3)}!`)})`,
            ]);
            const unequal = group.flatMap(({ input, output, text }) => [
              `${input} != ${quoted(text)}`,
              `${output} + '.' != ${quoted(`${asParameter(text)}.`)}`,
            ]);
            return [
              [`all${index}`, task(equal, '&&')],
              [`any${index}`, task(unequal, '||')],
            ];
          }),
        ),
      },
    }),
  },
  expected: [],
  skipped: groups.map((_, index) => `any${index}`),
};

/** An annotation that the step reads again: `{{` keeps a joiner between its braces. */
const annotated = values.map((text) => text.replace(/\{(?=\{)/g, '{\u2060'));
const annotations: Route = {
  transport: 'annotation',
  name: 'annotations',
  files: {
    'show.yaml': component('show', {
      outputs: seen,
      implementation: {
        container: {
          image,
          command: ['sh', '-ec', `${ownVariables} > /tmp/seen`],
          env: own((index) => ({ field: `metadata.annotations['example.com/a${index}']` })),
          fileOutputs: { seen: '/tmp/seen' },
        },
      },
    }),
    'pipeline.yaml': pipeline('annotations', {
      inputs,
      tasks: {
        show: {
          component: 'show.yaml',
          annotations: Object.fromEntries(
            values.map((_, index) => [`example.com/a${index}`, `\${{ inputs.v${index} }}`]),
          ),
        },
      },
    }),
  },
  expected: [{ task: 'show', texts: annotated }],
};

const outputsOfRun: Route = {
  transport: 'output of the run',
  name: 'outputs',
  files: {
    'make.yaml': maker(values, 'String'),
    'pipeline.yaml': pipeline('outputs', {
      inputs,
      tasks: {
        make: { component: 'make.yaml' },
        group: {
          tasks: { make2: { component: 'make.yaml' } },
          outputs: perValue(count, (i) => `\${{ tasks.make2.outputs.v${i} }}`),
        },
      },
      outputs: {
        ...fromMake,
        ...Object.fromEntries(values.map((_, index) => [`i${index}`, `\${{ inputs.v${index} }}`])),
        ...Object.fromEntries(
          values.map((_, index) => [`g${index}`, `{\${{ tasks.group.outputs.v${index} }}`]),
        ),
      },
    }),
  },
  expected: [],
  outputs: Object.fromEntries(
    values.flatMap((text, index) => [
      [`v${index}`, asParameter(text)],
      [`i${index}`, text],
      [`g${index}`, `{${asParameter(text)}`],
    ]),
  ),
};

/** The first try of each step fails; a step learns from its pod which try it is. */
const firstFails = 'case $TRY in *"(0)") exit 1;; esac';
const env = { TRY: { field: "metadata.annotations['workflows.argoproj.io/node-name']" } };
const retried: Route = {
  transport: 'step that is tried again',
  name: 'retry',
  files: {
    'make.yaml': maker(values, 'String', firstFails),
    'show.yaml': component('show', {
      inputs: values.map((_, index) => ({ name: `v${index}`, type: 'String' })),
      outputs: seen,
      implementation: {
        container: {
          image,
          command: ['sh', '-ec', `${firstFails}\n${intoReport('"$@"')} > /tmp/seen`, 'show'],
          args: values.map((_, index) => ({ inputValue: `v${index}` })),
          fileOutputs: { seen: '/tmp/seen' },
        },
      },
    }),
    'pipeline.yaml': pipeline('retry', {
      defaults: { env, retry: { limit: 2 } },
      tasks: { make: { component: 'make.yaml' }, show: { component: 'show.yaml', arguments: fromMake } },
    }),
  },
  expected: [{ task: 'show', texts: values.map(asParameter) }],
};

/** Names with blanks and signs, as in components of KFP v1. */
const kfpNames = ['Input data', 'a/b', 'Größe (cm)', 'x.y'];
const kfp: Route = {
  transport: 'names of KFP components',
  name: 'kfp-names',
  files: {
    'make.yaml': `${JSON.stringify({
      name: 'Make it',
      outputs: kfpNames.map((name) => ({ name, type: 'String' })),
      implementation: {
        container: {
          image,
          command: [
            'sh',
            '-ec',
            'for f; do mkdir -p "$(dirname "$f")"; printf %s "{{=1+1}} $f" > "$f"; done',
            'make',
            ...kfpNames.map((outputPath) => ({ outputPath })),
          ],
        },
      },
    })}\n`,
    'show.yaml': `${JSON.stringify({
      name: 'Show it',
      inputs: kfpNames.map((name) => ({ name, type: 'String' })),
      outputs: seen,
      implementation: {
        container: {
          image,
          command: ['sh', '-ec', `${intoReport('"$@"')} > /tmp/seen`, 'show'],
          args: kfpNames.map((inputValue) => ({ inputValue })),
          fileOutputs: { seen: '/tmp/seen' },
        },
      },
    })}\n`,
    'pipeline.yaml': pipeline('kfp-names', {
      tasks: {
        make: { component: 'make.yaml' },
        show: {
          component: 'show.yaml',
          arguments: Object.fromEntries(
            kfpNames.map((name) => [name, `\${{ tasks.make.outputs['${name}'] }}`]),
          ),
        },
      },
    }),
  },
  expected: [
    {
      task: 'show',
      texts: ['Input_data', 'a_b', 'Gr_e_cm_', 'x.y'].map((name) => `{{=1+1}} /tmp/outputs/${name}/data`),
    },
  ],
};

export const specialRoutes: readonly Route[] = [
  ...constants,
  environment,
  ...structures,
  numbers,
  files,
  absent,
  conditions,
  annotations,
  outputsOfRun,
  retried,
  kfp,
];
