import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compile } from '../../../src/compiler/compile.ts';
import { Sink } from '../../../src/diagnostics/sink.ts';
import { MemoryHost, shown } from '../../support/compile.ts';
import { defaultEngine, run, targetOf } from '../harness.ts';

const head = (kind: string, name: string): string =>
  `apiVersion: pipewright/v1\nkind: ${kind}\nname: ${name}\n`;
const reader = (name: string, implementation: string): string =>
  `${head('Component', name)}inputs: [{name: token, type: Secret}]\noutputs: [{name: digest, type: String}]\nimplementation: ${implementation}\n`;

const files = {
  'pipeline.yaml': `${head('Pipeline', 'main')}
inputs: [{name: token, type: Secret, default: {secret: {name: census, key: tok.en_1}}}]
outputs:
  many: \${{ tasks.each.outputs.digest }}
  inner: \${{ tasks.inner.outputs.digest }}
tasks:
  each:
    forEach: [1, 2]
    tasks:
      box: {component: box.yaml, arguments: {token: "\${{ inputs.token }}"}, env: {MORE: "\${{ inputs.token }}"}}
    outputs: {digest: "\${{ tasks.box.outputs.digest }}"}
  inner: {component: inner.yaml, arguments: {token: {secret: {name: census, key: other}}}}
`,
  'inner.yaml': `${head('Pipeline', 'inner')}
inputs: [{name: token, type: Secret}]
outputs: {digest: "\${{ tasks.script.outputs.digest }}"}
tasks: {script: {component: script.yaml, arguments: {token: "\${{ inputs.token }}"}}}
`,
  'box.yaml': reader(
    'box',
    `{container: {image: "busybox:1.37", command: [sh, -ec, 'printf %s "$TOKEN$MORE" | sha256sum | cut -c1-64 > /tmp/d'], env: {TOKEN: {inputValue: token}}, fileOutputs: {digest: /tmp/d}}}`,
  ),
  'script.yaml': reader(
    'script',
    `{script: {image: "busybox:1.37", interpreter: sh, source: 'printf %s "$INPUT_TOKEN" | sha256sum | cut -c1-64 > "$OUTPUT_DIGEST"'}}`,
  ),
};

const secret = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'census' },
  stringData: { 'tok.en_1': 'pass{{word}}$', other: 'another' },
  data: {
    'tok.en_1': Buffer.from('pass{{word}}$').toString('base64'),
    other: Buffer.from('another').toString('base64'),
  },
};

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

it('P-63: a Secret reaches the variables of steps through loops, groups and pipelines, and is in no status', async () => {
  const sink = new Sink();
  const options = { target: targetOf(defaultEngine), inputs: new Map() };
  const text = await compile('pipeline.yaml', new MemoryHost(files), options, sink);
  expect(shown(sink.diagnostics().filter((one) => one.severity === 'error'))).toBe('');
  const folder = await mkdtemp(join(tmpdir(), 'pipewright-secrets-'));
  try {
    const path = join(folder, 'main.yaml');
    await writeFile(path, `${text}\n---\n${JSON.stringify(secret)}\n`);
    const [result] = await run([path], { execLocal: true });
    expect({ phase: result?.phase, message: result?.message }).toEqual({ phase: 'Succeeded' });
    const box = await digest('pass{{word}}$pass{{word}}$');
    expect(result?.nodes[0]?.outputs).toEqual({
      many: JSON.stringify([box, box]),
      inner: await digest('another'),
    });
    expect(JSON.stringify(result?.nodes)).not.toMatch(/pass\{\{|another/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
