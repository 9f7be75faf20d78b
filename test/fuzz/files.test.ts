import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hello, say } from '../cli/command.ts';
import { install, put, run, start, work } from './installed.ts';
import { canBeNobody, type Run } from './measured.ts';

install();

function link(target: string, name: string): void {
  symlinkSync(target, join(work, name));
}

function pipe(name: string): void {
  expect(spawnSync('mkfifo', [join(work, name)]).status).toBe(0);
}

/** A pipeline with one task for each component that is named. */
function uses(...components: readonly string[]): string {
  const tasks = components.map((one, index) => `  t${index}: {component: ${JSON.stringify(one)}}\n`);
  return `apiVersion: pipewright/v1\nkind: Pipeline\nname: uses\ntasks:\n${tasks.join('')}`;
}

const escapes = 'a\x1b[31m\x07\u202e.yaml';

/** Every command that reads files, on one path; gives what `validate` made of it. */
async function everyCommand(path: string, asNobody = false): Promise<Run> {
  const validated = await run(['validate', path], asNobody);
  for (const command of [['compile'], ['graph'], ['fmt', '--check'], ['validate', '--fix', '--diff']])
    await run([...command, path], asNobody);
  return validated;
}

/** Strange files: the argument of the commands, and what there is. */
const strange: Readonly<Record<string, readonly [path: string, make: () => void]>> = {
  'a pipe that nobody writes to': ['pipeline.yaml', () => pipe('pipeline.yaml')],
  'a component that is such a pipe': [
    '.',
    () => {
      put('pipeline.yaml', uses('./c.yaml'));
      pipe('c.yaml');
    },
  ],
  'a component directory with such a pipe': [
    '.',
    () => {
      put('pipeline.yaml', uses('./c'));
      mkdirSync(join(work, 'c'));
      pipe('c/component.yaml');
    },
  ],
  'a project file that is such a pipe': [
    '.',
    () => {
      put('pipeline.yaml', hello);
      put('say.yaml', say);
      rmSync(join(work, 'pipewright.yaml'));
      pipe('pipewright.yaml');
    },
  ],
  'a script that is such a pipe': [
    '.',
    () => {
      put('pipeline.yaml', uses('./c.yaml'));
      put('c.yaml', say.replace(/implementation[\s\S]*/, scriptOf('./s.py')));
      pipe('s.py');
    },
  ],
  'a link to itself': ['pipeline.yaml', () => link('pipeline.yaml', 'pipeline.yaml')],
  'two links to each other': [
    'a.yaml',
    () => {
      link('b.yaml', 'a.yaml');
      link('a.yaml', 'b.yaml');
    },
  ],
  'a link that leads nowhere': ['pipeline.yaml', () => link('/nowhere/at/all', 'pipeline.yaml')],
  'a directory with the name of a pipeline': ['pipeline.yaml', () => mkdirSync(join(work, 'pipeline.yaml'))],
  'a file taken for a directory': ['pipeline.yaml/below.yaml', () => put('pipeline.yaml', hello)],
  'a component that is a directory': ['.', () => put('pipeline.yaml', uses('.', '..', './'))],
  'a component that is a device': [
    '.',
    () => {
      link('/dev/zero', 'zero.yaml');
      put('pipeline.yaml', uses('./zero.yaml'));
    },
  ],
  'a device': ['/dev/zero', () => undefined],
  'an empty device': ['/dev/null', () => undefined],
  'components above the project': [
    '.',
    () =>
      put('pipeline.yaml', uses('../../../etc/passwd', '/etc/passwd', '../../x.yaml', './a/../../../b.yaml')),
  ],
  'a pipeline that uses itself by many names': [
    '.',
    () => {
      put('pipeline.yaml', uses('./pipeline.yaml', './x/../pipeline.yaml'));
      mkdirSync(join(work, 'x'));
    },
  ],
  'bytes that are no text': ['pipeline.yaml', () => put('pipeline.yaml', Buffer.from([0xff, 0xfe, 0x61, 0]))],
  'a text in UTF-16': ['pipeline.yaml', () => put('pipeline.yaml', Buffer.from(`\ufeff${hello}`, 'utf16le'))],
  'a program': ['pipeline.yaml', () => cpSync(process.execPath, join(work, 'pipeline.yaml'))],
  'a file of nothing': ['pipeline.yaml', () => put('pipeline.yaml', '')],
  'a name longer than file systems take': [`${'x'.repeat(5000)}.yaml`, () => undefined],
  'a name that a terminal obeys': [escapes, () => put(escapes, hello)],
  'a name with an end of line': ['a\nb.yaml', () => put('a\nb.yaml', '[\n')],
};

function scriptOf(file: string): string {
  return `implementation: {script: {image: "alpine:3.20", interpreter: sh, file: ${file}}}\n`;
}

describe('a file system that resists', () => {
  it.each(Object.entries(strange).map(([name, [path, make]]) => [name, path, make] as const))(
    '%s is refused in plain words',
    async (_, path, make) => {
      make();
      const { code, stderr } = await everyCommand(path);
      expect(code).not.toBe(0);
      expect(stderr).not.toBe('');
    },
  );

  it('passes over pipes, sockets and broken links below a directory, and checks what is beside them', async () => {
    put('pipeline.yaml', hello);
    put('say.yaml', say);
    pipe('pipe.yaml');
    pipe('component.yaml');
    link('loop.yaml', 'loop.yaml');
    link('.', 'again');
    link('..', 'above');
    const { code, stdout } = await everyCommand('.');
    expect(code).toBe(0);
    expect(stdout).toBe('3 specifications checked, no problems.\n');
  });

  it.skipIf(!canBeNobody())('says which file and which directory are closed', async () => {
    put('pipeline.yaml', uses('./say.yaml', './closed/component.yaml'));
    put('say.yaml', say);
    put('closed/component.yaml', say);
    chmodSync(join(work, 'say.yaml'), 0);
    expect((await everyCommand('pipeline.yaml', true)).stderr).toContain('say.yaml cannot be read');
    chmodSync(join(work, 'closed'), 0);
    expect((await everyCommand('pipeline.yaml', true)).code).toBe(1);
    const { code, stderr } = await everyCommand('.', true);
    expect([code, stderr]).toEqual([2, expect.stringContaining('closed cannot be read')]);
    chmodSync(join(work, 'pipeline.yaml'), 0);
    expect((await everyCommand('pipeline.yaml', true)).code).toBe(2);
    chmodSync(join(work, 'closed'), 0o700);
  });

  it('reads a pipe that somebody writes to', async () => {
    put('say.yaml', say);
    pipe('piped.yaml');
    put('copy.yaml', hello);
    const writer = spawnSync(
      'sh',
      [
        '-c',
        '(sleep 0.3; cat copy.yaml) > piped.yaml & sleep 0.1; exec "$0" "$@" 0<&-',
        process.execPath,
        start,
        'validate',
        'piped.yaml',
      ],
      { cwd: work, timeout: 20_000, encoding: 'utf8' },
    );
    expect([writer.status, writer.stdout, writer.stderr]).toEqual([
      0,
      '1 specification checked, no problems.\n',
      '',
    ]);
  });

  it('survives files that change, vanish and become directories while they are read', async () => {
    put('say.yaml', say);
    const codes: (number | null)[] = [];
    const changer = spawn('sh', ['-c', changing], { cwd: work, stdio: 'ignore' });
    try {
      for (let round = 0; round < 12; round += 1) {
        for (const args of [
          ['validate', '.'],
          ['fmt', 'pipeline.yaml'],
          ['validate', '--fix', 'pipeline.yaml'],
        ])
          codes.push((await run(args)).code);
      }
    } finally {
      changer.kill();
    }
    expect(codes).toHaveLength(36);
  });
});

/** Writes, cuts, deletes and replaces one file again and again. */
const changing = `while :; do
printf '%s' ${JSON.stringify(hello).replaceAll('$', '\\$').replaceAll('\\n', '\n')} > pipeline.yaml
printf '%s' 'tasks: [' > pipeline.yaml
rm -f pipeline.yaml
mkdir pipeline.yaml; rmdir pipeline.yaml
ln -s say.yaml pipeline.yaml; rm pipeline.yaml
done`;
