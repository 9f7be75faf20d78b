import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { must } from './tools.ts';

/** A real git repository in a temporary directory. */
export class Repository {
  readonly root: string = realpathSync(mkdtempSync(join(tmpdir(), 'pipewright-hooks-')));

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.git('init', '--quiet', '--initial-branch=main');
    this.git('config', 'user.email', 'test@example.org');
    this.git('config', 'user.name', 'Test');
    for (const [name, text] of Object.entries(files)) this.put(name, text);
  }

  put(name: string, text: string): void {
    const path = join(this.root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  read(name: string): string {
    return readFileSync(join(this.root, name), 'utf8');
  }

  git(...args: readonly string[]): string {
    return must(['git', ...args], this.root);
  }

  commit(message: string): string {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--no-verify', '--message', message);
    return this.git('rev-parse', 'HEAD').trim();
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
