import type { BoundPipeline } from '../../src/model/bound.ts';
import { bool, dataset, literal, output, ScopeBuilder, string, written } from '../support/bound.ts';

/** The pipeline of DESIGN 1.2. */
export function census(): BoundPipeline {
  const scope = new ScopeBuilder();
  const exists = scope.task('table-exists', { outputs: { exists: bool } });
  const fetch = scope.group(
    'fetch',
    { when: written('${{ !tasks.table-exists.outputs.exists }}', output(exists, 'exists')) },
    (tasks) => {
      const download = tasks.task('download', { component: 'download-table', outputs: { table: dataset } });
      tasks.task('save', { component: 'save-table', arguments: { table: output(download, 'table') } });
      return undefined;
    },
  );
  const get = scope.task('get-table', { after: [fetch], outputs: { table: dataset } });
  return scope.pipeline(
    'census-table',
    { description: 'Give a census table, downloading it where it is missing.' },
    { table: output(get, 'table') },
  );
}

/** Several outputs, parallel branches, a component used twice, `after`, a call, a volume. */
export function objectDetection(): BoundPipeline {
  const report = new ScopeBuilder();
  report.task('draw');
  const scope = new ScopeBuilder();
  const disk = scope.createVolume('disk', literal('20Gi'));
  const download = scope.task('download-dataset', {
    arguments: { volume: output(disk, 'volume') },
    outputs: { images: dataset, annotations: dataset },
  });
  const parts = ['train-images', 'train-labels', 'test-images', 'test-labels', 'val-images', 'val-labels'];
  const split = scope.task('split-dataset', {
    arguments: { images: output(download, 'images'), annotations: output(download, 'annotations') },
    outputs: Object.fromEntries(parts.map((part) => [part, dataset])),
  });
  const train = ['small', 'large'].map((size) =>
    scope.task(`train-${size}`, {
      component: 'train',
      arguments: {
        images: output(split, 'train-images'),
        labels: output(split, 'train-labels'),
        'val-images': output(split, 'val-images'),
      },
      outputs: { model: dataset, loss: string },
    }),
  );
  const [small, large] = train;
  if (small === undefined || large === undefined) throw new Error('two are trained');
  const best = scope.task('choose', {
    arguments: { a: output(small, 'loss'), b: output(large, 'loss') },
    outputs: { best: string },
  });
  scope.group(
    'evaluate-large',
    {
      when: written(
        "tasks.choose.outputs.best == 'large' && tasks.train-large.outputs.loss < 0.25",
        output(best, 'best'),
      ),
    },
    (tasks) => {
      const evaluate = tasks.task('evaluate', {
        arguments: {
          model: output(large, 'model'),
          images: output(split, 'test-images'),
          labels: output(split, 'test-labels'),
        },
        outputs: { metrics: dataset },
      });
      tasks.group(
        'publish',
        { when: written('tasks.evaluate.outputs.metrics != null', output(evaluate, 'metrics')) },
        (deep) => {
          const push = deep.task('push-model', { arguments: { model: output(large, 'model') } });
          deep.call('report', report.pipeline('detection-report'), { after: [push] });
          return undefined;
        },
      );
      return undefined;
    },
  );
  scope.task('clean-up', { after: [best], when: written("inputs.mode == 'ci'", literal(true, bool)) });
  return scope.pipeline('object-detection', {
    description: 'Train two detectors and publish the better one.',
  });
}

/** Names and conditions that try to break out of whatever they are written into. */
export const hostile: readonly string[] = [
  'end',
  'subgraph x',
  'a"b',
  'a]b[c',
  '{x}(y)>z<',
  '<script>alert(1)</script>',
  '<br/>&amp;&#34;',
  '`code` **bold** _it_',
  '1. first',
  '- item',
  'style:x#quot;y;',
  '%%{init: {"theme": "dark"}}%%',
  '#35;#quot;',
  'a --> b | c',
  'line one\nline two\u2028three',
  'click t_a href "javascript:alert(1)"',
  'it\'s \\ "quoted"',
  ']]> --> <!-- ',
  '\u0000\u0007\u001b[31m\ud800',
  '日本語 😀 é',
  '$x$ $$\\frac{1}{2}$$',
  '@{ shape: cyl }',
  ':::classy',
  '',
  'x'.repeat(300),
];

export function hostilePipeline(): BoundPipeline {
  const scope = new ScopeBuilder();
  let before: ReturnType<ScopeBuilder['task']> | undefined;
  for (const name of hostile) {
    const after = before;
    scope.group(name, { when: written(name, literal(true, bool)), description: name }, (tasks) => {
      const reads: Readonly<Record<string, ReturnType<typeof output>>> =
        after === undefined ? {} : { value: output(after, after.outputs[0]?.name ?? '') };
      before = tasks.task(name, {
        arguments: reads,
        component: `component ${name}`,
        outputs: { [name]: dataset },
        when: written(name, literal(true, bool)),
        description: name,
      });
      return undefined;
    });
  }
  return scope.pipeline(hostile.slice(0, 20).join(' '), { description: hostile.join('\n') });
}

/** Layers of tasks, each of which reads two or three earlier ones, some in groups. */
export function large(tasks: number): BoundPipeline {
  const scope = new ScopeBuilder();
  const made: ReturnType<ScopeBuilder['task']>[] = [];
  let state = 7;
  const next = (limit: number): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * limit);
  };
  const step = (builder: ScopeBuilder, number: number): void => {
    const reads = [0, 1, 2].flatMap((index) => {
      const from = made[Math.max(0, made.length - 1 - next(25))];
      return from === undefined ? [] : [[`in${index}`, output(from, 'out')] as const];
    });
    const options = { arguments: Object.fromEntries(reads), outputs: { out: dataset } };
    made.push(builder.task(`step-${number}`, options));
  };
  for (let number = 1; number <= tasks; ) {
    if (number % 20 === 0) {
      const start = made.length;
      scope.group(`group-${number}`, {}, (inner) => {
        for (let last = Math.min(tasks, number + 4); number <= last; number += 1) step(inner, number);
        return undefined;
      });
      made.splice(start); // what a group makes is not seen outside it
    } else {
      step(scope, number);
      number += 1;
    }
  }
  return scope.pipeline('large');
}
