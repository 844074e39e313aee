/** The tus endpoint, `/api/uploads`: the library speaks the protocol, and this hands it requests and sends its answers. */
import { randomUUID } from 'node:crypto';
import { Server } from '@tus/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app.type.ts';
import { authorizeUpload } from '../auth/authorize-upload.ts';
import type { Viewer } from '../auth/viewer.type.ts';
import { AppError, messageOf } from '../errors.ts';
import { checksumAlgorithms, parseChecksum } from './checksum.ts';
import { DuplicateError } from './duplicates.ts';
import { endUpload } from './end-upload.ts';
import { RunningHashes } from './running-hash.ts';
import { asError, isTooMuch } from './tus-errors.ts';
import { findUploads } from './upload.queries.ts';
import { openUploadLocks, type UploadLocks } from './upload-locks.ts';
import { headerOf, locationOf, methodOf, type UploadRequest, webRequest } from './upload-request.ts';
import { UploadStore } from './upload-store.ts';
import { uploadPath } from './upload-url.ts';

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
      endpoint.hashes[Symbol.dispose]();
      await Promise.allSettled(underWay);
      await endpoint.locks[Symbol.asyncDispose]();
    },
  };
}

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
  // A request that is dropped is not heard to close. Once all of it is read, the connection is its next requests'.
  setTimeout(() => {
    if (!raw.complete) raw.socket.destroy();
  }, lingerMilliseconds).unref();
}
