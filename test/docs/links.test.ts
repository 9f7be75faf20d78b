import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

const pages = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'docs/ci.md',
  'docs/cli.md',
  'docs/from-argo.md',
  'docs/from-kfp.md',
  'docs/language.md',
  ...readdirSync('docs/adr').map((name) => `docs/adr/${name}`),
];

/** Anchors as GitHub makes them from headings. */
function anchorsOf(path: string): ReadonlySet<string> {
  const headings = withoutCode(readFileSync(path, 'utf8')).matchAll(/^#+ (.*)$/gm);
  return new Set(
    [...headings].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

function withoutCode(page: string): string {
  return page.replace(/^ *(`{3,}).*\n[\s\S]*?^ *\1$/gm, '');
}

describe.each(pages)('%s', (path) => {
  const page = withoutCode(readFileSync(path, 'utf8'));

  it('has links that lead somewhere', () => {
    const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target);
    const broken = links
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => {
        const [file = '', anchor] = target.split('#');
        const to = file === '' ? path : posix.join(posix.dirname(path), file);
        return !existsSync(to) || (anchor !== undefined && !anchorsOf(to).has(anchor));
      });
    expect(broken).toEqual([]);
  });

  it('names only files that are there', () => {
    const named = [
      ...page.matchAll(/`((?:src|test|schema|scripts|docs|specs|bin|bench|generated)\/[^`\s]*)`/g),
    ];
    const missing = named
      .map(([, name = '']) => name)
      .filter((name) => !/[*<>{}…]/.test(name) && !existsSync(name));
    expect(missing).toEqual([]);
  });
});
