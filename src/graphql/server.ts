/** GraphQL over HTTP (Apollo) and over WebSocket (graphql-ws), at the same path, with the same contexts and errors. */

import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ExecutionArgs, GraphQLError, type GraphQLSchema } from 'graphql';
import type { Context as SocketContext } from 'graphql-ws';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { App } from '../app.type.ts';
import { type AccessWatch, watchAccess } from '../auth/access-watch.ts';
import { identify } from '../auth/viewer.ts';
import type { Caller } from '../auth/viewer.type.ts';
import { type Context, createContext } from '../context.ts';
import { databaseDownMessage, isDatabaseDown } from '../database/is-down.ts';
import { unavailable } from '../errors.ts';
import { clientInfoOf, clientInfoOfUpgrade } from '../http/client-info.ts';
import { answerGraphqlError } from '../http/error-handler.ts';
import { isAllowedOrigin } from '../http/origin.ts';
import { cookiesOf, hasBearerToken, tokenOf, tokenOfUpgrade } from '../http/request-token.ts';
import { checkDocument } from './documents.ts';
import { registerEventStream } from './event-stream.ts';
import { formatError, formattedError } from './format-error.ts';
import { maxMessageBytes, maxTokens, selectionLimit } from './limits.ts';
import { registerPlayground } from './playground.ts';
import { sinceOf } from './resume.ts';
import { retryAfter } from './retry-after.ts';
import { sharedSubscriptions } from './shared-subscriptions.ts';
import { subscriptionsOverSockets } from './subscriptions-over-sockets.ts';
import { variableLimit } from './variable-limit.ts';

const path = '/graphql';

/** By this header Apollo knows requests that no page of another site can cause. */
const notForged = 'apollo-require-preflight';

/** A WebSocket close code; after 4500 and 1011 clients do not. */
const tryAgainLater = 1013;

export async function registerGraphql(server: FastifyInstance, app: App, schema: GraphQLSchema): Promise<void> {
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    csrfPrevention: true,
    parseOptions: { maxTokens },
    includeStacktraceInErrorResponses: false,
    validationRules: [selectionLimit],
    formatError: (formatted, error) => formatError(app.log, formatted, error),
    plugins: [
      ...[fastifyApolloDrainPlugin(server), ApolloServerPluginCacheControlDisabled()],
      ...[subscriptionsOverSockets, variableLimit, retryAfter],
    ],
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  const answer = fastifyApolloHandler(apollo, {
    context: async (request, reply) => contextOf(app, request, reply),
  });
  const playground = await registerPlayground(server);
  server.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: path,
    errorHandler: answerGraphqlError,
    handler(request, reply) {
      if (request.method === 'GET' && request.headers.accept?.includes('text/html')) {
        return reply.headers(playground.headers).send(playground.html);
      }
      if (hasBearerToken(request)) request.headers[notForged] = 'true';
      return answer.call(server, request, reply);
    },
  });
  const access = watchAccess(app);
  acceptSockets(server, app, schema, access);
  registerEventStream(server, app, { path: `${path}/stream`, schema, access });
}

async function contextOf(app: App, request: FastifyRequest, reply: FastifyReply): Promise<Context> {
  const caller = await identify(app, tokenOf(app, request)).catch((error: unknown) => {
    if (!isDatabaseDown(error)) throw error;
    throw new GraphQLError(databaseDownMessage, { extensions: { code: 'UNAVAILABLE', http: { status: 503 } } });
  });
  return createContext(app, caller, { cookies: cookiesOf(app, reply), client: clientInfoOf(request) });
}

function acceptSockets(server: FastifyInstance, app: App, schema: GraphQLSchema, access: AccessWatch): void {
  const sockets = new WebSocketServer({
    noServer: true,
    verifyClient: ({ origin, req }: Upgrade) => isAllowedOrigin(origin, req.headers.host, app.config),
    maxPayload: maxMessageBytes,
  });
  server.server.on('upgrade', (request, socket, head) => {
    if (request.url?.split('?')[0] !== path) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, (accepted) => sockets.emit('connection', accepted, request));
  });
  const graphqlWs = useServer<ConnectionParams, SocketExtra>(
    {
      schema,
      connectionInitWaitTimeout: 10_000,
      async onConnect(socket) {
        const { viewer, refusal } = await callerOf(app, socket);
        if (refusal) return false; // closes with 4403
        if (!viewer) return true;
        const connection = socket.extra.socket;
        connection.once(
          'close',
          access.watch(viewer, (code, reason) => connection.close(code, reason)),
        );
        return true;
      },
      async context(socket, id, { extensions }): Promise<Context> {
        const { request, socket: connection } = socket.extra;
        // The protocol has no message for a cursor without an event; a ping may carry anything.
        const onCursor = (cursor: string) => connection.send(JSON.stringify({ type: 'ping', payload: { id, cursor } }));
        return createContext(app, await callerOf(app, socket), {
          client: clientInfoOfUpgrade(app, request),
          resume: { since: sinceOf(extensions), onCursor },
          live: true,
        });
      },
      subscribe: sharedSubscriptions,
      onSubscribe: (_socket, _id, payload) => checkDocument(schema, payload),
      onError: (_socket, _id, _payload, errors) => errors.map((error) => formattedError(app.log, error)),
      onNext: (_socket, _id, _payload, _args: ExecutionArgs, result) => ({
        ...result,
        ...(result.errors && { errors: result.errors.map((error) => formattedError(app.log, error)) }),
      }),
    },
    sockets,
  );
  server.addHook('preClose', async () => {
    await graphqlWs.dispose();
    for (const socket of sockets.clients) socket.terminate();
  });
}

type ConnectionParams = { authorization?: string };
type SocketExtra = Extra & Record<PropertyKey, unknown>;

/** Who speaks over a socket. When that cannot be told now, the socket closes with a code after which clients try again. */
async function callerOf(app: App, socket: SocketContext<ConnectionParams, SocketExtra>): Promise<Caller> {
  const { request, socket: connection } = socket.extra;
  try {
    return await identify(app, tokenOfUpgrade(app, request, socket.connectionParams));
  } catch (error) {
    app.log.error({ err: error }, 'the caller behind a socket could not be identified');
    connection.close(tryAgainLater, 'Try again in a moment.');
    return { viewer: null, refusal: unavailable('The server cannot tell who you are; try again in a moment.') };
  }
}

interface Upgrade {
  origin?: string;
  req: { headers: { host?: string } };
}
