import { type HttpServer, serve } from './http-server.ts';

/** An HTTP store of JSON documents behind a bearer token, as specs/average needs one. */
export interface NumberStore extends HttpServer {
  readonly documents: Map<string, unknown>;
}

export async function numberStore(token: string): Promise<NumberStore> {
  const documents = new Map<string, unknown>();
  const server = await serve(({ method, url, authorization, body }) => {
    if (authorization !== `Bearer ${token}`) return { status: 401 };
    if (method === 'PUT') {
      documents.set(url.pathname, JSON.parse(body.toString('utf8')));
      return { status: 204 };
    }
    const found = documents.get(url.pathname);
    return found === undefined ? { status: 404 } : { status: 200, body: Buffer.from(JSON.stringify(found)) };
  });
  return { ...server, documents };
}
