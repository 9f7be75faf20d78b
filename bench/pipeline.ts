/**
 * A pipeline of so many tasks, by path: each adds two outputs of earlier tasks, all with one component. Which ones is fixed, so that
 * every run measures the same text.
 */
export function benchPipeline(tasks: number): ReadonlyMap<string, string> {
  const lines = [
    'apiVersion: pipewright/v1',
    'kind: Pipeline',
    `name: bench-${tasks}`,
    'inputs:',
    '  - {name: seed, type: Integer, default: 1}',
    'outputs:',
    `  total: \${{ tasks.add-${tasks}.outputs.sum }}`,
    'tasks:',
  ];
  for (let number = 1; number <= tasks; number += 1) {
    lines.push(
      `  add-${number}:`,
      '    component: ./add.yaml',
      '    arguments:',
      `      a: \${{ ${source(number - 1)} }}`,
      `      b: \${{ ${source(Math.floor((number * 7) / 8) - 1)} }}`,
    );
  }
  return new Map([
    ['add.yaml', component],
    ['pipeline.yaml', `${lines.join('\n')}\n`],
  ]);
}

function source(number: number): string {
  return number < 1 ? 'inputs.seed' : `tasks.add-${number}.outputs.sum`;
}

const component = `apiVersion: pipewright/v1
kind: Component
name: add
inputs:
  - {name: a, type: Integer}
  - {name: b, type: Integer}
outputs:
  - {name: sum, type: Integer}
implementation:
  container:
    image: python:3.12-slim
    command: [python3, /app/add.py]
    args: [{inputValue: a}, {inputValue: b}, {outputPath: sum}]
`;
