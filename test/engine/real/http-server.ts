import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Request {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string | undefined;
  readonly contentType: string;
  readonly body: Buffer;
}

export interface Response {
  readonly status: number;
  readonly body?: Buffer | object;
}

export interface HttpServer {
  /** `http://127.0.0.1:<port>`. */
  readonly address: string;
  close(): Promise<void>;
}

/** A server on this machine, which steps reach because they share its network. */
export async function serve(answer: (request: Request) => Response): Promise<HttpServer> {
  const server = createServer(async (incoming, outgoing) => {
    const { status, body } = answer(await read(incoming));
    const isBytes = body === undefined || Buffer.isBuffer(body);
    outgoing.writeHead(status, { 'Content-Type': isBytes ? 'application/octet-stream' : 'application/json' });
    outgoing.end(isBytes ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function read(incoming: IncomingMessage): Promise<Request> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return {
    method: incoming.method ?? '',
    url: new URL(incoming.url ?? '/', 'http://here'),
    authorization: incoming.headers.authorization,
    contentType: incoming.headers['content-type'] ?? '',
    body: Buffer.concat(parts),
  };
}
