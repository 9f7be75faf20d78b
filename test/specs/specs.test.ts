import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileHost } from '../../src/cli/file-host.ts';
import { analyze } from '../../src/compiler/analyze.ts';
import { formatPretty } from '../../src/diagnostics/format/pretty.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import { pipelineSpecs, specFiles } from '../support/specs.ts';

const folders = readdirSync('specs', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** The folder that no tutorial stands behind, and those whose files a page of docs/ shows. */
const ownIdea = 'kitchen-sink';
const withoutTutorial: ReadonlySet<string> = new Set([ownIdea, 'from-argo', 'from-kfp', 'practice']);

const overview = readFileSync('specs/README.md', 'utf8');
/** The titles of the tutorials, from the list at the end of specs/README.md; one of them has none and is described. */
const tutorials = [...overview.matchAll(/^\d\. (?:\*([^*]+)\*|([^,\n]+))/gm)].map(
  ([, title, described]) => title ?? described ?? '',
);

function firstParagraph(folder: string): string {
  const [, paragraph = ''] = readFileSync(join('specs', folder, 'README.md'), 'utf8').split(/\n{2,}/);
  return paragraph;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('__pycache__'))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .sort();
}

function newHost(): FileHost {
  return new FileHost(async function* () {});
}

describe('the folders of specs/', () => {
  it('come from five tutorials', () => {
    expect(tutorials).toHaveLength(5);
  });

  it.each(folders.filter((folder) => !withoutTutorial.has(folder)))(
    '%s says which tutorial it is from',
    (folder) => {
      const paragraph = firstParagraph(folder);
      expect(paragraph).toMatch(/^From /);
      expect(tutorials.filter((title) => paragraph.toLowerCase().includes(title.toLowerCase()))).toHaveLength(
        1,
      );
    },
  );

  it.each(folders.filter((folder) => withoutTutorial.has(folder)))(
    '%s says that it is from none',
    (folder) => {
      expect(firstParagraph(folder)).toMatch(/^From no tutorial/);
    },
  );

  it('are all in the overview', () => {
    expect(folders.filter((folder) => !overview.includes(`[\`${folder}\`](${folder})`))).toEqual([]);
  });

  it(`names every file of ${ownIdea} in its README`, () => {
    const readme = readFileSync(join('specs', ownIdea, 'README.md'), 'utf8');
    const files = filesBelow(join('specs', ownIdea)).map((path) => path.slice(`specs/${ownIdea}/`.length));
    expect(files.filter((path) => path !== 'README.md' && !readme.includes(`\`${path}\``))).toEqual([]);
  });
});

describe('the files of specs/', () => {
  it.each(specFiles())('%s is valid, without a warning', async (path) => {
    const sink = new Sink();
    const analysis = await analyze(path, newHost(), sink);
    const found = sink.diagnostics().filter((one) => one.severity !== 'note');
    expect(formatPretty(found, { color: false, width: 120 })).toBe('');
    expect(analysis).toBeDefined();
  });

  it('are all used: no component, script or project file that no pipeline reads', async () => {
    const host = newHost();
    for (const pipeline of pipelineSpecs()) await analyze(pipeline, host, new Sink());
    const used = new Set(host.pathsRead());
    const parts = filesBelow('specs').filter((path) => path.includes('/components/'));
    expect(parts.length).toBeGreaterThan(20);
    expect([...new Set([...parts, ...specFiles()])].filter((path) => !used.has(path))).toEqual([]);
  });
});
