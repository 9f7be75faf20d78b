import { describe, expect, test } from 'vitest';
import { shapeFindings } from './findings.ts';

const object =
  'A Pipewright file has apiVersion: pipewright/v1. Other Kubernetes objects are applied with kubectl.';

describe('a file that is not ours gets one finding that says what it is', () => {
  test.each([
    [
      'apiVersion: argoproj.io/v1alpha1\nkind: WorkflowTemplate\nspec: {}\n',
      '1:13',
      'argoproj.io/v1alpha1',
      'This is an Argo WorkflowTemplate, not a Pipewright file.',
      'Pipewright writes such files; give it the pipeline from which this one is made.',
    ],
    [
      'pipelineInfo: {name: x}\nroot: {}\n',
      '1:1',
      'pipelineInfo',
      'This is a compiled KFP v2 pipeline, not a Pipewright file.',
      'Write the pipeline as tasks that name component files; component files of KFP v1 are read as they are.',
    ],
    [
      'components: {}\ndeploymentSpec: {}\nroot: {}\n',
      '1:1',
      'components',
      'This is a compiled KFP v2 pipeline, not a Pipewright file.',
      'Write the pipeline as tasks that name component files; component files of KFP v1 are read as they are.',
    ],
    [
      'apiVersion: apps/v1\nkind: Deployment\n',
      '1:13',
      'apps/v1',
      'This is a Kubernetes Deployment (apps/v1), not a Pipewright file.',
      object,
    ],
    [
      'apiVersion: v1\nkind: ConfigMap\n',
      '1:13',
      'v1',
      'This is a Kubernetes ConfigMap (v1), not a Pipewright file.',
      object,
    ],
    [
      'apiVersion: tekton.dev/v1\nkind: Pipeline\n',
      '1:13',
      'tekton.dev/v1',
      'This is a Kubernetes Pipeline (tekton.dev/v1), not a Pipewright file.',
      object,
    ],
    [
      'apiVersion: pipewright/v2\nkind: Pipeline\n',
      '1:13',
      'pipewright/v2',
      'The apiVersion "pipewright/v2" is not known; this version of Pipewright knows pipewright/v1.',
      'Write apiVersion: pipewright/v1.',
    ],
    [
      'apiVersion: v1\nkind: Pipeline\n',
      '1:13',
      'v1',
      'The apiVersion "v1" is not known; this version of Pipewright knows pipewright/v1.',
      'Write apiVersion: pipewright/v1.',
    ],
    [
      'apiVersion: pipewright/v1\nkind: pipeline\n',
      '2:7',
      'pipeline',
      'The kind "pipeline" is not known.',
      'Did you mean Pipeline?',
    ],
    [
      'apiVersion: pipewright/v1\nkind: Workflow\n',
      '2:7',
      'Workflow',
      'The kind "Workflow" is not known.',
      'Use Pipeline, Component or Project.',
    ],
    [
      'kind: toString\n',
      '1:7',
      'toString',
      'The kind "toString" is not known.',
      'Use Pipeline, Component or Project.',
    ],
    [
      'name: x\ninputs: []\n',
      '1:1',
      'name',
      'The file is neither a component (it has no "implementation") nor a pipeline (it has no "tasks").',
      'Add what is missing, or say what the file is with apiVersion: pipewright/v1 and kind: Pipeline, Component or Project.',
    ],
    [
      '[a]\n',
      '1:1',
      '[a]',
      'A component, pipeline or project file is a map, not a list.',
      'Begin with apiVersion: pipewright/v1, kind: Pipeline, name and tasks.',
    ],
    [
      'just text\n',
      '1:1',
      'just text',
      'A component, pipeline or project file is a map, not text.',
      'Begin with apiVersion: pipewright/v1, kind: Pipeline, name and tasks.',
    ],
  ])('%j', (text, at, pointed, message, help) => {
    const found = shapeFindings(text).map(({ fix: _, ...finding }) => finding);
    expect(found).toEqual([{ code: 'unknown-document', at, text: pointed, message, help }]);
  });

  test('offers the version and the kind that are known', () => {
    expect(shapeFindings('apiVersion: pipewright/v2\nkind: Pipeline\n')[0]?.fix).toBe('pipewright/v1');
    expect(shapeFindings('kind: Pipelines\n')[0]?.fix).toBe('Pipeline');
  });

  test('a pipeline without apiVersion is a pipeline that misses it', () => {
    const found = shapeFindings('kind: Pipeline\nname: a\ntasks: {a: {component: b.yaml}}\n');
    expect(found.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'missing-key: The pipeline needs the key "apiVersion".',
    ]);
  });
});
