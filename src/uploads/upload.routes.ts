/** The tus endpoint, `/uploads`: the library speaks the protocol, and this hands it requests and sends its answers. */
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Server } from '@tus/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app.type.ts';
import { authorizeUpload } from '../auth/authorize-upload.ts';
import type { Viewer } from '../auth/viewer.type.ts';
import { AppError, badInput, messageOf } from '../errors.ts';
import { checksumAlgorithms, parseChecksum } from './checksum.ts';
import { DuplicateError } from './duplicates.ts';
import { endUpload } from './end-upload.ts';
import { RunningHashes } from './running-hash.ts';
import { asError, isTooMuch } from './tus-errors.ts';
import { findUploads } from './upload.queries.ts';
import { openUploadLocks, type UploadLocks } from './upload-locks.ts';
import { UploadStore } from './upload-store.ts';
import { uploadPath, uploadUrl } from './upload-url.ts';

/** How long a connection may bring nothing. */
const stallMilliseconds = 300_000;

/** How long the rest of a body is read after it was refused, so that the client gets to read why. */
const lingerMilliseconds = 5000;

/** How soon a request stops for another one that wants its upload. */
const drainMilliseconds = 500;

interface Endpoint {
  app: App;
  locks: UploadLocks;
  hashes: RunningHashes;
}

/** Dispose of it after the server is closed: it waits for what requests have still to write. */
export async function registerUploads(server: FastifyInstance, app: App): Promise<AsyncDisposable> {
  const endpoint: Endpoint = { app, locks: openUploadLocks(app), hashes: new RunningHashes() };
  const underWay = new Set<Promise<unknown>>();
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, body, done) => done(null, body));
    scope.addHook('onResponse', async ({ raw }) => dropRest(raw));
    for (const url of [uploadPath, `${uploadPath}/`, `${uploadPath}/:id`]) {
      scope.route<{ Params: { id?: string } }>({
        method: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'OPTIONS'],
        url,
        exposeHeadRoute: false,
        async handler(request, reply) {
          const answering = answer(endpoint, request, reply);
          underWay.add(answering);
          return answering.finally(() => underWay.delete(answering));
        },
      });
    }
  });
  return {
    async [Symbol.asyncDispose]() {
      await Promise.allSettled(underWay);
      await endpoint.locks[Symbol.asyncDispose]();
    },
  };
}

type UploadRequest = FastifyRequest<{ Params: { id?: string } }>;

async function answer(endpoint: Endpoint, request: UploadRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { app, locks, hashes } = endpoint;
  reply.headers({ 'tus-resumable': '1.0.0', 'cache-control': 'no-store' });
  const method = methodOf(request);
  // What the server can do is no secret, and browsers ask without a login.
  const viewer = method === 'OPTIONS' ? nobody : await authorizeUpload(app, request, 'scenes:upload');
  if (method === 'OPTIONS') reply.header('tus-checksum-algorithm', checksumAlgorithms.join());
  const checksum = parseChecksum(headerOf(request, 'upload-checksum'));
  const authorize = async () => void (await authorizeUpload(app, request, 'scenes:upload'));
  const store = new UploadStore({ app, hashes, viewer, checksum, authorize, isHead: method === 'HEAD' });
  let failure: unknown;
  const tus = new Server({
    ...{ path: uploadPath, datastore: store, locker: locks, lockDrainTimeout: drainMilliseconds },
    maxSize: (_request, id) => (id === null ? app.config.maxUploadSize : 0), // told here, checked by the store
    allowedOrigins: () => false,
    namingFunction: () => randomUUID(),
    generateUrl: (_request, { id }) => locationOf(app, request, id),
    onResponseError(_request, error) {
      failure = error;
      return undefined;
    },
  });
  request.raw.setTimeout(stallMilliseconds);
  request.raw.once('end', () => request.raw.setTimeout(0)); // from here on it is we who work
  const response = await tus.handleWeb(webRequest(request, method));
  await giveUp(app, store, request, failure);
  if (failure instanceof AppError && failure.code === 'UNAVAILABLE')
    app.log.warn({ err: failure }, 'an upload could not go on');
  if (failure instanceof DuplicateError) reply.header('x-scene-id', failure.sceneId);
  if (failure) throw asError(failure);
  if (store.sceneId) reply.header('x-scene-id', store.sceneId);
  for (const [name, value] of response.headers) if (!isForeign(name)) reply.header(name, value);
  return reply.code(response.status).send(method === 'HEAD' ? undefined : await response.text());
}

const nobody: Viewer = {
  ...{ id: '', role: '', permissions: new Set(), credential: '' },
  ...{ sessionId: null, tokenHash: null, expiresAt: null },
};

/** Proxies that let only GET and POST through, or make GET of HEAD, are no hindrance. */
function methodOf(request: FastifyRequest): string {
  const override = headerOf(request, 'x-http-method-override')?.toUpperCase();
  if (request.method === 'GET') return 'HEAD';
  if (request.method !== 'POST' || override === undefined) return request.method;
  if (['POST', 'PATCH', 'HEAD', 'DELETE'].includes(override)) return override;
  throw badInput('X-HTTP-Method-Override', 'X-HTTP-Method-Override must be PATCH, HEAD or DELETE.');
}

/** Under PUBLIC_URL; without one it is relative to the request, so that it is right below any path that a proxy adds. */
function locationOf({ config }: App, { url }: FastifyRequest, id: string): string {
  if (config.publicUrl) return `${uploadUrl(config)}/${id}`;
  return url.split('?')[0]?.endsWith('/') ? id : `${uploadPath.slice(1)}/${id}`;
}

const protocolHeaders = [
  ...['tus-resumable', 'upload-length', 'upload-offset', 'upload-metadata', 'upload-defer-length', 'upload-concat'],
  ...['content-type', 'content-length'],
];

function webRequest(request: UploadRequest, method: string): Request {
  const { id } = request.params;
  const headers = new Headers();
  for (const name of protocolHeaders) {
    const value = headerOf(request, name);
    if (value !== undefined) headers.set(name, value);
  }
  const hasBody = request.body !== undefined && ['POST', 'PATCH'].includes(method);
  const path = id === undefined ? uploadPath : `${uploadPath}/${encodeURIComponent(id)}`;
  return new Request(`http://reelgraph${path}`, {
    method,
    headers,
    ...(hasBody && { body: Readable.toWeb(request.raw) as ReadableStream, duplex: 'half' }),
  });
}

function headerOf({ headers }: FastifyRequest, name: string): string | undefined {
  return headers[name]?.toString();
}

/** Other origins are the server's own matter, and lengths those of the answer that is sent. */
const isForeign = (name: string) => name.startsWith('access-control-') || name === 'content-length';

/** Ends what can only be in the way: an upload whose address never reached its client, or that turned out larger than it said. */
async function giveUp(app: App, { createdId, sceneId }: UploadStore, request: UploadRequest, failure: unknown) {
  const isUnknown = createdId !== undefined && !sceneId && request.raw.socket.destroyed;
  const id = isUnknown ? createdId : isTooMuch(failure) ? (createdId ?? request.params.id) : undefined;
  if (id === undefined) return;
  const [upload] = await findUploads(app.orm.em.fork(), [id]);
  const reason = isUnknown ? 'The connection broke before the upload could be resumed.' : messageOf(asError(failure));
  if (upload && !upload.endedAt) await endUpload(app, upload, reason);
}

/** The next request on this connection comes behind it; but nobody waits for the end of a film that is not wanted. */
function dropRest(raw: FastifyRequest['raw']): void {
  if (raw.complete || raw.destroyed) return;
  raw.removeAllListeners('data').removeAllListeners('readable').resume();
  const timer = setTimeout(() => raw.socket.destroy(), lingerMilliseconds);
  raw.once('close', () => clearTimeout(timer));
}
