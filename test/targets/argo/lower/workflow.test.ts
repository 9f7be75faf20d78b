import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  compiled,
  compileFiles,
  findings,
  shown,
  specOf,
  templateOf,
  withParts,
} from '../../../support/compile.ts';

const body = 'tasks: {w: {component: ./work.yaml}}\n';

describe('the kind of the object', () => {
  it('is a Workflow with a name for each run', async () => {
    const object = await compiled(withParts(body));
    expect(object).toMatchObject({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Workflow',
      metadata: { generateName: 'example-' },
    });
    expect(object.metadata).not.toHaveProperty('name');
  });

  it('is a WorkflowTemplate of the name of the pipeline, in its namespace', async () => {
    const object = await compiled(withParts(`run: {namespace: ml}\n${body}`), { kind: 'WorkflowTemplate' });
    expect(object).toMatchObject({
      kind: 'WorkflowTemplate',
      metadata: { name: 'example', namespace: 'ml' },
    });
  });

  it('is a ClusterWorkflowTemplate, which has no namespace', async () => {
    const object = await compiled(withParts(`run: {namespace: ml}\n${body}`), {
      kind: 'ClusterWorkflowTemplate',
    });
    expect(object).toMatchObject({ kind: 'ClusterWorkflowTemplate', metadata: { name: 'example' } });
    expect(object.metadata).not.toHaveProperty('namespace');
  });

  it('is a CronWorkflow when the pipeline has a schedule', async () => {
    const object = await compiled(
      withParts(`labels: {team: ml}
run: {namespace: ml, timeout: 1h}
schedule:
  cron: ["0 5 * * 1-5", "@daily"]
  timezone: Europe/Vienna
  concurrency: Forbid
  startingDeadline: 5m
  suspend: false
  history: {succeeded: 3, failed: 0}
${body}`),
    );
    expect(object).toMatchObject({
      kind: 'CronWorkflow',
      metadata: { name: 'example', namespace: 'ml', labels: { team: 'ml' } },
      spec: {
        schedules: ['0 5 * * 1-5', '@daily'],
        timezone: 'Europe/Vienna',
        concurrencyPolicy: 'Forbid',
        startingDeadlineSeconds: 300,
        suspend: false,
        successfulJobsHistoryLimit: 3,
        failedJobsHistoryLimit: 0,
        workflowMetadata: { labels: { team: 'ml' } },
        workflowSpec: { entrypoint: 'main', activeDeadlineSeconds: 3600 },
      },
    });
  });

  it('writes schedules as a list, which every version that is supported reads (P-62)', async () => {
    const object = await compiled(withParts(`schedule: {cron: "@hourly"}\n${body}`));
    expect(object.spec).toMatchObject({ schedules: ['@hourly'] });
    expect(object.spec).not.toHaveProperty('schedule');
  });

  it('can be another one than the schedule suggests', async () => {
    const object = await compiled(withParts(`schedule: {cron: "@hourly"}\n${body}`), { kind: 'Workflow' });
    expect(object.kind).toBe('Workflow');
  });

  it('cannot be a CronWorkflow without a schedule', async () => {
    expect(await findings(withParts(body), { kind: 'CronWorkflow' })).toEqual([
      'kind-needs-schedule: example',
    ]);
  });
});

describe('the workflow', () => {
  it('has the settings of the run', async () => {
    const object = await compiled(
      withParts(`run:
  serviceAccount: runner
  imagePullSecrets: [a, b]
  parallelism: 5
  timeout: 2h
  priority: 10
  archiveLogs: true
  podCleanup: succeeded
  ttl: {completed: 1d, succeeded: 1h, failed: 7d}
${body}`),
    );
    expect(specOf(object)).toMatchObject({
      serviceAccountName: 'runner',
      imagePullSecrets: [{ name: 'a' }, { name: 'b' }],
      parallelism: 5,
      activeDeadlineSeconds: 7200,
      priority: 10,
      archiveLogs: true,
      podGC: { strategy: 'OnPodSuccess' },
      ttlStrategy: { secondsAfterCompletion: 86400, secondsAfterSuccess: 3600, secondsAfterFailure: 604800 },
    });
  });

  it('has nothing that nobody said', async () => {
    expect(Object.keys(specOf(await compiled(withParts(body))))).toEqual(['entrypoint', 'templates']);
  });

  it.each([
    ['completed', 'OnPodCompletion'],
    ['succeeded', 'OnPodSuccess'],
    ['workflow-completed', 'OnWorkflowCompletion'],
    ['workflow-succeeded', 'OnWorkflowSuccess'],
  ])('cleans pods up when %s', async (word, strategy) => {
    expect(specOf(await compiled(withParts(`run: {podCleanup: ${word}}\n${body}`))).podGC).toEqual({
      strategy,
    });
  });

  it('lives for a time after its end when ttl is one duration', async () => {
    expect(specOf(await compiled(withParts(`run: {ttl: 90}\n${body}`))).ttlStrategy).toEqual({
      secondsAfterCompletion: 90,
    });
    expect(specOf(await compiled(withParts(`run: {ttl: 0}\n${body}`))).ttlStrategy).toEqual({
      secondsAfterCompletion: 0,
    });
  });

  it('has the labels, annotations and description of the pipeline, braces and all', async () => {
    const object = await compiled(
      withParts(
        `description: "says {{hi}}"\nlabels: {a: b, v: 1.10}\nannotations: {n: "{{x}}", on: yes}\n${body}`,
      ),
    );
    expect(object.metadata.labels).toEqual({ a: 'b', v: '1.10' });
    expect(object.metadata.annotations).toEqual({
      'workflows.argoproj.io/description': 'says {{hi}}',
      n: '{{x}}',
      on: 'yes',
    });
  });
});

describe('the artifact repository', () => {
  const s3 = (more: string): string =>
    `artifactRepository: {s3: {endpoint: "minio:9000", bucket: b${more}}}\n${body}`;

  it('is one of the cluster by the name of its ConfigMap', async () => {
    expect(
      specOf(await compiled(withParts(`artifactRepository: {configMap: {name: repos, key: prod}}\n${body}`))),
    ).toMatchObject({
      artifactRepositoryRef: { configMap: 'repos', key: 'prod' },
    });
    expect(
      specOf(await compiled(withParts(`artifactRepository: {configMap: {name: repos}}\n${body}`)))
        .artifactRepositoryRef,
    ).toEqual({
      configMap: 'repos',
    });
  });

  it('is compiled into the workflow as the place of all artifacts, without a ConfigMap', async () => {
    const object = await compiled(
      withParts(
        s3(
          ', insecure: true, region: r, accessKey: {secret: {name: s, key: a}}, secretKey: {secret: {name: s, key: b}}',
        ),
      ),
    );
    expect(specOf(object).templateDefaults).toEqual({
      archiveLocation: {
        s3: {
          endpoint: 'minio:9000',
          bucket: 'b',
          region: 'r',
          insecure: true,
          accessKeySecret: { name: 's', key: 'a' },
          secretKeySecret: { name: 's', key: 'b' },
          key: 'pipewright/{{workflow.name}}/{{pod.name}}',
        },
      },
    });
    expect(specOf(object)).not.toHaveProperty('artifactRepositoryRef');
  });

  it('takes a key format, which holds the run and the pod', async () => {
    const object = await compiled(withParts(s3(', keyFormat: "x/${{ run.id }}/${{ task.podName }}/y"')));
    expect(specOf(object).templateDefaults).toMatchObject({
      archiveLocation: { s3: { key: 'x/{{workflow.uid}}/{{pod.name}}/y' } },
    });
  });

  it('may find its credentials by itself', async () => {
    const object = await compiled(withParts(s3(', useSDKCreds: true, roleARN: "arn:x"')));
    expect(specOf(object).templateDefaults).toMatchObject({
      archiveLocation: { s3: { useSDKCreds: true, roleARN: 'arn:x' } },
    });
  });

  it('keeps logs when the run says so', async () => {
    const object = await compiled(withParts(`run: {archiveLogs: true}\n${s3('')}`));
    expect(specOf(object).templateDefaults).toMatchObject({ archiveLocation: { archiveLogs: true } });
  });
});

describe('a repository of another kind', () => {
  const key = 'pipewright/{{workflow.name}}/{{pod.name}}';
  const stored = async (store: string): Promise<unknown> =>
    specOf(await compiled(withParts(`artifactRepository: {${store}}\n${body}`))).templateDefaults;

  it('is Google’s, by a key file or by the identity of the pod', async () => {
    expect(await stored('gcs: {bucket: b}')).toEqual({ archiveLocation: { gcs: { bucket: 'b', key } } });
    expect(await stored('gcs: {bucket: b, serviceAccountKey: {secret: {name: s, key: k}}}')).toEqual({
      archiveLocation: { gcs: { bucket: 'b', serviceAccountKeySecret: { name: 's', key: 'k' }, key } },
    });
  });

  it('is Azure’s, which calls a key a blob', async () => {
    expect(
      await stored(
        'azure: {endpoint: "https://a.blob.core.windows.net", container: c, accountKey: {secret: {name: s, key: k}}}',
      ),
    ).toEqual({
      archiveLocation: {
        azure: {
          endpoint: 'https://a.blob.core.windows.net',
          container: 'c',
          accountKeySecret: { name: 's', key: 'k' },
          blob: key,
        },
      },
    });
    expect(
      await stored('azure: {endpoint: "https://a.blob.core.windows.net", container: c, useSDKCreds: true}'),
    ).toMatchObject({ archiveLocation: { azure: { useSDKCreds: true } } });
  });

  it('is Alibaba’s', async () => {
    expect(
      await stored(
        'oss: {endpoint: "https://o", bucket: b, accessKey: {secret: {name: s, key: a}}, secretKey: {secret: {name: s, key: b}}, keyFormat: "${{ run.name }}/${{ task.podName }}"}',
      ),
    ).toEqual({
      archiveLocation: {
        oss: {
          endpoint: 'https://o',
          bucket: 'b',
          accessKeySecret: { name: 's', key: 'a' },
          secretKeySecret: { name: 's', key: 'b' },
          key: '{{workflow.name}}/{{pod.name}}',
        },
      },
    });
    expect(await stored('oss: {endpoint: "https://o", bucket: b, useSDKCreds: true}')).toMatchObject({
      archiveLocation: { oss: { useSDKCreds: true } },
    });
  });
});

describe('the repository as a ConfigMap', () => {
  const map = async (repository: string, run = ''): Promise<unknown> => {
    const { text, diagnostics } = await compileFiles(
      withParts(`${run}artifactRepository: {${repository}}\n${body}`),
      { emit: 'repository' },
    );
    if (text === undefined) throw new Error(shown(diagnostics));
    const { data, ...rest } = parse(text, { version: '1.1' }) as { data: Record<string, string> };
    const entries = Object.entries(data).map(([name, entry]) => [name, parse(entry, { version: '1.1' })]);
    return { ...rest, data: Object.fromEntries(entries) };
  };

  it('is the default of its namespace, under the name of the pipeline', async () => {
    expect(
      await map(
        's3: {endpoint: "minio:9000", bucket: b, insecure: true, keyFormat: "x/${{ run.name }}/${{ task.podName }}"}',
        'run: {namespace: ml, archiveLogs: true}\n',
      ),
    ).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: 'artifact-repositories',
        namespace: 'ml',
        annotations: { 'workflows.argoproj.io/default-artifact-repository': 'example' },
      },
      data: {
        example: {
          archiveLogs: true,
          s3: {
            endpoint: 'minio:9000',
            bucket: 'b',
            insecure: true,
            keyFormat: 'x/{{workflow.name}}/{{pod.name}}',
          },
        },
      },
    });
  });

  it('has the field of each store for its keys', async () => {
    const keyFormat = 'pipewright/{{workflow.name}}/{{pod.name}}';
    expect(await map('gcs: {bucket: b}')).toMatchObject({
      data: { example: { gcs: { bucket: 'b', keyFormat } } },
    });
    expect(await map('oss: {endpoint: "https://o", bucket: b}')).toMatchObject({
      data: { example: { oss: { keyFormat } } },
    });
    expect(await map('azure: {endpoint: "https://a", container: c, useSDKCreds: true}')).toMatchObject({
      data: { example: { azure: { blobNameFormat: keyFormat } } },
    });
  });

  it('asks for no values of inputs, since it holds none', async () => {
    const { text } = await compileFiles(
      withParts(
        `inputs: [{name: x, type: String}]\nartifactRepository: {gcs: {bucket: b}}\ntasks: {a: {component: ./say.yaml, arguments: {text: "\${{ inputs.x }}"}}}\n`,
      ),
      { emit: 'repository' },
    );
    expect(text).toContain('kind: ConfigMap');
  });
});

describe('templates', () => {
  it('are shared by tasks that run the same with the same settings', async () => {
    const object = await compiled(
      withParts(
        'tasks: {a: {component: ./say.yaml, arguments: {text: x}}, b: {component: ./say.yaml, arguments: {text: y}}, g: {tasks: {c: {component: ./say.yaml, arguments: {text: z}}}}}\n',
      ),
    );
    expect(specOf(object).templates.map((one) => one.name)).toEqual(['main', 'say', 'g']);
  });

  it('get numbers in the order of their first use when settings differ', async () => {
    const object = await compiled(
      withParts(
        'tasks: {a: {component: ./work.yaml}, b: {component: ./work.yaml, timeout: 1m}, c: {component: ./work.yaml}, d: {component: ./work.yaml, timeout: 2m}}\n',
      ),
    );
    expect(specOf(object).templates.map((one) => one.name)).toEqual(['main', 'work', 'work-2', 'work-3']);
    expect(templateOf(object, 'main').dag?.tasks.map((one) => one.template)).toEqual([
      'work',
      'work-2',
      'work',
      'work-3',
    ]);
  });

  it('get numbers when two components have one name, and none takes the entrypoint’s', async () => {
    const step = (name: string, command: string): string =>
      `name: ${name}\nimplementation: {container: {image: "a:1", command: [${command}]}}\n`;
    const object = await compiled(
      withParts(
        'tasks: {a: {component: ./a/x.yaml}, b: {component: ./b/x.yaml}, c: {component: ./c/x.yaml}, main: {component: ./d/x.yaml}}\n',
        {
          'a/x.yaml': step('My Step', 'a'),
          'b/x.yaml': step('my-step', 'b'),
          'c/x.yaml': step('my-step-2', 'c'),
          'd/x.yaml': step('main', 'd'),
        },
      ),
    );
    const templates = specOf(object).templates.map((one) => one.name);
    expect(templates.slice(0, 3)).toEqual(['main', 'my-step', 'my-step-2']);
    expect(new Set(templates).size).toBe(5);
    expect(templateOf(object, 'main').dag?.tasks.at(-1)).toEqual({ name: 'main', template: 'main-2' });
  });

  it('are named after the file when a component has no name, and start with a letter', async () => {
    const step = 'implementation: {container: {image: "a:1", command: [p]}}\n';
    const object = await compiled(
      withParts('tasks: {a: {component: ./load.component.yaml}, b: {component: ./2nd.yaml, env: {A: b}}}\n', {
        'load.component.yaml': step,
        '2nd.yaml': step,
      }),
    );
    expect(specOf(object).templates.map((one) => one.name)).toEqual(['main', 'load', 'n2nd']);
  });

  it('have names that Argo takes, however long that of the component is', async () => {
    const name = 'x'.repeat(70);
    const object = await compiled(
      withParts('tasks: {a: {component: ./a.yaml}, b: {component: ./a.yaml, timeout: 1m}}\n', {
        'a.yaml': `name: ${name}\nimplementation: {container: {image: "a:1", command: [p]}}\n`,
      }),
    );
    const names = specOf(object).templates.map((one) => one.name);
    expect(new Set(names).size).toBe(3);
    for (const one of names) expect(one).toMatch(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
  });

  it('come in the order in which they are needed, a caller before what it calls', async () => {
    const object = await compiled(
      withParts('tasks: {g: {tasks: {a: {component: ./make.yaml}}}, w: {component: ./work.yaml}}\n'),
    );
    expect(specOf(object).templates.map((one) => one.name)).toEqual(['main', 'g', 'make', 'work']);
  });
});
