import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bundleCommand } from '../../scripts/build/bundle.ts';

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Options {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Closes standard output after the first bytes, as `| head -c 1` does. */
  readonly closeEarly?: boolean;
  readonly node?: string;
}

/** The command as it is installed: the bundle and what starts it, in a directory of its own, and a directory to work in. */
export class Installation {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'pipewright-cli-')));
  readonly work = join(this.root, 'work');

  async build(): Promise<void> {
    cpSync('bin', join(this.root, 'bin'), { recursive: true });
    writeFileSync(join(this.root, 'package.json'), '{"type": "module"}');
    await bundleCommand(join(this.root, 'dist'));
    this.clean();
  }

  /** Empties the working directory. */
  clean(): void {
    rmSync(this.work, { recursive: true, force: true });
    mkdirSync(this.work);
  }

  put(name: string, content: string | Uint8Array): string {
    const path = join(this.work, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  run(args: readonly string[], options: Options = {}): Promise<Ended> {
    const { NO_COLOR: _, PIPEWRIGHT_DEBUG: __, NODE_OPTIONS: ___, ...env } = process.env;
    const child = spawn(
      options.node ?? process.execPath,
      [join(this.root, 'bin', 'pipewright.js'), ...args],
      {
        cwd: this.work,
        env: { ...env, NODE_COMPILE_CACHE: join(this.root, 'cache'), ...options.env },
      },
    );
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.stdin);
    return new Promise((resolve, reject) => {
      const out: Buffer[] = [];
      const err: Buffer[] = [];
      child.stdout.on('data', (data: Buffer) => {
        out.push(data);
        if (options.closeEarly) child.stdout.destroy();
      });
      child.stderr.on('data', (data: Buffer) => err.push(data));
      child.on('error', reject);
      child.on('close', (code) =>
        resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
      );
    });
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

export const say = `apiVersion: pipewright/v1
kind: Component
name: say
inputs:
  - {name: text, type: String}
implementation:
  container:
    image: alpine:3.20
    command: [echo, {inputValue: text}]
`;

/** A pipeline that uses `say.yaml` beside it. */
export const hello = `apiVersion: pipewright/v1
kind: Pipeline
name: hello
inputs:
  - {name: text, type: String, default: hello}
tasks:
  greet:
    component: ./say.yaml
    arguments: {text: "\${{ inputs.text }}"}
`;
