import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { compileFiles, parts, pipeline, shown } from '../support/compile.ts';
import { run } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'pipewright-repositories-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tasks = `tasks:
  make: {component: ./make.yaml}
  clean: {component: ./clean.yaml, arguments: {table: "\${{ tasks.make.outputs.table }}"}}
`;

async function text(body: string, name: string, emit: 'workflow' | 'repository'): Promise<string> {
  const files = { ...parts, 'pipeline.yaml': pipeline(body + tasks, name) };
  const result = await compileFiles(files, { emit });
  if (result.text === undefined) throw new Error(shown(result.diagnostics));
  return result.text;
}

it.each([
  'gcs: {bucket: b, KEY}',
  's3: {endpoint: "minio:9000", bucket: b, KEY}',
  'azure: {endpoint: "https://a.blob.core.windows.net", container: c, useSDKCreds: true, KEY}',
  'oss: {endpoint: "https://o", bucket: b, KEY}',
])('Argo finds a repository in the ConfigMap that is emitted for it: %s', async (store) => {
  const keyed = store.replace('KEY', 'keyFormat: "kept/${{ run.name }}/${{ task.podName }}"');
  const map = await text(`artifactRepository: {${keyed}}\n`, 'stores', 'repository');
  const byName = 'artifactRepository: {configMap: {name: artifact-repositories, key: stores}}\n';
  const byDefault = 'artifactRepository: {configMap: {name: artifact-repositories}}\n';
  const files: string[] = [];
  for (const [at, body] of [byName, byDefault].entries()) {
    const file = join(folder, `${store.slice(0, 3)}-${at}.yaml`);
    writeFileSync(file, `${await text(body, 'user', 'workflow')}\n---\n${map}`);
    files.push(file);
  }
  const results = await run(files);
  expect(results).toHaveLength(2);
  for (const result of results) {
    expect(result.phase).toBe('Succeeded');
    const clean = result.pods.find((pod) => pod.template === 'clean');
    expect(clean?.inputArtifacts?.table).toMatch(`key:kept/${result.name}/${result.name}-make-`);
  }
});
