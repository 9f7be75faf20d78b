import { type ChildProcess, spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type CancellationToken,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** An editor with a project in a directory of its own: Microsoft's client library, and the server as a process. */
export class Editor {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'pipewright-lsp-')));
  readonly #open = new Map<string, TextDocument>();
  readonly #published = new Map<string, PublishDiagnosticsParams>();
  readonly #log: string[] = [];
  readonly #waiting = new Set<() => void>();
  #child: ChildProcess | undefined;
  #connection: ProtocolConnection | undefined;

  readonly #files: Readonly<Record<string, string>>;

  constructor(files: Readonly<Record<string, string>>) {
    this.#files = files;
    this.#write();
  }

  #write(): void {
    for (const [name, text] of Object.entries(this.#files)) this.put(name, text);
  }

  /** Closes all documents and makes the files what they were at first. */
  async reset(): Promise<void> {
    for (const name of [...this.#open.keys()]) await this.close(name);
    for (const name of readdirSync(this.root)) rmSync(join(this.root, name), { recursive: true });
    this.#write();
  }

  /** Writes a file to the disk and says nothing of it. */
  put(name: string, text: string): void {
    const path = join(this.root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  async start(program: readonly string[] = [resolve('src/cli/main.ts')]): Promise<InitializeResult> {
    const child = spawn(process.execPath, [...program, 'lsp', '--stdio'], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child = child;
    child.stderr.on('data', (data: Buffer) => this.#log.push(data.toString()));
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.#connection = connection;
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#published.set(params.uri, params);
      for (const wake of this.#waiting) wake();
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.#log.push(message);
    });
    connection.onRequest('client/registerCapability', () => null);
    connection.listen();
    const result: InitializeResult = await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(this.root).href,
      capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
    });
    await connection.sendNotification('initialized', {});
    return result;
  }

  uri(name: string): string {
    return pathToFileURL(join(this.root, name)).href;
  }

  /** Opens a file of the disk, or one that holds another text by now. */
  async open(
    name: string,
    text = readFileSync(join(this.root, name), 'utf8'),
    uri = this.uri(name),
  ): Promise<void> {
    const document = TextDocument.create(uri, 'yaml', 1, text);
    this.#open.set(name, document);
    await this.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
  }

  async close(name: string): Promise<void> {
    this.#open.delete(name);
    await this.notify('textDocument/didClose', { textDocument: { uri: this.uri(name) } });
  }

  /** Types: replaces the first place where `from` stands. */
  async edit(name: string, from: string, to: string): Promise<void> {
    const before = this.#document(name);
    const offset = before.getText().indexOf(from);
    if (offset === -1) throw new Error(`"${from}" is not in ${name}`);
    const range = { start: before.positionAt(offset), end: before.positionAt(offset + from.length) };
    const version = before.version + 1;
    const contentChanges = [{ range, text: to }];
    this.#open.set(name, TextDocument.update(before, contentChanges, version));
    await this.notify('textDocument/didChange', {
      textDocument: { uri: before.uri, version },
      contentChanges,
    });
  }

  /** The findings of a document in the version that is open. */
  async diagnostics(name: string): Promise<readonly Diagnostic[]> {
    const open = this.#open.get(name);
    const uri = open?.uri ?? this.uri(name);
    await this.until(() => this.#published.get(uri)?.version === open?.version);
    return this.#published.get(uri)?.diagnostics ?? [];
  }

  /** What was shown last of a file, open or not. */
  shown(name: string): readonly Diagnostic[] | undefined {
    return this.#published.get(this.uri(name))?.diagnostics;
  }

  async until(holds: () => boolean, milliseconds = 10_000): Promise<void> {
    const end = Date.now() + milliseconds;
    while (!holds()) {
      const left = end - Date.now();
      if (left <= 0) throw new Error(`waited in vain; the server said: ${this.#log.join('\n')}`);
      await new Promise<void>((done) => {
        const wake = (): void => {
          this.#waiting.delete(wake);
          clearTimeout(timer);
          done();
        };
        const timer = setTimeout(wake, Math.min(left, 100));
        this.#waiting.add(wake);
      });
    }
  }

  request<T>(method: string, params: object, token?: CancellationToken): Promise<T> {
    const connection = this.#connected();
    return token === undefined
      ? connection.sendRequest(method, params)
      : connection.sendRequest(method, params, token);
  }

  notify(method: string, params: object): Promise<void> {
    return this.#connected().sendNotification(method, params);
  }

  /** A request about a place: where `|` stands in `marked`, a piece of the document. */
  at<T>(method: string, name: string, marked: string, more: object = {}): Promise<T> {
    return this.request(method, {
      textDocument: { uri: this.#document(name).uri },
      position: this.position(name, marked),
      ...more,
    });
  }

  about<T>(method: string, name: string, more: object = {}): Promise<T> {
    return this.request(method, { textDocument: { uri: this.#document(name).uri }, ...more });
  }

  position(name: string, marked: string): Position {
    const document = this.#document(name);
    const offset = document.getText().indexOf(marked.replace('|', ''));
    if (offset === -1) throw new Error(`"${marked}" is not in ${name}`);
    return document.positionAt(offset + marked.indexOf('|'));
  }

  text(name: string): string {
    return this.#document(name).getText();
  }

  /** What stands at a place of a document. */
  slice(name: string, range: Range): string {
    return this.#document(name).getText(range);
  }

  applied(name: string, edits: TextEdit[]): string {
    return TextDocument.applyEdits(this.#document(name), edits);
  }

  /** The texts of all files that an edit of the workspace changes, by name. */
  edited(edit: WorkspaceEdit): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(edit.changes ?? {}).map(([uri, edits]) => {
        const name = decodeURIComponent(uri).slice(pathToFileURL(this.root).href.length + 1);
        const open = this.#open.get(name);
        const document =
          open ?? TextDocument.create(uri, 'yaml', 0, readFileSync(join(this.root, name), 'utf8'));
        return [name, TextDocument.applyEdits(document, edits)];
      }),
    );
  }

  /** What the server said of itself: bugs. */
  get log(): string {
    return this.#log.join('\n');
  }

  /** Says good-bye; gives the exit code. */
  async stop(): Promise<number | null> {
    const child = this.#child;
    const ended = new Promise<number | null>((done) => child?.once('exit', done) ?? done(null));
    await this.request('shutdown', {});
    await this.notify('exit', {});
    const code = await ended;
    this.remove();
    return code;
  }

  remove(): void {
    this.#connection?.dispose();
    this.#child?.kill();
    rmSync(this.root, { recursive: true, force: true });
  }

  #document(name: string): TextDocument {
    const document = this.#open.get(name);
    if (document === undefined) throw new Error(`${name} is not open`);
    return document;
  }

  #connected(): ProtocolConnection {
    if (this.#connection === undefined) throw new Error('the server was not started');
    return this.#connection;
  }
}
