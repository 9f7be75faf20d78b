import { describe, expect, it } from 'vitest';
import { argumentsOf, compiled, envOf, type Files, templateOf, withParts } from '../../../support/compile.ts';

const inputs = 'inputs: [{name: x, type: String, default: a}]\n';

/** How the artifact is named where it is handed to a task. */
async function given(from: string, head = '', more: Files = {}): Promise<unknown> {
  const body = `${head}tasks: {c: {component: ./clean.yaml, arguments: {table: ${from}}}}\n`;
  return argumentsOf(await compiled(withParts(body, more)), 'main', 'c').table;
}

const store =
  'artifactRepository: {s3: {endpoint: "minio:9000", bucket: b, insecure: true, useSDKCreds: true}}\n';

describe('an object outside', () => {
  it('is one of the run’s repository when only its key is known, whatever the store is', async () => {
    expect(await given('{from: {s3: {key: k}}}')).toEqual({ s3: { key: 'k' } });
    expect(await given('{from: {gcs: {key: k}}}')).toEqual({ gcs: { key: 'k' } });
    expect(await given('{from: {oss: {key: k}}}')).toEqual({ oss: { key: 'k' } });
    expect(await given('{from: {azure: {key: k}}}')).toEqual({ azure: { blob: 'k' } });
    expect(await given('{from: {s3: {key: k}}}', 'artifactRepository: {configMap: {name: c}}\n')).toEqual({
      s3: { key: 'k' },
    });
  });

  it('takes what it leaves out from the repository of its file', async () => {
    expect(await given('{from: {s3: {bucket: other, key: k}}}', store)).toEqual({
      s3: { endpoint: 'minio:9000', bucket: 'other', insecure: true, useSDKCreds: true, key: 'k' },
    });
  });

  it('takes credentials all or none', async () => {
    const own = 'accessKey: {secret: {name: s, key: a}}, secretKey: {secret: {name: s, key: b}}';
    expect(await given(`{from: {s3: {key: k, ${own}}}}`, store)).toEqual({
      s3: {
        endpoint: 'minio:9000',
        bucket: 'b',
        insecure: true,
        accessKeySecret: { name: 's', key: 'a' },
        secretKeySecret: { name: 's', key: 'b' },
        key: 'k',
      },
    });
  });

  it('takes nothing when it has an endpoint of its own: credentials do not go to other servers', async () => {
    expect(await given('{from: {s3: {endpoint: "other:9000", bucket: c, key: k}}}', store)).toEqual({
      s3: { endpoint: 'other:9000', bucket: 'c', key: 'k' },
    });
  });

  it('has its path inside as a part of the key', async () => {
    expect(await given('{from: {s3: {key: k/}}, subPath: a/b.csv}')).toEqual({ s3: { key: 'k/a/b.csv' } });
    expect(await given('{from: {s3: {key: "k/${{ inputs.x }}"}}, subPath: b.csv}', inputs)).toEqual({
      s3: { key: expect.stringContaining("'k/' + inputs.parameters['x'] + '/b.csv'") },
    });
  });
});

describe('other sources', () => {
  it('are web servers', async () => {
    expect(await given('{from: {http: {url: "https://e.org/t.csv", headers: {Accept: text/csv}}}}')).toEqual({
      http: { url: 'https://e.org/t.csv', headers: [{ name: 'Accept', value: 'text/csv' }] },
    });
  });

  it('are Git repositories', async () => {
    expect(
      await given(
        '{from: {git: {repo: "https://e.org/t.git", revision: v1, depth: 1, username: {secret: {name: s, key: u}}, password: {secret: {name: s, key: p}}}}}',
      ),
    ).toEqual({
      git: {
        repo: 'https://e.org/t.git',
        revision: 'v1',
        depth: 1,
        usernameSecret: { name: 's', key: 'u' },
        passwordSecret: { name: 's', key: 'p' },
      },
    });
  });

  it('are texts, which travel like every text that is read by path', async () => {
    expect(await given('{from: {raw: "a,b"}}')).toEqual({ raw: { data: 'a,b' } });
    const braces = await compiled(
      withParts('tasks: {c: {component: ./clean.yaml, arguments: {table: {from: {raw: "{{x}} $HOME"}}}}}\n'),
    );
    expect(argumentsOf(braces, 'main', 'c')).toEqual({ table: '{\u2060{\u2060x}} $HOME' });
    expect(envOf(braces, 'clean')).toHaveProperty('INPUT_TABLE');
  });
});

describe('an artifact from outside', () => {
  it('is optional on the argument and on the input', async () => {
    const object = await compiled(
      withParts(
        'tasks: {r: {component: ./report.yaml, arguments: {table: {from: {s3: {key: k}}, optional: true}}}}\n',
      ),
    );
    expect(argumentsOf(object, 'main', 'r').table).toEqual({ s3: { key: 'k' }, optional: true });
    expect(templateOf(object, 'report').inputs?.artifacts).toEqual([
      { name: 'table', path: '/tmp/inputs/table/data', optional: true },
    ]);
  });

  it('stands in the loop, where the item is known', async () => {
    const object = await compiled(
      withParts(
        'tasks: {c: {forEach: [a, b], component: ./clean.yaml, arguments: {table: {from: {s3: {key: "${{ item }}.csv"}}}}}}\n',
      ),
    );
    expect(JSON.stringify(argumentsOf(object, 'c-item', 'c').table)).toContain(
      "inputs.parameters['pw-item']",
    );
  });

  it('brings what its key reads into a group, and makes the task wait', async () => {
    const object = await compiled(
      withParts(
        'tasks: {m: {component: ./make.yaml}, g: {tasks: {c: {component: ./clean.yaml, arguments: {table: {from: {s3: {key: "${{ tasks.m.outputs.text }}"}}}}}}}}\n',
      ),
    );
    expect(templateOf(object, 'g').inputs).toEqual({ parameters: [{ name: 'm-text' }] });
    expect(templateOf(object, 'main').dag?.tasks[1]).toMatchObject({
      name: 'g',
      depends: expect.stringContaining('m.Succeeded'),
    });
  });

  it('is a file for a one-off step, a text too', async () => {
    const object = await compiled(
      withParts(
        'tasks: {s: {script: {image: "a:1", interpreter: sh, source: "cat $INPUT_T $INPUT_R"}, arguments: {t: {from: {s3: {key: k}}, optional: true}, r: {from: {raw: text}}}}}\n',
      ),
    );
    expect(argumentsOf(object, 'main', 's')).toEqual({
      t: { s3: { key: 'k' }, optional: true },
      r: { raw: { data: 'text' } },
    });
    expect(envOf(object, 's')).toMatchObject({
      INPUT_T: '/tmp/inputs/t/data',
      INPUT_R: '/tmp/inputs/r/data',
    });
  });

  it('passes through a pipeline', async () => {
    const inner = `apiVersion: pipewright/v1
kind: Pipeline
name: inner
inputs: [{name: t, type: Dataset}]
tasks: {c: {component: ./clean.yaml, arguments: {table: "\${{ inputs.t }}"}}}
`;
    const object = await compiled(
      withParts(
        'tasks: {i: {component: ./inner.yaml, arguments: {t: {from: {gcs: {bucket: b, key: k}}}}}}\n',
        {
          'inner.yaml': inner,
        },
      ),
    );
    expect(argumentsOf(object, 'main', 'i').t).toEqual({ gcs: { bucket: 'b', key: 'k' } });
    expect(argumentsOf(object, 'inner', 'c').table).toEqual({ from: '{{inputs.artifacts.t}}' });
  });
});
