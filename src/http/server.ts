/** The HTTP server: GraphQL, the features' own routes and health, on one port. */
import type { AddressInfo } from 'node:net';
import fastifyCookie from '@fastify/cookie';
import { type FastifyBaseLogger, fastify, LogController } from 'fastify';
import { actorImage } from '../actors/actor-image.ts';
import type { App } from '../app.type.ts';
import { registerAssets } from '../assets/asset.routes.ts';
import { AppError, messageOf } from '../errors.ts';
import { sharedSchema } from '../graphql/schema.ts';
import { registerGraphql } from '../graphql/server.ts';
import { registerImages } from '../images/image.routes.ts';
import { registerHealth } from '../jobs/health.routes.ts';
import { registerMetrics } from '../monitoring/metrics.routes.ts';
import { registerOidc } from '../oidc/oidc.routes.ts';
import { registerPlayback } from '../playback/playback.routes.ts';
import { createHls } from '../playback/send-hls.ts';
import { sceneCover } from '../scenes/scene-cover.ts';
import { registerStream } from '../scenes/stream.routes.ts';
import { registerShares } from '../sharing/share.routes.ts';
import { studioImages } from '../studios/studio-images.ts';
import { registerUploads } from '../uploads/upload.routes.ts';
import { startUploadCleanup } from './abandoned-uploads.ts';
import { belowBase } from './base-path.ts';
import { isTrustedHop } from './client-info.ts';
import { allowOrigins } from './cors.ts';
import { answerError, handleErrors } from './error-handler.ts';
import { presentAddress } from './old-addresses.ts';
import { otherMethods } from './other-methods.ts';
import { tellRateLimits } from './rate-limit-headers.ts';
import { followRequests } from './requests.ts';
import { protectBrowsers, securityHeaders } from './security-headers.ts';
import { defaultStallMilliseconds, endStalledBodies, headerTimeouts } from './stalled-requests.ts';
import { scopeStatements } from './statement-scope.ts';
import { createStreamSlots } from './stream-slots.ts';
import { openWebClient } from './web-client.ts';

export interface HttpServer extends AsyncDisposable {
  /** Where it answers, such as `http://127.0.0.1:4000`. */
  url: string;
}

/** Serves until disposed. Throws an AppError that says what to do when the port cannot be had. */
export async function serve(app: App, stallMilliseconds = defaultStallMilliseconds): Promise<HttpServer> {
  const { host, port, trustProxy } = app.config;
  const headers = securityHeaders(app);
  const server = fastify({
    loggerInstance: app.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustProxy && isTrustedHop,
    frameworkErrors: (error, request, reply) => answerError(error, request, reply.headers(headers)), // no hook runs for them
    forceCloseConnections: true,
    http: headerTimeouts(stallMilliseconds),
    routerOptions: { maxParamLength: 512 },
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
    rewriteUrl: ({ url = '/', method, headers }) =>
      presentAddress({ url: belowBase(url, app.config), method, headers }),
  });
  handleErrors(server, await openWebClient(app));
  protectBrowsers(server, headers);
  endStalledBodies(server, stallMilliseconds);
  followRequests(server, app.config);
  tellRateLimits(server);
  scopeStatements(server);
  const answerOtherMethods = otherMethods(server);
  await allowOrigins(server, app);
  await server.register(fastifyCookie);
  const slots = createStreamSlots(app.config);
  const sendHls = createHls(app, slots);
  registerHealth(server, app);
  registerMetrics(server, app);
  registerStream(server, app, slots);
  registerPlayback(server, app, sendHls);
  registerAssets(server, app);
  await registerImages(server, app, [sceneCover, actorImage, ...studioImages]);
  const uploads = await registerUploads(server, app);
  await registerShares(server, app, slots, sendHls);
  await registerOidc(server, app);
  await registerGraphql(server, app, await sharedSchema());
  answerOtherMethods();
  await server.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    throw new AppError('UNAVAILABLE', whyNoPort(error, host, port), undefined, { cause: error });
  });
  const cleanup = startUploadCleanup(app);
  const { port: actualPort } = server.server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name === '0.0.0.0' ? '127.0.0.1' : name === '[::]' ? '[::1]' : name}:${actualPort}`,
    async [Symbol.asyncDispose]() {
      await server.close();
      await uploads[Symbol.asyncDispose]();
      await cleanup[Symbol.asyncDispose]();
    },
  };
}

/** No route here states a schema, and to load what compiles them is a fiftieth of a start. */
const noSchemas = () => () => {
  throw new Error('routes check their input themselves');
};

/** In words, with what to do. */
export function whyNoPort(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is in use by another program: stop that one, or set PORT to a free port.`;
  }
  if (error.code === 'EACCES') return `Port ${port} may not be used by this user: set PORT to a port above 1023.`;
  if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'].includes(error.code ?? '')) {
    return `HOST ${host} is not an address of this machine: set HOST to 127.0.0.1 or 0.0.0.0.`;
  }
  return `Listening on ${host}:${port} failed: ${messageOf(error)}`;
}
