import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { processIo } from '../../src/cli/io.ts';
import { createProgram } from '../../src/cli/program.ts';
import { hello, say } from '../cli/command.ts';
import { YamlServer } from '../editors/yaml-server.ts';
import { fencesOf } from './fences.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const fences = fencesOf('docs/editors.md').filter((one) => one.attributes.has('of'));
const snippet = (of: string): string => fences.find((one) => one.attributes.get('of') === of)?.text ?? '';
const broken = hello.replace('inputs.text', 'inputs.txet');
let root = '';
let bin = '';

/** A project whose schema is made, with the command on the path. */
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'pipewright-editors-')));
  bin = join(root, 'bin');
  put('bin/pipewright', `#!/bin/sh\nexec '${process.execPath}' '${resolve('src/cli/main.ts')}' "$@"\n`);
  chmodSync(join(bin, 'pipewright'), 0o755);
  put('pipewright.yaml', 'apiVersion: pipewright/v1\nkind: Project\n');
  put('components/say.yaml', say);
  put('pipeline.yaml', hello.replace('./say', 'components/say'));
  run('pipewright', 'schema', '--project', '-o', '.pipewright/schema.json');
});
afterAll(() => rmSync(root, { recursive: true }));

function put(name: string, text: string): string {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${bin}:${process.env.PATH}`,
  HOME: root,
});

function run(program: string, ...args: readonly string[]): string {
  const options = { cwd: root, env: environment(), encoding: 'utf8', timeout: 60_000 } as const;
  const ended = spawnSync(program, args, options);
  if (ended.error !== undefined) throw ended.error;
  if (ended.status !== 0)
    throw new Error(`${program} ended with ${ended.status}: ${ended.stderr}${ended.stdout}`);
  return ended.stdout + ended.stderr;
}

/** What a program says of its version; undefined where it is not installed. */
function version(program: string): string | undefined {
  const { status, stdout, stderr } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout + stderr : undefined;
}

describe('docs/editors.md', () => {
  it('starts the server by a command that there is', () => {
    const lsp = createProgram(processIo(), () => undefined).commands.find((one) => one.name() === 'lsp');
    expect(lsp?.options.map((one) => one.long)).toEqual(['--stdio']);
    for (const of of ['vscode-lsp', 'neovim', 'neovim-old', 'neovim-lspconfig', 'eglot', 'lsp-mode'])
      expect(snippet(of).replace(/[\s"',:.()[\]{}]+/g, ' '), of).toMatch(
        /\bpipewright (?:glspc server commandArguments )?lsp --stdio\b/,
      );
  });

  it('has JSON where it says so', () => {
    const texts = fences.filter((one) => one.language === 'json');
    expect(texts.length).toBeGreaterThan(2);
    for (const { text } of texts) expect(typeof JSON.parse(text)).toBe('object');
  });
});

describe('the settings for yaml-language-server', () => {
  const wrong = hello.replace('./say', 'components/say').replace('{text:', '{txet:');
  const schemasOf = (of: string): Readonly<Record<string, readonly string[]>> => {
    const settings = JSON.parse(snippet(of));
    return settings['yaml.schemas'] ?? settings.yaml.schemas;
  };

  it.each(['vscode-yaml', 'yaml-language-server'])(
    'lead to the schema of the project: %s',
    { timeout: 60_000 },
    async (of) => {
      const server = await YamlServer.start(schemasOf(of), root);
      expect(await server.problems(join(root, 'pipeline.yaml'), wrong)).toEqual(
        expect.arrayContaining([expect.stringContaining('Property txet is not allowed.')]),
      );
      for (const name of ['pipewright.yaml', 'pipeline.yaml', 'components/say.yaml']) {
        const text = readFileSync(join(root, name), 'utf8');
        expect(await server.problems(join(root, name), text)).toEqual([]);
        expect(await server.problems(join(root, name), `${text}nonsense: 1\n`)).not.toEqual([]);
      }
      expect(await server.problems(join(root, 'other/values.yaml'), 'nonsense: 1\n')).toEqual([]);
      await server.stop();
    },
  );

  it('are not needed where the first line says it', async () => {
    const server = await YamlServer.start({}, root);
    const text = snippet('modeline').replace('./say', 'components/say');
    expect(await server.problems(join(root, 'pipeline.yaml'), text)).toEqual([]);
    expect(await server.problems(join(root, 'pipeline.yaml'), text.replace('{text:', '{txet:'))).toEqual(
      expect.arrayContaining([expect.stringContaining('Property txet is not allowed.')]),
    );
    await server.stop();
  });
});

describe('the task of Visual Studio Code', () => {
  it('understands what its command writes, from the beginning of a run to its end', async () => {
    const [task] = JSON.parse(snippet('vscode-task')).tasks;
    const { pattern, background } = task.problemMatcher;
    put('task/pipeline.yaml', broken);
    put('task/say.yaml', say);
    const [program, ...args] = task.command.split(' ');
    const child = spawn(program, args, { cwd: join(root, 'task'), env: environment() });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => {
        text += data.toString();
      });
    const found = async (expression: string): Promise<RegExpExecArray | null> => {
      for (let tries = 0; tries < 1500; tries += 1) {
        const match = new RegExp(expression, 'm').exec(text);
        if (match !== null) return match;
        await sleep(10);
      }
      return null;
    };
    const match = await found(pattern.regexp);
    expect(match?.[pattern.file]).toBe('pipeline.yaml');
    expect([match?.[pattern.line], match?.[pattern.column], match?.[pattern.severity]]).toEqual([
      '9',
      '35',
      'error',
    ]);
    expect(match?.[pattern.code]).toBe('unknown-input');
    expect(await found(background.endsPattern)).not.toBeNull();
    expect(new RegExp(background.beginsPattern, 'm').test(text)).toBe(false);
    put('task/pipeline.yaml', hello);
    expect(await found(background.beginsPattern)).not.toBeNull();
    child.kill('SIGINT');
    await new Promise((done) => child.once('exit', done));
  });

  it('has the pattern of the problem matcher that is published', () => {
    const [published] = JSON.parse(readFileSync('ci/problem-matcher.json', 'utf8')).problemMatcher;
    const [task] = JSON.parse(snippet('vscode-task')).tasks;
    expect([task.problemMatcher.pattern]).toEqual(published.pattern);
  });
});

const nvim = version('nvim');
const hasOldNvim = nvim !== undefined && /NVIM v0\.(?:[789]|10)\./.test(nvim);
const hasNewNvim = nvim !== undefined && !/NVIM v0\.(\d|10)\./.test(nvim);
const lua = ['lua', 'lua5.4', 'lua5.3', 'luajit'].find((one) => spawnSync(one, ['-v']).status === 0);
const emacs = version('emacs');

describe('the Lua of Neovim', () => {
  it.skipIf(lua === undefined)('is Lua, and says what the editor asks for', () => {
    for (const of of ['neovim', 'neovim-lspconfig', 'neovim-yamlls']) {
      const file = put('stub.lua', `${luaStub}${snippet(of)}\n${luaReport}`);
      const said = run(lua ?? '', file);
      const program = of === 'neovim-yamlls' ? 'yaml-language-server --stdio' : 'pipewright lsp --stdio';
      expect(said).toContain(`${of === 'neovim-yamlls' ? 'yamlls' : 'pipewright'}: ${program} for yaml`);
    }
  });

  it.skipIf(!hasNewNvim && !hasOldNvim)(
    'starts the server for a pipeline, which finds what is wrong',
    { timeout: 60_000 },
    () => {
      const own = snippet(hasOldNvim ? 'neovim-old' : 'neovim');
      const config = put('init.lua', `${own}${waitForFindings}`);
      put('edit/pipewright.yaml', 'apiVersion: pipewright/v1\nkind: Project\n');
      put('edit/say.yaml', say);
      const file = put('edit/pipeline.yaml', broken);
      expect(run('nvim', '--headless', '-u', config, file)).toContain(
        'FOUND pipewright unknown-input at 9:35',
      );
    },
  );
});

describe('the Lisp of Emacs', () => {
  it.skipIf(emacs === undefined)('makes eglot start the server', () => {
    const file = put(
      'eglot-snippet.el',
      `${lispStub}${snippet('eglot')}(message "HAS %S %S" (car eglot-server-programs) yaml-mode-hook)\n`,
    );
    const said = run('emacs', '--batch', '-Q', '-l', file);
    expect(said).toContain('(yaml-mode :language-id "yaml")');
    expect(said).toContain('"pipewright" "lsp" "--stdio"');
    expect(said).toContain('(eglot-ensure)');
  });

  it.skipIf(emacs === undefined)('makes lsp-mode start the server', () => {
    const file = put('lsp-snippet.el', `${lispStub}${snippet('lsp-mode')}`);
    const said = run('emacs', '--batch', '-Q', '-l', file).replaceAll('\\', '');
    expect(said).toContain(
      'REGISTERED (:new-connection ("pipewright" "lsp" "--stdio") :major-modes (yaml-mode yaml-ts-mode) :language-id "yaml" :add-on? t :server-id pipewright)',
    );
  });
});

const luaStub = `
local found = {}
vim = { lsp = { config = function(name, settings) found[name] = settings end, enable = function(name) assert(found[name]) end } }
package.loaded['lspconfig.util'] = { root_pattern = function(...) return { ... } end }
package.loaded['lspconfig.configs'] = setmetatable({}, { __newindex = function(_, name, one) found[name] = one.default_config end })
package.loaded['lspconfig'] = setmetatable({}, { __index = function(_, name) return { setup = function() assert(found[name]) end } end })
`;
const luaReport = `
for name, one in pairs(found) do print(name .. ': ' .. table.concat(one.cmd, ' ') .. ' for ' .. table.concat(one.filetypes, ',')) end
`;
const waitForFindings = `
vim.api.nvim_create_autocmd('DiagnosticChanged', { callback = function()
  for _, one in ipairs(vim.diagnostic.get(0)) do
    print('FOUND ' .. one.source .. ' ' .. one.code .. ' at ' .. (one.lnum + 1) .. ':' .. (one.col + 1))
    vim.cmd('qa!')
  end
end })
vim.defer_fn(function() print('nothing was found') vim.cmd('cq') end, 30000)
`;
const lispStub = `
(unless (require 'eglot nil t) (defvar eglot-server-programs nil) (defun eglot-ensure ()) (provide 'eglot))
(defvar lsp-language-id-configuration nil)
(defun lsp-stdio-connection (command) command)
(defun make-lsp-client (&rest settings) settings)
(defun lsp-register-client (client) (message "REGISTERED %S" client))
(provide 'lsp-mode)
`;
