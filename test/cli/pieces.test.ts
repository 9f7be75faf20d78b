import { gunzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bundleSchema } from '../../src/cli/bundle-schema.ts';
import { errorPages, showsLinks } from '../../src/cli/error-pages.ts';
import { parseFindingFiles } from '../../src/cli/finding-files.ts';
import { packagingOf } from '../../src/cli/output.ts';
import { pack } from '../../src/cli/pack.ts';
import { parseInputs } from '../../src/cli/parse-inputs.ts';
import { type SchemaKind, schemaKinds } from '../../src/cli/schema-kinds.ts';

describe('--input', () => {
  it('takes everything after the first equals sign', () => {
    const inputs = parseInputs(['a=1', 'b=x=y', 'c=', 'd e=f']);
    expect('values' in inputs && [...inputs.values]).toEqual([
      ['a', '1'],
      ['b', 'x=y'],
      ['c', ''],
      ['d e', 'f'],
    ]);
  });

  it('refuses what is not name=value and what is given twice', () => {
    expect(parseInputs(['year'])).toEqual({ problem: '--input takes name=value, not "year"' });
    expect(parseInputs(['=2021'])).toEqual({ problem: '--input takes name=value, not "=2021"' });
    expect(parseInputs(['a=1', 'a=1'])).toEqual({ problem: '--input gives "a" twice' });
  });
});

describe('--output', () => {
  it('takes a format and everything after the first equals sign', () => {
    expect(parseFindingFiles(['sarif=./a=b', 'json=-'], 'pretty')).toEqual({
      files: [
        { format: 'sarif', path: 'a=b' },
        { format: 'json', path: '-' },
      ],
    });
  });

  it.each([
    [['saref=a'], 'did you mean "sarif"?'],
    [['a.txt'], 'the formats are pretty, concise, json, sarif, github, gitlab, junit'],
    [['junit'], '--output takes format=path, such as junit=findings.xml'],
    [['json=a', 'sarif=./x/../a'], '--output names a twice'],
    [['json=-', 'sarif=-'], '--output names standard output twice'],
  ])('refuses %j: %s', (texts, problem) => {
    const refused = parseFindingFiles(texts, 'pretty');
    expect('problem' in refused && refused.problem).toContain(problem);
  });

  it('leaves standard output to the format that is shown there', () => {
    expect(parseFindingFiles(['json=-'], 'sarif')).toEqual({
      problem: '--output names standard output twice',
    });
    expect(parseFindingFiles(['json=-'], 'concise')).not.toHaveProperty('problem');
  });
});

describe('links to the pages of codes', () => {
  const links = { FORCE_HYPERLINK: '1' };

  it('lead to docs/errors.md of the installation, from the command and from the sources', () => {
    for (const script of ['bin/pipewright.js', 'src/cli/main.ts']) {
      const page = errorPages(links, script)?.('cycle') ?? '';
      expect(page).toMatch(/^file:\/\/\/.*\/docs\/errors\.md#cycle$/);
      expect(page).not.toContain(' ');
    }
  });

  it('are left out where there is no page, and where they would not be shown', () => {
    expect(errorPages(links, undefined)).toBeUndefined();
    expect(errorPages(links, 'no/such/file.js')).toBeUndefined();
    expect(errorPages(links, 'test/cli/command.ts')).toBeDefined();
    expect(errorPages(links, 'test/targets/argo/any-argo.ts')).toBeUndefined();
    expect(errorPages({}, 'bin/pipewright.js')).toBeUndefined();
  });

  it.each([
    [{}, false],
    [{ TERM: 'xterm-256color' }, false],
    [{ TERM: 'xterm-kitty' }, true],
    [{ VTE_VERSION: '6003' }, true],
    [{ VTE_VERSION: '4205' }, false],
    [{ WT_SESSION: 'x' }, true],
    [{ TERM_PROGRAM: 'vscode' }, true],
    [{ TERM_PROGRAM: 'Apple_Terminal' }, false],
    [{ TERM_PROGRAM: 'vscode', SSH_CONNECTION: 'x' }, false],
    [{ TERM_PROGRAM: 'vscode', CI: 'true' }, false],
    [{ TERM_PROGRAM: 'vscode', FORCE_HYPERLINK: '0' }, false],
    [{ CI: 'true', FORCE_HYPERLINK: '1' }, true],
  ])('on a terminal of %j: %s', (env, shows) => {
    expect(showsLinks(env)).toBe(shows);
  });
});

describe('packages', () => {
  const text = `# é😀\n${'key: value\n'.repeat(1000)}`;

  it('holds one pipeline.yaml as a zip file', () => {
    const files = unzipSync(pack(text, 'zip'));
    expect(Object.keys(files)).toEqual(['pipeline.yaml']);
    expect(new TextDecoder().decode(files['pipeline.yaml'])).toBe(text);
  });

  it('holds one pipeline.yaml as a tar archive that says its size, mode and checksum', () => {
    const tar = gunzipSync(pack(text, 'tar.gz'));
    const field = (start: number, length: number): string =>
      tar
        .subarray(start, start + length)
        .toString('latin1')
        .replace(/[\0 ].*$/s, '');
    const size = Number.parseInt(field(124, 12), 8);
    expect(field(0, 100)).toBe('pipeline.yaml');
    expect(field(100, 8)).toBe('0000644');
    expect(field(257, 6)).toBe('ustar');
    expect(tar.subarray(512, 512 + size).toString()).toBe(text);
    expect(tar.length % 512).toBe(0);
    expect(tar.subarray(-1024).every((byte) => byte === 0)).toBe(true);
    const header = Buffer.from(tar.subarray(0, 512)).fill(' ', 148, 156);
    expect(Number.parseInt(field(148, 8), 8)).toBe(header.reduce((sum, byte) => sum + byte, 0));
  });

  it('has the same bytes in every time zone', () => {
    const zone = process.env.TZ;
    const hours = new Set<number>();
    const packed = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'].map((name) => {
      process.env.TZ = name;
      hours.add(new Date(0).getHours());
      return [
        Buffer.from(pack(text, 'zip')).toString('base64'),
        Buffer.from(pack(text, 'tar.gz')).toString('base64'),
      ];
    });
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(hours.size).toBe(3);
    expect(packed[1]).toEqual(packed[0]);
    expect(packed[2]).toEqual(packed[0]);
  });

  it('is what was asked for, else what the name of the file says', () => {
    expect(packagingOf({ output: 'a.tgz' })).toBe('tar.gz');
    expect(packagingOf({ output: 'a.tar.gz' })).toBe('tar.gz');
    expect(packagingOf({ output: 'a.ZIP' })).toBe('zip');
    expect(packagingOf({ output: 'a.zip', package: 'tar.gz' })).toBe('tar.gz');
    expect(packagingOf({ output: 'a.yaml' })).toBeUndefined();
    expect(packagingOf({})).toBeUndefined();
  });
});

describe('bundled schemas', () => {
  it.each([...schemaKinds, undefined])('%s refers to nothing outside itself', (kind) => {
    const bundled = bundleSchema(kind);
    const definitions = Object.keys(Object(bundled.definitions));
    const references = [...JSON.stringify(bundled).matchAll(/"\$ref":"([^"]*)"/g)].map((match) => match[1]);
    expect(references.length).toBeGreaterThan(3);
    expect(references.filter((one) => !definitions.includes(`${one}`.replace('#/definitions/', '')))).toEqual(
      [],
    );
    expect(JSON.stringify(bundled)).not.toContain('"$id"');
    expect(definitions.filter((name) => !references.includes(`#/definitions/${name}`))).toEqual([]);
  });

  it('accepts and refuses documents of each kind', () => {
    const pipeline = {
      apiVersion: 'pipewright/v1',
      kind: 'Pipeline',
      name: 'a',
      tasks: { b: { component: './c.yaml' } },
    };
    const project = { apiVersion: 'pipewright/v1', kind: 'Project' };
    const component = { implementation: { container: { image: 'alpine:3.20' } } };
    const validator = (kind?: SchemaKind): ((document: unknown) => boolean) => {
      const validate = new Ajv({ strict: false }).compile(bundleSchema(kind));
      return (document) => validate(document) === true;
    };
    expect([pipeline, project, component].map(validator('pipeline'))).toEqual([true, false, false]);
    expect([pipeline, project, component].map(validator('project'))).toEqual([false, true, false]);
    expect([pipeline, project, component].map(validator('component'))).toEqual([false, false, true]);
    const any = validator();
    expect([pipeline, project, component].map(any)).toEqual([true, true, true]);
    expect([{ ...pipeline, tasks: 1 }, { ...project, x: 1 }, {}].map(any)).toEqual([false, false, false]);
  });
});
