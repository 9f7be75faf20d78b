import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  type CompletionItem,
  CompletionRequest,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

/** The real yaml-language-server, spoken to over its standard streams. It is told to fetch nothing. */
export class YamlServer {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #connection: ProtocolConnection;
  readonly #waiting = new Map<string, (found: readonly Diagnostic[]) => void>();
  #version = 0;

  private constructor(child: ChildProcessByStdio<Writable, Readable, null>) {
    this.#child = child;
    this.#connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.#connection.onRequest(RegistrationRequest.type, () => undefined);
    this.#connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.#waiting.get(uri)?.(diagnostics);
      this.#waiting.delete(uri);
    });
  }

  /** `schemas` says for which files, by patterns, each schema is; `root` is the folder that the editor has opened. */
  static async start(
    schemas: Readonly<Record<string, readonly string[]>> = {},
    root = '.',
  ): Promise<YamlServer> {
    const program = resolve('node_modules', 'yaml-language-server', 'bin', 'yaml-language-server');
    const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const server = new YamlServer(child);
    const settings = { ...offline, schemas, validate: true, hover: true, completion: true };
    const asked = new Promise<void>((done) => {
      server.#connection.onRequest(ConfigurationRequest.type, ({ items }) => {
        setImmediate(done);
        return items.map(({ section }) => (section === 'yaml' ? settings : null));
      });
    });
    server.#connection.listen();
    await server.#connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: uriOf(root),
      workspaceFolders: [{ uri: uriOf(root), name: 'project' }],
      capabilities: {
        workspace: {
          configuration: true,
          workspaceFolders: true,
          didChangeConfiguration: { dynamicRegistration: true },
        },
        textDocument: { hover: {}, completion: {}, publishDiagnostics: {} },
      },
    });
    await server.#connection.sendNotification(InitializedNotification.type, {});
    await asked;
    return server;
  }

  /** Opens a text as a file, gives what the server finds in it, and leaves it open. */
  async open(path: string, text: string): Promise<readonly Diagnostic[]> {
    const uri = uriOf(path);
    this.#version += 1;
    const found = this.#published(uri);
    await this.#connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'yaml', version: this.#version, text },
    });
    return found;
  }

  /** The server answers with an empty list, which must not be taken for that of the next text. */
  async close(path: string): Promise<void> {
    const uri = uriOf(path);
    const cleared = this.#published(uri);
    await this.#connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    await cleared;
  }

  #published(uri: string): Promise<readonly Diagnostic[]> {
    return new Promise((done) => this.#waiting.set(uri, done));
  }

  /** What the schema says against a text, as `FILE:LINE: MESSAGE`; what the server's YAML reader says is left out. */
  async problems(path: string, text: string): Promise<readonly string[]> {
    const found = await this.open(path, text);
    await this.close(path);
    return found
      .filter((one) => one.source?.startsWith('yaml-schema') === true)
      .map((one) => `${path}:${one.range.start.line + 1}: ${one.message}`);
  }

  /** What is shown for the place of `|` in a text, and what is offered there. */
  async at(path: string, marked: string): Promise<Answers> {
    const before = marked.slice(0, marked.indexOf('|')).split('\n');
    const position: Position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    await this.open(path, marked.replace('|', ''));
    const where = { textDocument: { uri: uriOf(path) }, position };
    const hover = await this.#connection.sendRequest(HoverRequest.type, where);
    const offered = await this.#connection.sendRequest(CompletionRequest.type, where);
    await this.close(path);
    const contents = hover?.contents ?? '';
    const text = typeof contents === 'object' && 'value' in contents ? contents.value : String(contents);
    return { hover: text, items: Array.isArray(offered) ? offered : (offered?.items ?? []) };
  }

  async stop(): Promise<void> {
    const ended = new Promise((done) => this.#child.once('exit', done));
    await this.#connection.sendRequest(ShutdownRequest.type);
    await this.#connection.sendNotification(ExitNotification.type);
    await ended;
    this.#connection.dispose();
  }
}

const offline = { schemaStore: { enable: false }, kubernetesCRDStore: { enable: false } };

export interface Answers {
  readonly hover: string;
  readonly items: readonly CompletionItem[];
}

export function labels({ items }: Answers): readonly string[] {
  return items.map((one) => one.label);
}

export function uriOf(path: string): string {
  return pathToFileURL(resolve(path)).href;
}
