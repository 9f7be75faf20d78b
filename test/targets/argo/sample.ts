import type { ArgoObject } from '../../../src/targets/argo/model.ts';

/** A workflow with most of what we emit; Argo's own validator accepts what it is rendered to. */
export const sample: ArgoObject = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'WorkflowTemplate',
  metadata: { name: 'census-table', annotations: { 'pipewright.dev/name': 'Census: table' } },
  spec: {
    entrypoint: 'census-table',
    serviceAccountName: 'argo',
    imagePullSecrets: [{ name: 'regcred' }],
    podGC: { strategy: 'OnPodCompletion' },
    arguments: {
      parameters: [
        { name: 'bucket', value: 'census' },
        { name: 'n', value: 'on', enum: ['on', 'off'] },
        { name: 'query', value: 'SELECT *\nFROM "table"' },
      ],
    },
    volumeClaimTemplates: [
      {
        metadata: { name: 'scratch' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '5Gi' } } },
      },
    ],
    templates: [
      {
        name: 'census-table',
        inputs: { parameters: [{ name: 'bucket' }, { name: 'n' }, { name: 'query' }] },
        outputs: {
          parameters: [
            {
              name: 'exists',
              valueFrom: { expression: "tasks['table-exists'].status == 'Succeeded' ? 'true' : 'false'" },
            },
          ],
          artifacts: [{ name: 'table', from: '{{tasks.get-table.outputs.artifacts.log}}' }],
        },
        dag: {
          target: 'claim table-exists get-table',
          tasks: [
            { name: 'claim', template: 'claim' },
            {
              name: 'table-exists',
              template: 'table-exists',
              depends: 'claim.Succeeded || claim.Skipped || claim.Daemoned',
              arguments: {
                parameters: [
                  { name: 'bucket', value: '{{inputs.parameters.bucket}}' },
                  { name: 'claim', value: '{{tasks.claim.outputs.parameters.name}}' },
                ],
              },
            },
            {
              name: 'get-table',
              template: 'table-exists',
              depends: 'table-exists.Succeeded || table-exists.Skipped || table-exists.Daemoned',
              when: "{{= inputs.parameters['n'] == 'on' }}",
              arguments: {
                parameters: [
                  { name: 'bucket', value: '{{tasks.table-exists.outputs.parameters.exists}}' },
                  { name: 'claim', value: '{{tasks.claim.outputs.parameters.name}}' },
                ],
                artifacts: [
                  { name: 'previous', from: '{{tasks.table-exists.outputs.artifacts.log}}', optional: true },
                ],
              },
            },
          ],
        },
      },
      {
        name: 'table-exists',
        metadata: { labels: { 'app.kubernetes.io/name': 'census' } },
        inputs: {
          parameters: [{ name: 'bucket' }, { name: 'claim' }],
          artifacts: [{ name: 'previous', path: '/tmp/inputs/previous/data', optional: true }],
        },
        outputs: {
          parameters: [{ name: 'exists', valueFrom: { path: '/tmp/outputs/exists/data', default: 'false' } }],
          artifacts: [{ name: 'log', path: '/tmp/outputs/log/data' }],
        },
        nodeSelector: { pool: 'batch' },
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [
                { matchExpressions: [{ key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] }] },
              ],
            },
          },
        },
        tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' }],
        activeDeadlineSeconds: 600,
        retryStrategy: {
          limit: '3',
          retryPolicy: 'OnFailure',
          backoff: { duration: '10s', factor: '2' },
        },
        volumes: [
          { name: 'shm', emptyDir: { medium: 'Memory' } },
          { name: 'data', persistentVolumeClaim: { claimName: '{{inputs.parameters.claim}}' } },
        ],
        container: {
          image: 'python:3.12-slim',
          command: ['sh', '-ec', 'printf %s "$0" | python3 - "$@"'],
          args: [
            'import os\n\nif os.environ["INPUT_BUCKET"]:\n    print("$(PW_LB){x}}")\n',
            '--out',
            '/tmp/outputs/exists/data',
          ],
          env: [
            { name: 'PW_LB', value: '{' },
            { name: 'INPUT_BUCKET', value: '{{inputs.parameters.bucket}}' },
            { name: 'KEY', valueFrom: { secretKeyRef: { name: 'minio', key: 'accesskey' } } },
          ],
          resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } },
          volumeMounts: [
            { name: 'shm', mountPath: '/dev/shm' },
            { name: 'data', mountPath: '/data' },
          ],
        },
      },
      {
        name: 'claim',
        outputs: { parameters: [{ name: 'name', valueFrom: { jsonPath: '{.metadata.name}' } }] },
        resource: {
          action: 'create',
          setOwnerReference: true,
          manifest:
            'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  generateName: census-\nspec:\n  accessModes: [ReadWriteOnce]\n',
        },
      },
    ],
  },
};
