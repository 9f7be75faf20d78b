import { createVerify, generateKeyPairSync, randomUUID } from 'node:crypto';
import { type HttpServer, type Request, type Response, serve } from './http-server.ts';

/** The part of Cloud Storage that Google's own client needs to read and write objects, behind the log-in of a service account. */
export interface CloudStorage extends HttpServer {
  /** The key file of the one account that may read and write. */
  readonly key: string;
  /** Objects by `bucket/name`. */
  readonly objects: Map<string, Buffer>;
}

export async function cloudStorage(): Promise<CloudStorage> {
  const objects = new Map<string, Buffer>();
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const token = randomUUID();

  /** Whether a signed request for a token comes from the owner of the key. */
  const isSigned = (request: Request): boolean => {
    const jwt = new URLSearchParams(request.body.toString('utf8')).get('assertion') ?? '';
    const [head = '', claims = '', signature = ''] = jwt.split('.');
    return createVerify('RSA-SHA256')
      .update(`${head}.${claims}`)
      .verify(pair.publicKey, Buffer.from(signature, 'base64url'));
  };

  const answer = (request: Request): Response => {
    const { method, url } = request;
    if (method === 'POST' && url.pathname === '/token') {
      if (!isSigned(request)) return { status: 401 };
      return { status: 200, body: { access_token: token, token_type: 'Bearer', expires_in: 3600 } };
    }
    if (request.authorization !== `Bearer ${token}`) return { status: 401 };
    const upload = /^\/upload\/storage\/v1\/b\/([^/]+)\/o$/.exec(url.pathname);
    if (method === 'POST' && upload !== null) {
      const { name, content } = multipart(request);
      objects.set(`${upload[1]}/${name}`, content);
      return { status: 200, body: { bucket: upload[1], name, size: String(content.length) } };
    }
    const download = /^\/download\/storage\/v1\/b\/([^/]+)\/o\/(.+)$/.exec(url.pathname);
    const found = objects.get(`${download?.[1]}/${decodeURIComponent(download?.[2] ?? '')}`);
    return found === undefined ? { status: 404 } : { status: 200, body: found };
  };

  const server = await serve(answer);
  const key = JSON.stringify({
    type: 'service_account',
    project_id: 'tests',
    private_key_id: '1',
    private_key: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    client_email: 'tests@tests.iam.gserviceaccount.com',
    client_id: '1',
    token_uri: `${server.address}/token`,
  });
  return { ...server, key, objects };
}

/** The two parts of an upload: what is said of the object, and its bytes. */
function multipart({ contentType, body }: Request): { readonly name: string; readonly content: Buffer } {
  const boundary = /boundary="?([^";]+)/.exec(contentType)?.[1] ?? '';
  const text = body.toString('latin1');
  const [, about = '', bytes = ''] = text.split(`--${boundary}`);
  const after = (part: string): string => part.slice(part.indexOf('\r\n\r\n') + 4, -2);
  const { name } = JSON.parse(Buffer.from(after(about), 'latin1').toString('utf8')) as {
    readonly name: string;
  };
  return { name, content: Buffer.from(after(bytes), 'latin1') };
}
