/** Lets web clients on other origins use the server, by bearer token. The cookie is for the server's own pages. */
import fastifyCors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import type { App } from '../app.type.ts';

/** What a script may read of an answer beside what browsers always let it read. */
const exposedHeaders = [
  'accept-ranges',
  'content-disposition',
  'content-length',
  'content-range',
  'etag',
  'location',
  ...['ratelimit', 'ratelimit-policy'],
  'retry-after',
  ...['tus-checksum-algorithm', 'tus-extension', 'tus-max-size', 'tus-resumable', 'tus-version'],
  ...['upload-expires', 'upload-length', 'upload-metadata', 'upload-offset', 'x-scene-id'],
];

const preflightSeconds = 7200;

export async function allowOrigins(server: FastifyInstance, { config }: App): Promise<void> {
  const { allowedOrigins } = config;
  if (!allowedOrigins) return;
  await server.register(fastifyCors, {
    delegator: (request, done) =>
      done(null, {
        origin: allowedOrigins,
        methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
        exposedHeaders,
        maxAge: preflightSeconds,
        preflight: request.headers['access-control-request-method'] !== undefined, // any other OPTIONS is a route's own
      }),
  });
}
