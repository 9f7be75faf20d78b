import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

const place = /<!-- spec: (\S+?)(?:#([\w-]+))? -->[\s\S]*?<!-- end -->/g;
const pageFolder = 'docs';

/** The specifications that a page shows, as paths from the root of the project. */
export function specsOf(page: string): readonly string[] {
  return [...page.matchAll(place)].map(([, path = '']) => path);
}

/**
 * A page with every `<!-- spec: PATH -->…<!-- end -->` filled in: with the file, or with the part of it that `PATH#NAME` names, which
 * stands between the comments `# [NAME]` and `# [end]`.
 */
export function withSpecs(page: string, read = (path: string): string => readFileSync(path, 'utf8')): string {
  return page.replace(place, (_, path: string, part: string | undefined) => {
    const text = part === undefined ? wholeOf(read(path)) : partOf(read(path), part, path);
    const link = `[${path}](${posix.relative(pageFolder, path)})`;
    const name = part === undefined ? path : `${path}#${part}`;
    return `<!-- spec: ${name} -->\n\n${link}\n\n\`\`\`yaml\n${text}\n\`\`\`\n\n<!-- end -->`;
  });
}

/** A pipeline without the keys that every pipeline has; anything else as it is. Marks of parts are left out. */
function wholeOf(text: string): string {
  const isPipeline = /^kind: Pipeline$/m.test(text);
  const lines = text
    .split('\n')
    .filter((line) => !/^ *# \[[\w-]+\]$/.test(line))
    .filter((line) => !(isPipeline && /^(apiVersion|kind|name):/.test(line)));
  return lines.join('\n').trim();
}

function partOf(text: string, part: string, path: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trim() === `# [${part}]`);
  const end = lines.findIndex((line, index) => index > start && line.trim() === '# [end]');
  if (start < 0 || end < 0) throw new Error(`${path} has no part "${part}"`);
  const inside = lines.slice(start + 1, end);
  const indent = Math.min(...inside.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return inside
    .map((line) => line.slice(indent))
    .join('\n')
    .trim();
}
