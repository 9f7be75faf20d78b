import {
  CodeActionKind,
  type Connection,
  createConnection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  type Location,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentPositionParams,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { formatDocument } from '../compiler/format-document.ts';
import { Sink } from '../diagnostics/sink.ts';
import type { SourceFile, Span } from '../diagnostics/span.ts';
import { Checks } from './checks.ts';
import { codeActions } from './code-actions.ts';
import { beginning, completion } from './completion.ts';
import { definition, references } from './definition.ts';
import { Documents, type OpenDocument } from './documents.ts';
import { hover } from './hover.ts';
import { outlineOf } from './outline.ts';
import { Project } from './project.ts';
import { rename, renameable } from './rename.ts';
import { symbols } from './symbols.ts';
import { lspDiagnostic, lspRange, offsetAt, textEdits } from './to-lsp.ts';
import type { World } from './world.ts';

export interface ServerInfo {
  readonly name: string;
  readonly version: string;
}

/**
 * Serves an editor by the Language Server Protocol until it says good-bye. Only specifications are spoken about; for any other document the answers
 * are empty.
 */
export function serve(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  world: World,
  info: ServerInfo,
): void {
  const connection = createConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
  const { console: log } = connection;
  const documents = new Documents(world);
  const project = new Project(documents, world);
  const uriOf = (path: string): string => documents.uriOf(path);
  const checks = new Checks(
    documents,
    (path, found, version) => {
      const diagnostics = found.map((one) => lspDiagnostic(one, uriOf));
      const uri = uriOf(path);
      void connection.sendDiagnostics(
        version === undefined ? { uri, diagnostics } : { uri, version, diagnostics },
      );
    },
    (error) => log.error(`This is a bug in Pipewright: ${describe(error)}`),
  );
  const ours = (uri: string): OpenDocument | undefined => {
    const document = documents.byUri(uri);
    return document?.isOurs === true ? document : undefined;
  };

  start(connection, world, info);
  follow(connection, documents, checks, world);
  connection.onDocumentFormatting(({ textDocument }) => {
    const document = ours(textDocument.uri);
    const after = document && formatDocument(document.file, new Sink());
    return document === undefined || after === undefined ? [] : textEdits(document.file, after);
  });
  connection.onDocumentSymbol(({ textDocument }) => {
    const document = ours(textDocument.uri);
    return document === undefined ? [] : symbols(outlineOf(document.file).root);
  });
  connection.onCompletion(async ({ textDocument, position }) => {
    const document = documents.byUri(textDocument.uri);
    if (document === undefined) return [];
    const { file } = document;
    const begins = 'apiVersion'.startsWith(file.text.trim()) ? beginning(file) : [];
    if (!document.isOurs && !world.isNamedLikeOurs(file.path)) return begins;
    return [...begins, ...(await completion(file, offsetAt(file, position), project))];
  });
  connection.onHover(async ({ textDocument, position }) => {
    const document = ours(textDocument.uri);
    return document && (await hover(document.file, offsetAt(document.file, position), project));
  });
  navigate(connection, ours, project, documents);
  connection.onCodeAction(async (params) => {
    await checks.settled();
    const document = ours(params.textDocument.uri);
    if (document === undefined) return [];
    const { path } = document.file;
    const fixed = (): Promise<string | undefined> => world.fixed(path, documents.host());
    return codeActions(params, { document, diagnostics: checks.of(path), uriOf, fixed });
  });
  connection.listen();
}

/** From names to what they stand for, and to all other places that do. */
function navigate(
  connection: Connection,
  ours: (uri: string) => OpenDocument | undefined,
  project: Project,
  documents: Documents,
): void {
  const uriOf = (path: string): string => documents.uriOf(path);
  const place = ({
    textDocument,
    position,
  }: TextDocumentPositionParams): { file: SourceFile; offset: number } | undefined => {
    const file = ours(textDocument.uri)?.file;
    return file && { file, offset: offsetAt(file, position) };
  };
  const locations = (spans: readonly Span[]): Location[] =>
    spans.map((span) => ({ uri: uriOf(span.file.path), range: lspRange(span) }));
  connection.onDefinition(async (params) => {
    const at = place(params);
    return at && locations(await definition(at.file, at.offset, project));
  });
  connection.onReferences(async (params) => {
    const at = place(params);
    return at && locations(await references(at.file, at.offset, params.context.includeDeclaration, project));
  });
  connection.onPrepareRename(async (params) => {
    const at = place(params);
    return at && (await renameable(at.file, at.offset, project));
  });
  connection.onRenameRequest(async (params) => {
    const at = place(params);
    return at && rename(at.file, at.offset, params.newName, { project, host: documents.host(), uriOf });
  });
}

/** Says who we are and what we can. */
function start(connection: Connection, world: World, serverInfo: ServerInfo): void {
  let watches = false;
  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const root = params.workspaceFolders?.[0]?.uri ?? params.rootUri;
    if (root !== null && root !== undefined) world.enter(root);
    watches = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return {
      serverInfo: { ...serverInfo },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        completionProvider: { triggerCharacters: ['.', '{', '/', ' ', '['] },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        renameProvider: { prepareProvider: true },
        documentFormattingProvider: true,
        documentSymbolProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.SourceFixAll] },
      },
    };
  });
  connection.onInitialized(() => {
    if (!watches) return;
    // Scripts and components in files of any name are parts of pipelines.
    const watchers = [{ globPattern: '**/*.{yaml,yml,json,py,sh}' }];
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  });
}

/** Keeps up with what is open and what changes. */
function follow(connection: Connection, documents: Documents, checks: Checks, world: World): void {
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    checks.changed(documents.open(uri, languageId, version, text));
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const path = documents.change(uri, version, contentChanges);
    if (path !== undefined) checks.changed(path);
  });
  connection.onDidCloseTextDocument(({ textDocument }) => checks.changed(documents.close(textDocument.uri)));
  // Files that the editor does not watch for us may have changed as well.
  connection.onDidSaveTextDocument(() => checks.all());
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) checks.changed(world.pathOf(uri));
  });
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
