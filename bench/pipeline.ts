/** What the tasks of a benchmark hand to one another: tables as files, as most pipelines do, or numbers as parameters. */
export type Traffic = 'tables' | 'numbers';

/**
 * A pipeline of so many tasks, by path: each reads two outputs of earlier tasks, all with one component. Which ones is fixed, so that
 * every run measures the same text.
 */
export function benchPipeline(tasks: number, traffic: Traffic = 'tables'): ReadonlyMap<string, string> {
  const { component, first, output } = parts[traffic];
  const lines = [
    'apiVersion: pipewright/v1',
    'kind: Pipeline',
    `name: bench-${tasks}`,
    'outputs:',
    `  result: \${{ tasks.t${tasks}.outputs.${output} }}`,
    'tasks:',
    '  t0:',
    '    component: ./first.yaml',
  ];
  for (let number = 1; number <= tasks; number += 1) {
    lines.push(
      `  t${number}:`,
      '    component: ./next.yaml',
      '    arguments:',
      `      a: \${{ tasks.t${number - 1}.outputs.${output} }}`,
      `      b: \${{ tasks.t${Math.max(0, Math.floor((number * 7) / 8) - 1)}.outputs.${output} }}`,
    );
  }
  return new Map([
    ['first.yaml', first],
    ['next.yaml', component],
    ['pipeline.yaml', `${lines.join('\n')}\n`],
  ]);
}

/** So many pipelines of three tasks in one directory, with the components that they use. */
export function benchFiles(count: number): ReadonlyMap<string, string> {
  const one = [...benchPipeline(2)];
  const own = one.filter(([path]) => path === 'pipeline.yaml');
  const shared = one.filter(([path]) => path !== 'pipeline.yaml');
  const copies = Array.from({ length: count - shared.length }, (_, index) =>
    own.map(([, text]) => [`p${index}.yaml`, text] as const),
  );
  return new Map([...shared, ...copies.flat()]);
}

function step(name: string, inputs: readonly string[], output: string, args: string): string {
  return `apiVersion: pipewright/v1
kind: Component
name: ${name}
${inputs.length === 0 ? '' : `inputs:\n${inputs.map((one) => `  - ${one}\n`).join('')}`}outputs:
  - ${output}
implementation:
  container:
    image: python:3.12-slim
    command: [python3, /app/${name}.py]
    args: [${args}]
`;
}

const parts = {
  tables: {
    output: 'table',
    first: step('load', [], '{name: table, type: Dataset}', '{outputPath: table}'),
    component: step(
      'merge',
      ['{name: a, type: Dataset}', '{name: b, type: Dataset}'],
      '{name: table, type: Dataset}',
      '{inputPath: a}, {inputPath: b}, {outputPath: table}',
    ),
  },
  numbers: {
    output: 'sum',
    first: step('start', [], '{name: sum, type: Integer}', '{outputPath: sum}'),
    component: step(
      'add',
      ['{name: a, type: Integer}', '{name: b, type: Integer}'],
      '{name: sum, type: Integer}',
      '{inputValue: a}, {inputValue: b}, {outputPath: sum}',
    ),
  },
} as const;
