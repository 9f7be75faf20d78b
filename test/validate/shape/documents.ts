/** Documents that are valid: those of DESIGN, and one that has most of the language. */
export const component = `
name: download-table
description: Download one table of the census API as CSV.
inputs:
  - {name: table_code, type: String, description: Census table, pattern: "^[BC][0-9]{5}$"}
  - {name: year, type: Integer, default: 2021, minimum: 2005}
outputs:
  - {name: table, type: Dataset}
implementation:
  container:
    image: python:3.12-slim
    command: [python3, /app/download.py]
    args: [--table, {inputValue: table_code}, --year, {inputValue: year}, --out, {outputPath: table}]
    env: {LOG_LEVEL: info, TABLE: {inputValue: table_code}}
`;

export const script = `
apiVersion: pipewright/v1
kind: Component
name: count-words
x-shared: &image python:3.12-slim
inputs: [{name: text, type: Artifact}, {name: settings, type: Dict, schema: {type: object}, optional: true}]
outputs: [{name: words, type: Integer}, {name: rest, type: Artifact, optional: true}]
defaults: {resources: {requests: {cpu: 500m, memory: 1Gi}}, env: {A: null}, timeout: null}
implementation:
  script:
    image: *image
    interpreter: [python3, -X, dev]
    packages: [pandas==2.2.3]
    args: [--verbose]
    env: {TOKEN: {secret: {name: census, key: token, optional: true}}, IP: {field: status.podIP}, N: 8}
    source: |
      print('{{ hello }}')
`;

export const kfp = `
name: Trainer (old)
description: null
inputs:
- {name: Training data, type: {GCSPath: {data_type: CSV}}}
- {name: Label column, optional: true, default: null, annotations: {editor: x}}
- {name: Rate, type: Float, default: 0.5}
- {name: Verbose, type: Bool, default: true}
outputs:
metadata: {annotations: {author: me}, labels: null}
version: 1.2
implementation:
  container:
    image: ''
    command: [sh, -c, {concat: [a, {if: {cond: {isPresent: Label column}, then: [b], else: c}}]}]
    args:
    - {if: {cond: {isPresent: Label column}, then: [--label, {inputValue: Label column}]}}
    - if: {cond: {inputValue: Verbose}, then: --verbose}
    - {inputUri: Training data}
    - {executorInput: null}
    env: {KFP_POD_NAME: "{{pod.name}}"}
    fileOutputs: {Model: /tmp/model}
`;

export const graph = `
name: Two steps
inputs: [{name: data}]
outputs: [{name: model}]
implementation:
  graph:
    tasks:
      train:
        componentRef: {url: https://example.org/component.yaml, digest: abc}
        arguments:
          data: {graphInput: {inputName: data, type: CSV}}
          rounds: '100'
          other: {taskOutput: {taskId: first, outputName: out}}
        isEnabled: {"==": {op1: a, op2: b}}
        executionOptions: {cachingStrategy: {maxCacheStaleness: P0D}, retryStrategy: {maxRetries: 2}}
        annotations: {editor.position: '{"x":1}'}
    outputValues: {model: {taskOutput: {taskId: train, outputName: model}}}
`;

export const census = `
apiVersion: pipewright/v1
kind: Pipeline
name: census-table
inputs:
  - {name: bucket, type: String, default: census}
  - {name: table_code, type: String, default: B01001}
  - {name: year, type: Integer, default: 2021}
outputs:
  table: \${{ tasks.get-table.outputs.table }}

tasks:
  table-exists:
    component: components/table-exists.yaml
    arguments:
      bucket: \${{ inputs.bucket }}
      table_code: \${{ inputs.table_code }}
      year: \${{ inputs.year }}

  fetch:                                   # a group: its own scope, one condition for all of it
    when: \${{ !tasks.table-exists.outputs.exists }}
    tasks:
      download:
        component: components/download-table.yaml
        arguments:
          table_code: \${{ inputs.table_code }}
          year: \${{ inputs.year }}
      save:
        component: components/save-table.yaml
        arguments:
          bucket: \${{ inputs.bucket }}
          table: \${{ tasks.download.outputs.table }}

  get-table:
    after: [fetch]                         # also when fetch was skipped
    component: components/get-table.yaml
    arguments:
      bucket: \${{ inputs.bucket }}
`;

export const everything = `
apiVersion: pipewright/v1
kind: Pipeline
name: everything
description: Most of the language.
labels: {team: data, tier: 1}
annotations: {owner: census@example.org}
x-anchors: [&gpu {nvidia.com/gpu: 1}]
inputs: [{name: size, type: String, default: 5Gi}, {name: token, type: Secret}]
outputs:
  table: \${{ tasks.prepare.outputs.table }}
  model: {from: "\${{ tasks.train.outputs.model }}", type: Model, optional: true, description: The best one.}
defaults:
  retry: {limit: 2, for: error, backoff: {duration: 30s, factor: 2, max: 10m}}
  imagePullPolicy: IfNotPresent
  nodeSelector: {pool: batch}
run:
  serviceAccount: runner
  imagePullSecrets: [registry]
  parallelism: 10
  timeout: 6h
  ttl: {succeeded: 1d, failed: 604800}
  podCleanup: workflow-succeeded
  priority: -1
  mutex: \${{ inputs.size }}
  semaphore: {configMap: {name: limits, key: runs}}
  archiveLogs: false
  namespace: kubeflow
schedule:
  cron: [0 6 * * 1-5, "@daily"]
  timezone: Europe/Berlin
  concurrency: Forbid
  startingDeadline: 600
  suspend: false
  history: {succeeded: 3, failed: 0}
artifactRepository:
  s3:
    endpoint: minio-service.kubeflow:9000
    bucket: mlpipeline
    insecure: true
    accessKey: {secret: {name: mlpipeline-minio-artifact, key: accesskey}}
    secretKey: {secret: {name: mlpipeline-minio-artifact, key: secretkey}}
    keyFormat: artifacts/\${{ run.name }}/\${{ task.podName }}
volumes:
  scratch: {create: {size: 5Gi, accessModes: [ReadWriteOnce]}}
  shared: {claim: team-data, readOnly: true, accessModes: [RWX]}
  gcp-key: {secret: user-gcp-sa, items: [{key: a, path: b, mode: 256}], optional: true}
  config: {configMap: train-config}
onExit:
  notify: {component: notify.yaml, arguments: {status: "\${{ run.status }}"}}
tasks:
  make: {createVolume: {size: "\${{ inputs.size }}", accessModes: [RWX, ReadWriteOncePod], storageClass: fast, name: x, keep: true, waitForBound: true, fromSnapshot: "\${{ tasks.freeze.outputs.snapshot }}"}}
  freeze: {snapshotVolume: {volume: "\${{ tasks.make.outputs.volume }}", snapshotClass: csi, name: before}}
  drop: {after: [train], deleteVolume: {volume: "\${{ tasks.make.outputs.volume }}"}}
  prepare:
    outputs: {table: "\${{ tasks.one.outputs.table }}", other: {from: "\${{ tasks.one.outputs.other }}", optional: true}}
    tasks:
      one: {container: {image: "busybox:1.36", command: [sh, -c, "true"], args: null}, outputs: {table: {type: Dataset}}}
      two: {script: {image: "python:3.12", interpreter: python3, file: main.py}, arguments: {n: 5, l: [1, 2], d: {from: 3}, e: null}}
  train:
    component: train
    description: Trains.
    when: \${{ inputs.size != '' }}
    after: [prepare, {task: make, is: succeeded}, {any: [freeze, {task: drop, is: finished}]}]
    arguments:
      token: {secret: {name: census, key: token}}
      data: {from: {s3: {key: raw/table.csv, bucket: census}}, subPath: a, optional: true}
      page: {from: {http: {url: "https://example.org", headers: {A: b, C: 1}}}}
      code: {from: {git: {repo: "https://example.org/x.git", revision: v1, depth: 1}}}
      text: {from: {raw: hello}}
    forEach: {in: [1, 2], as: fold}
    maxParallel: 3
    gather: nullable
    retry: {limit: "\${{ inputs.n }}", for: any, when: "\${{ attempt.exitCode == 137 }}"}
    timeout: \${{ inputs.limit }}
    cache: {maxAge: 7d, key: "\${{ inputs.size }}"}
    continueOnFailure: true
    env: {A: text, B: 1, C: true, D: {secret: {name: n, key: k}}, E: {configMap: {name: n, key: k, optional: true}}, F: {field: metadata.name}, G: null}
    envFrom: [{secret: s, prefix: S_}, {configMap: {name: c, optional: true}}]
    mounts:
      /data: scratch
      /dev/shm: {emptyDir: {medium: Memory, sizeLimit: 2Gi}}
      /secret/gcp: gcp-key
      /own: \${{ tasks.make.outputs.volume }}
      /sub: {volume: scratch, subPath: "\${{ inputs.size }}", readOnly: true, sharedWrites: false}
      /in: {volume: {claim: other}}
      /gone: null
    resources: {requests: {cpu: 0.5, memory: 1.5Gi}, limits: *gpu}
    image: python:3.12
    workingDir: /app
    tolerations: [{key: gpu, operator: Exists, effect: NoSchedule, tolerationSeconds: 300}, {operator: Exists}]
    affinity:
      nodeAffinity:
        requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: gpu, operator: In, values: [a100]}]}]}
        preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, preference: {matchFields: [{key: metadata.name, operator: Exists}]}}]
      podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone, labelSelector: {matchLabels: {a: b}}}]}
      podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 100, podAffinityTerm: {topologyKey: zone, namespaceSelector: {}}}]}
    securityContext: {runAsUser: 1000, capabilities: {drop: [ALL]}, seccompProfile: {type: RuntimeDefault}}
    podSecurityContext: {fsGroup: 2000, sysctls: [{name: a, value: "1"}]}
    sidecars: [{name: proxy, image: envoy, ports: [{containerPort: 80}]}]
    initContainers: [{name: warm, image: busybox}]
    daemon: false
    labels: {a: "\${{ inputs.size }}"}
    annotations: {b: 1}
    serviceAccount: other
    podSpecPatch: {terminationGracePeriodSeconds: 5}
    mutex: [a, b]
    semaphore: {configMap: {name: limits, key: downloads}}
    outputs: {model: {type: Model, publish: models/latest, archive: none, gc: never, optional: true}}
  tune: {component: train, matrix: {rate: [0.1, 0.2], depth: "\${{ inputs.depths }}", exclude: [{rate: 0.1}]}}
  each: {component: train, forEach: "\${{ tasks.list.outputs.names }}"}
  pick:
    switch:
      value: \${{ inputs.mode }}
      cases:
        small: {is: small, tasks: {a: {component: a.yaml}}, outputs: {m: "\${{ tasks.a.outputs.m }}"}}
        large: {when: "\${{ true }}", tasks: {a: {component: a.yaml}}}
      else: {tasks: {a: {component: b.yaml}}}
  again: {repeat: {until: "\${{ true }}", max: 10, onMax: continue, state: {r: {first: 0.1, next: "\${{ state.r }}"}}, tasks: {a: {component: a.yaml}}}}
  job: {resource: {action: create, manifest: {apiVersion: batch/v1, kind: Job, spec: {n: 1}}, succeeds: {status.succeeded: 1}, fails: {status.failed: 1}, owner: run, flags: [--wait=false], mergeStrategy: merge, outputs: [{name: phase, type: String, jsonPath: "{.status.phase}"}]}}
  ask: {approval: {message: Release?, inputs: [{name: yes, type: Bool}], timeout: 1d, onTimeout: useDefaults}}
  call: {http: {url: "https://example.org", method: POST, headers: {A: b}, body: {run: "\${{ run.name }}"}, success: "\${{ response.status == 201 }}"}}
`;

export const project = `
apiVersion: pipewright/v1
kind: Project
components: {train: components/train.yaml}        # aliases
types: {Parquet: {extends: Dataset}}
rules: {unpinned-image: error, missing-resources: off}
environments:
  prod:
    target: argo@3.7
    namespace: ml-prod
    images: {python: registry.example/mirror/python}
    artifactRepository: {configMap: {name: artifact-repositories, key: prod}}
    inputs: {bucket: census-prod}
    defaults: {nodeSelector: {pool: batch}}
`;

export const valid = { component, script, kfp, graph, census, everything, project } as const;
