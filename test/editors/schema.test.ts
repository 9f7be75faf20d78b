import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bundleSchema } from '../../src/cli/bundle-schema.ts';
import { checkFiles } from '../../src/cli/check-files.ts';
import { FileHost } from '../../src/cli/file-host.ts';
import { schemaKinds } from '../../src/cli/schema-kinds.ts';
import { errorFolders, filesOf } from '../errors/fixtures.ts';
import { specFiles } from '../support/specs.ts';
import { labels, uriOf, YamlServer } from './yaml-server.ts';

/** Where the components of KFP lie that we compare ourselves with; they are nobody's to be kept here. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const sample = process.env.PIPEWRIGHT_KFP_SAMPLE ?? '/work/shared/kfp-sample';
let folder = '';
let server: YamlServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pipewright-schema-'));
  for (const kind of [undefined, ...schemaKinds])
    writeFileSync(join(folder, `${kind ?? 'any'}.json`), JSON.stringify(bundleSchema(kind)));
  server = await YamlServer.start({ [uriOf(join(folder, 'any.json'))]: ['**/*.yaml', '**/*.yml'] });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

async function problemsIn(paths: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    paths.map((path) => server.problems(path, readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))),
  );
  return found.flat();
}

const isRight = async (path: string): Promise<boolean> => {
  const { diagnostics } = await checkFiles([path], new FileHost(() => process.stdin));
  return diagnostics.every((one) => one.severity !== 'error');
};

const head = 'apiVersion: pipewright/v1\nkind: Pipeline\nname: x\ntasks:\n  a:\n    component: ./a.yaml\n';

describe('yaml-language-server with the schema of all kinds', () => {
  it('says nothing against any file in specs/', { timeout: 120_000 }, async () => {
    expect(specFiles().length).toBeGreaterThan(150);
    expect(await problemsIn(specFiles())).toEqual([]);
  });

  it('says nothing against the near misses of our own errors', { timeout: 120_000 }, async () => {
    const right = errorFolders().flatMap((code) =>
      filesOf(code, 'ok', '.yaml').map((name) => `test/errors/${code}/${name}`),
    );
    expect(right.length).toBeGreaterThan(100);
    expect(await problemsIn(right)).toEqual([]);
  });

  it.skipIf(!existsSync(sample))(
    'says nothing against a component of KFP that is right',
    { timeout: 120_000 },
    async () => {
      const paths = readdirSync(sample)
        .filter((name) => name.endsWith('.component.yaml'))
        .map((name) => join(sample, name));
      const right = await Promise.all(paths.map(isRight));
      expect(right.filter(Boolean).length).toBeGreaterThan(50);
      expect(await problemsIn(paths.filter((_, index) => right[index]))).toEqual([]);
    },
  );

  it.each(['invalid-value', 'missing-key', 'one-of-required', 'task-kind', 'unknown-key', 'wrong-type'])(
    'finds what is called %s',
    async (code) => {
      const bad = filesOf(code, 'bad', '.yaml').map((name) => `test/errors/${code}/${name}`);
      expect(bad.length).toBeGreaterThan(0);
      expect((await problemsIn(bad)).length).toBeGreaterThan(0);
    },
  );

  it('points at the wrong word and says what it should be', async () => {
    const [wrong = ''] = await server.problems('x.yaml', `${head}    timeout: soon\n`);
    expect(wrong).toBe(
      'x.yaml:7: must be a duration such as 90, 30s, 10m, 2h, 1d or 1h30m, or an expression',
    );
  });

  it('shows our description of a key, with an example', async () => {
    const { hover } = await server.at('x.yaml', `${head}    ret|ry: {limit: 2}\n`);
    expect(hover).toContain('When and how often a failed step is tried again.');
    expect(hover).toContain('backoff:');
  });

  it('offers keys that are not there yet, and words that fit', async () => {
    const keys = labels(await server.at('x.yaml', `${head}    |\n`));
    expect(keys).toEqual(expect.arrayContaining(['arguments', 'when', 'forEach', 'retry']));
    expect(keys).not.toContain('component');
    const words = labels(await server.at('x.yaml', `${head}    imagePullPolicy: |\n`));
    expect(words).toEqual(expect.arrayContaining(['Always', 'IfNotPresent', 'Never']));
  });

  it('offers every kind of document where none is chosen', async () => {
    expect(labels(await server.at('x.yaml', 'kind: |\n'))).toEqual(
      expect.arrayContaining(['Component', 'Pipeline', 'Project']),
    );
  });
});

describe('yaml-language-server with the schema of one kind, named in the file', () => {
  const modeline = (kind: string): string =>
    `# yaml-language-server: $schema=${uriOf(join(folder, `${kind}.json`))}\n`;

  it.each(schemaKinds)('finds a key that no %s has, and nothing else', async (kind) => {
    const rest = {
      component: 'implementation: {container: {image: "a:1"}}',
      pipeline: 'name: a\ntasks: {a: {component: ./a.yaml}}',
      project: 'rules: {}',
    };
    const title = `${kind[0]?.toUpperCase()}${kind.slice(1)}`;
    const text = `${modeline(kind)}apiVersion: pipewright/v1\nkind: ${title}\n${rest[kind]}\n`;
    expect(await server.problems('elsewhere.txt', text)).toEqual([]);
    expect(await server.problems('elsewhere.txt', `${text}taks: 1\n`)).toEqual([
      expect.stringMatching(/: Property taks is not allowed\.$/),
    ]);
  });
});
