import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { FileHost } from '../../src/cli/file-host.ts';
import { fixHint } from '../../src/cli/fix-hint.ts';
import { processIo } from '../../src/cli/io.ts';
import { createProgram } from '../../src/cli/program.ts';
import { analyze } from '../../src/compiler/analyze.ts';
import { Sink } from '../../src/diagnostics/sink.ts';
import type { BoundPipeline } from '../../src/model/bound.ts';
import { mermaid } from '../../src/targets/mermaid/mermaid.ts';
import { svg } from '../../src/targets/svg/svg.ts';
import { fencesOf, withFence } from './fences.ts';
import { fillIn } from './generated.ts';
import { check, compiled, filesOf, shown } from './world.ts';

/** `UPDATE=1 vitest run test/docs` writes what the compiler gives now. */
const update = process.env.UPDATE === '1';
const path = 'README.md';
const picture = 'docs/img/census.svg';

const fences = fencesOf(path);
const files = filesOf(fences);

/** The change that the page asks its readers to make. */
function spoilt(pipeline: string): string {
  return pipeline
    .replace('trees: 200', 'tree: 200')
    .replace(/(\n {2}accuracy: .*\n)/, '$1  url: ${{ tasks.publish.outputs.url }}\n');
}

async function findings(): Promise<string> {
  const pipeline = spoilt(files.get('pipeline.yaml') ?? '');
  const { found } = await check('pipeline.yaml', new Map([...files, ['pipeline.yaml', pipeline]]));
  return shown(found) + fixHint(found);
}

async function census(): Promise<BoundPipeline> {
  const sink = new Sink();
  const analysis = await analyze('specs/census/pipeline.yaml', new FileHost(async function* () {}), sink);
  if (analysis?.kind !== 'pipeline') throw new Error(shown(sink.diagnostics()));
  return analysis.pipeline;
}

const made: Readonly<Record<string, () => Promise<string>>> = {
  workflow: () => compiled('pipeline.yaml', files),
  findings,
  graph: async () => mermaid(await census()),
};

/** What a page says must be a whole number of lines. */
function lines(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}

describe('README.md', () => {
  it.each(Object.keys(made))('shows the %s exactly as it is', async (name) => {
    const text = lines((await made[name]?.()) ?? '');
    if (update) writeFileSync(path, withFence(readFileSync(path, 'utf8'), `made=${name}`, text));
    const shownText = fencesOf(path).find((one) => one.attributes.get('made') === name)?.text;
    expect(shownText, 'UPDATE=1 npx vitest run test/docs writes it').toBe(text);
  });

  it('has tables that equal the code', async () => {
    const page = readFileSync(path, 'utf8');
    const filled = await fillIn(page);
    if (update) writeFileSync(path, filled);
    expect(filled === page || update, `${path} is stale: UPDATE=1 npx vitest run test/docs`).toBe(true);
  });

  it('has a picture of the pipeline as it is', async () => {
    const text = lines(svg(await census()));
    if (update) writeFileSync(picture, text);
    expect(readFileSync(picture, 'utf8') === text, 'UPDATE=1 npx vitest run test/docs writes it').toBe(true);
  });

  it.each([...files.keys()])('shows a %s without findings', async (name) => {
    expect(shown((await check(name, files)).found)).toBe('');
  });

  it('finds just the two mistakes that it speaks of', async () => {
    const pipeline = spoilt(files.get('pipeline.yaml') ?? '');
    const { found } = await check('pipeline.yaml', new Map([...files, ['pipeline.yaml', pipeline]]));
    expect(found.map((one) => one.code).sort()).toEqual(['may-be-absent', 'unknown-argument']);
  });

  it('names its version in every snippet that installs the command', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const named = [...readFileSync(path, 'utf8').matchAll(/pipewright[@-](\d+\.\d+\.\d+)/g)].map(
      ([, one]) => one,
    );
    expect(named.length).toBeGreaterThan(2);
    expect(new Set(named)).toEqual(new Set([version]));
  });

  it('uses commands and options that there are', () => {
    const program = createProgram(processIo(), () => undefined);
    const calls = fences
      .filter((one) => one.language === 'sh' || one.attributes.has('of'))
      .flatMap((one) => [...one.text.matchAll(/\bpipewright ([a-z-]+)(.*)$/gm)]);
    expect(calls.length).toBeGreaterThan(8);
    for (const [line, name, rest = ''] of calls) {
      const command = program.commands.find((one) => one.name() === name);
      const known = [...program.options, ...(command?.options ?? [])].flatMap((one) => [one.short, one.long]);
      expect(command, line).toBeDefined();
      const [before = ''] = rest.split(/ [#>] ?/);
      for (const [option] of before.matchAll(/(?<= )--?[a-z-]+/g)) expect(known, line).toContain(option);
    }
  });

  it('configures other tools by YAML that can be read', () => {
    const configurations = fences.filter((one) => one.language === 'yaml' && one.attributes.has('of'));
    expect(configurations).toHaveLength(2);
    for (const { text } of configurations) expect(typeof parse(text)).toBe('object');
  });
});
