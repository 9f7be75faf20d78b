import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { generateKubernetes } from './generate/kubernetes.ts';
import { generateSchemaTexts } from './generate/schema-texts.ts';
import { type GeneratedFile, root } from './generate/schemas.ts';
import { generateTypes } from './generate/types.ts';
import { generateValidators } from './generate/validators.ts';
import { generateYamlParser } from './generate/yaml-parser.ts';

type Generator = () => Promise<readonly GeneratedFile[]>;

/** Writes everything under generated/; with --check it writes nothing and fails when a file is not what would be written. */
async function main(check: boolean): Promise<void> {
  const files = (await Promise.all((await generators()).map((generate) => generate()))).flat();
  const stale: string[] = [];
  for (const { path, text } of files) {
    const target = new URL(path, root);
    const present = await readFile(target, 'utf8').catch(() => undefined);
    if (present === text) continue;
    stale.push(path);
    if (check) continue;
    await mkdir(new URL('.', target), { recursive: true });
    await writeFile(target, text);
  }
  for (const path of stale)
    console.log(check ? `${path} is stale: run \`npm run generate\`` : `wrote ${path}`);
  if (check && stale.length > 0) process.exitCode = 1;
}

async function generators(): Promise<readonly Generator[]> {
  const found: Generator[] = [
    generateTypes,
    generateValidators,
    generateSchemaTexts,
    generateKubernetes,
    generateYamlParser,
  ];
  const templates = new URL('generate/templates.ts', import.meta.url);
  if (existsSync(templates)) {
    const module = (await import(templates.href)) as { generateTemplates: Generator };
    found.push(module.generateTemplates);
  }
  return found;
}

await main(process.argv.includes('--check'));
