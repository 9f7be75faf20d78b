/** A small project with everything that can be named. */
export const shop: Readonly<Record<string, string>> = {
  'pipewright.yaml': `apiVersion: pipewright/v1
kind: Project
components:
  train: components/train.yaml
types:
  Parquet: {extends: Dataset}
`,
  'components/train.yaml': `apiVersion: pipewright/v1
kind: Component
name: train
description: Trains a *model*.
inputs:
  - {name: table, type: Dataset, description: What to learn from.}
  - {name: rate, type: Float, default: 0.1}
  - {name: mode, type: String, default: fast, enum: [fast, slow]}
outputs:
  - {name: model, type: Model, description: The model.}
  - {name: loss, type: Float}
implementation:
  container:
    image: python:3.12-slim
    command: [train, {inputPath: table}, {inputValue: rate}, {inputValue: mode}, {outputPath: model}, {outputPath: loss}]
`,
  'components/load/component.yaml': `apiVersion: pipewright/v1
kind: Component
name: load
inputs:
  - {name: day, type: String}
outputs:
  - {name: table, type: Dataset}
implementation:
  container:
    image: python:3.12-slim
    command: [load, {inputValue: day}, {outputPath: table}]
`,
  'pipeline.yaml': `apiVersion: pipewright/v1
kind: Pipeline
name: shop
inputs:
  - {name: day, type: String, default: "2026-01-01", description: The day.}
  - {name: rates, type: "List[Float]", default: [0.1]}
outputs:
  best: \${{ tasks.learn.outputs.model }}
volumes:
  scratch: {emptyDir: {}}
tasks:
  fetch:
    component: ./components/load
    arguments: {day: "\${{ inputs.day }}"}
  learn:
    tasks:
      fit:
        component: train
        arguments:
          table: \${{ tasks.fetch.outputs.table }}
    outputs:
      model: \${{ tasks.fit.outputs.model }}
      loss: \${{ tasks.fit.outputs.loss }}
  each:
    forEach: \${{ inputs.rates }}
    component: train
    arguments: {table: "\${{ tasks.fetch.outputs.table }}", rate: "\${{ item }}"}
  tell:
    after: [learn]
    when: \${{ tasks.learn.outputs.loss < 0.5 }}
    container:
      image: busybox:1.36
      command: [echo, "\${{ inputs.day }}"]
onExit:
  report:
    container:
      image: busybox:1.36
      command: [echo, "\${{ run.status }}"]
`,
};
