import { perValue, pipeline } from './sources.ts';
import { component, type Reading, reader } from './steps.ts';
import { hostileTexts } from './values.ts';

type Reports = Readonly<Record<string, readonly string[]>>;

/** What Argo, the kubelet or the operating system changes or refuses, and no compiler can keep them from. */
export interface Edge {
  readonly transport: string;
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly kind?: 'WorkflowTemplate';
  /** Values that are given at submit. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly phase: 'Succeeded' | 'Error';
  /** What the tasks report; `$NAME` stands for the name of the run. */
  readonly reports?: Reports;
  /** A part of what the failing step or the run says. */
  readonly says?: string;
}

const ways: readonly Reading[] = ['script-variable', 'argument', 'file'];

function submitted(
  name: string,
  texts: readonly string[],
  more: Omit<Edge, 'transport' | 'name' | 'files'>,
): Edge {
  const given = perValue(texts.length, (index) => `\${{ inputs.v${index} }}`);
  return {
    transport: 'value given at submit',
    name,
    kind: 'WorkflowTemplate',
    parameters: perValue(texts.length, (index) => texts[index] ?? ''),
    ...more,
    files: {
      ...Object.fromEntries(ways.map((way) => [`${way}.yaml`, reader(way, texts.length)])),
      'pipeline.yaml': pipeline(name, {
        inputs: texts.map((_, index) => ({ name: `v${index}`, type: 'String' })),
        tasks: Object.fromEntries(ways.map((way) => [way, { component: `${way}.yaml`, arguments: given }])),
      }),
    },
  };
}

const everywhere = (texts: readonly string[]): Reports => Object.fromEntries(ways.map((way) => [way, texts]));

/** Argo reads `{{` in them, and a joiner after a brace counts as ours. */
const harmless = hostileTexts.filter((text) => !/\{\{|\{\u2060/.test(text));

/** A step writes something, and another one gets it as a value. */
function made(name: string, write: string, more: Omit<Edge, 'transport' | 'name' | 'files'>): Edge {
  return {
    transport: 'limits',
    name,
    ...more,
    files: {
      'make.yaml': component('make', {
        outputs: [{ name: 'v0', type: 'String' }],
        implementation: {
          script: { image: 'busybox:1.37', interpreter: 'sh', source: `${write} > "$OUTPUT_V0"\n` },
        },
      }),
      'show.yaml': reader('script-variable', 1),
      'digest.yaml': component('digest', {
        inputs: [{ name: 'v0', type: 'String' }],
        outputs: [{ name: 'seen', type: 'String' }],
        implementation: {
          container: {
            image: 'busybox:1.37',
            command: [
              'sh',
              '-ec',
              'wc -c < "$0" | tr -d " \\n" | od -An -v -tx1 | tr -d " \\n" > /tmp/seen; printf 00 >> /tmp/seen',
            ],
            args: [{ inputPath: 'v0' }],
            fileOutputs: { seen: '/tmp/seen' },
          },
        },
      }),
      'pipeline.yaml': pipeline(name, {
        tasks: {
          make: { component: 'make.yaml' },
          file: { component: 'digest.yaml', arguments: { v0: '${{ tasks.make.outputs.v0 }}' } },
          show: { component: 'show.yaml', arguments: { v0: '${{ tasks.make.outputs.v0 }}' } },
        },
      }),
    },
  };
}

/** What one string of a process may hold on Linux, its end included. */
const many = (size: number): string => `head -c ${size} /dev/zero | tr '\\0' x`;
const longest = 128 * 1024 - 'INPUT_V0='.length - 1;

export const edges: readonly Edge[] = [
  submitted('submitted', harmless, { phase: 'Succeeded', reports: everywhere(harmless) }),
  submitted('submitted-tag', ['{{workflow.name}}', '{{=1+1}}'], {
    phase: 'Succeeded',
    reports: everywhere(['$NAME', '2']),
  }),
  submitted('submitted-unknown-tag', ['{{ x }}', '{\u2060'], {
    phase: 'Succeeded',
    reports: everywhere(['{{ x }}', '{']),
  }),
  submitted('submitted-open-tag', ['{{ open'], { phase: 'Succeeded', reports: everywhere(['{{ open']) }),
  made('longest-value', many(longest), { phase: 'Succeeded', reports: { file: [String(longest)] } }),
  made('too-long-value', many(longest + 1), {
    phase: 'Error',
    reports: { file: [String(longest + 1)] },
    says: 'argument list too long',
  }),
  made('nul', "printf 'a\\0b'", {
    phase: 'Error',
    reports: { file: ['3'] },
    says: 'NUL',
  }),
  made('not-utf-8', "printf 'a\\377b'", {
    phase: 'Succeeded',
    reports: { file: ['3'], show: ['a\ufffdb'] },
  }),
];
