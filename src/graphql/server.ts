/** GraphQL over HTTP (Apollo) and over WebSocket (graphql-ws), at the same path, with the same contexts and errors. */

import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema, getOperationAST } from 'graphql';
import type { Context as SocketContext } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { App } from '../app.type.ts';
import { type AccessWatch, watchAccess } from '../auth/access-watch.ts';
import { takeSeconds } from '../auth/attempt-bucket.ts';
import { networkOf } from '../auth/client-network.ts';
import { identify } from '../auth/viewer.ts';
import type { Caller } from '../auth/viewer.type.ts';
import { type Context, createContext } from '../context.ts';
import { whyUnavailable } from '../database/is-down.ts';
import { logFailure } from '../database/log-failure.ts';
import { mostOfDear } from '../database/pools.ts';
import { unavailable } from '../errors.ts';
import { belowBase } from '../http/base-path.ts';
import { clientInfoOf, clientInfoOfUpgrade } from '../http/client-info.ts';
import { answerGraphqlError } from '../http/error-handler.ts';
import { isAllowedOrigin } from '../http/origin.ts';
import { cookiesOf, hasBearerToken, tokenOf, tokenOfUpgrade } from '../http/request-token.ts';
import { sockets as openSockets } from '../metrics.ts';
import { createCostBudget } from './cost-budget.ts';
import { checkDocument } from './documents.ts';
import { registerEventStream } from './event-stream.ts';
import { execute } from './execute.ts';
import { formatError, formattedError } from './format-error.ts';
import { mutationsOnce } from './idempotency.ts';
import { introspected } from './introspection.ts';
import { written } from './json.ts';
import { keptDocuments } from './kept-documents.ts';
import { allowanceOf, maxMessageBytes, maxTokens, selectionLimit } from './limits.ts';
import { operationLimits, wantsCost } from './operation-limits.ts';
import { operationMetrics } from './operation-metrics.ts';
import { onlyListed, openPersistedDocuments, type PersistedDocuments } from './persisted-documents.ts';
import { registerPlayground } from './playground.ts';
import { sinceOf } from './resume.ts';
import { retryAfter } from './retry-after.ts';
import { sharedSubscriptions } from './shared-subscriptions.ts';
import {
  type Connections,
  countConnections,
  initTimeoutMilliseconds,
  refusedUpgrade,
  tooManyOfUser,
  tooManyOperations,
} from './socket-limits.ts';
import { type SocketPlace, speakOverSockets } from './socket-transport.ts';
import { executeInScope, mutationsAreChanges, OpenOperations } from './statement-scope.ts';
import { subscriptionsOverSockets } from './subscriptions-over-sockets.ts';
import { type Accepted, createTurns, inTurn, type Turns } from './turns.ts';

const path = '/graphql';

/** By this header Apollo knows requests that no page of another site can cause. */
const notForged = 'apollo-require-preflight';

/** A WebSocket close code; after 4500 and 1011 clients do not. */
const tryAgainLater = 1013;

export async function registerGraphql(server: FastifyInstance, app: App, schema: GraphQLSchema): Promise<void> {
  const budget = createCostBudget(app.config.maxCostPerMinute, async (spent) => takeSeconds(app.orm.em.fork(), spent));
  server.addHook('onClose', async () => budget[Symbol.asyncDispose]());
  const turns = createTurns(mostOfDear(app.config.databaseConnections), budget);
  const persisted = await openPersistedDocuments(app.config);
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    csrfPrevention: true,
    parseOptions: { maxTokens },
    documentStore: keptDocuments(),
    persistedQueries: { cache: persisted.cache },
    includeStacktraceInErrorResponses: false,
    validationRules: [selectionLimit],
    stringifyResult: written,
    formatError: (formatted, error) => formatError(app.log, formatted, error),
    plugins: [
      ...[
        fastifyApolloDrainPlugin(server),
        ApolloServerPluginCacheControlDisabled(),
        ApolloServerPluginLandingPageDisabled(),
      ],
      ...[
        subscriptionsOverSockets,
        mutationsAreChanges,
        operationMetrics,
        onlyListed(persisted),
        operationLimits(turns),
        mutationsOnce,
        retryAfter,
        executing,
      ],
    ],
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  const answer = fastifyApolloHandler(apollo, {
    context: async (request, reply) => contextOf(app, request, reply),
  });
  const playground = app.config.playground ? await registerPlayground(server, app) : undefined;
  if (playground && app.config.webDir === undefined) leadTo(server, app, path);
  server.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: path,
    errorHandler: answerGraphqlError,
    handler(request, reply) {
      if (playground && request.method === 'GET' && request.headers.accept?.includes('text/html')) {
        return reply.headers(playground.headers).send(playground.html);
      }
      if (hasBearerToken(request)) request.headers[notForged] = 'true';
      return answer.call(server, request, reply);
    },
  });
  const shared = { access: watchAccess(app), turns, persisted, connections: countConnections(app.config) };
  acceptSockets(server, app, schema, shared);
  registerEventStream(server, app, { path: `${path}/stream`, schema, ...shared });
}

/**
 * Executes operations in the place of graphql-js. Apollo has gateways for this, but makes an object with accessors for each request of theirs,
 * and V8 keeps the hidden class of such a one until a full collection, with all that the accessors refer to: the whole request.
 */
const executing: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async responseForOperation({ schema, document, operation, request, contextValue }) {
        if (!operation) return null; // Apollo says what is wrong
        const { operationName, variables: variableValues } = request;
        const { data, errors } = await execute(
          { schema, document, operationName, variableValues, contextValue },
          { mayHoldJson: true },
        );
        const formatted = errors?.map((error) => formattedError(contextValue.app.log, error));
        return {
          http: { headers: new HeaderMap(), ...(data === undefined && { status: 400 }) }, // not even begun, for its variables
          body: { kind: 'single', singleResult: { ...(formatted && { errors: formatted }), data } },
        };
      },
    };
  },
};

/** Whoever opens the server's own address comes to the playground; relative, so that a proxy may put a path before it. */
function leadTo(server: FastifyInstance, { config }: App, target: string): void {
  const address = config.publicUrl === undefined ? target.slice(1) : `${config.publicUrl}${target}`;
  server.get('/', async (_request, reply) => reply.redirect(address));
}

async function contextOf(app: App, request: FastifyRequest, reply: FastifyReply): Promise<Context> {
  const caller = await identify(app, tokenOf(app, request)).catch((error: unknown) => {
    const message = whyUnavailable(error);
    if (message === undefined) throw error;
    throw new GraphQLError(message, { extensions: { code: 'UNAVAILABLE', http: { status: 503 } } });
  });
  return createContext(app, caller, {
    cookies: cookiesOf(app, reply),
    client: clientInfoOf(request),
    idempotencyKey: request.headers['idempotency-key'] as string | undefined,
  });
}

function acceptSockets(
  server: FastifyInstance,
  app: App,
  schema: GraphQLSchema,
  { access, turns, persisted, connections }: Shared,
): void {
  const sockets = new WebSocketServer({
    noServer: true,
    verifyClient: ({ origin, req }: Upgrade) => isAllowedOrigin(origin, req.headers.host, app.config),
    maxPayload: maxMessageBytes,
    allowSynchronousEvents: false, // one message per turn of the event loop: a flood of them holds up nobody else
  });
  server.server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => {}); // nobody else hears it until there is a WebSocket, and then the process would end
    if (belowBase(request.url ?? '', app.config).split('?')[0] !== path) return socket.destroy();
    const address = networkOf(clientInfoOfUpgrade(app, request).address);
    if (!connections.ofAddresses.enter(address, socket)) return socket.end(refusedUpgrade);
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      openSockets.inc({ transport: 'websocket' });
      accepted.once('close', () => openSockets.dec({ transport: 'websocket' }));
      sockets.emit('connection', accepted, request);
    });
  });
  const speaking = speakOverSockets<ConnectionParams, SocketExtra>(
    {
      schema,
      connectionInitWaitTimeout: initTimeoutMilliseconds,
      async onConnect(socket) {
        const { viewer, refusal } = await callerOf(app, socket);
        const connection = socket.extra.socket;
        if (refusal || connection.readyState !== connection.OPEN) return false; // closes with 4403
        if (!viewer) return true;
        if (!connections.ofUsers.enter(viewer.id, connection)) {
          connection.close(tryAgainLater, tooManyOfUser(connections));
          return true;
        }
        connection.once(
          'close',
          access.watch(viewer, (code, reason) => connection.close(code, reason)),
        );
        return true;
      },
      async onSubscribe(socket, id, payload) {
        const { request, socket: connection } = socket.extra;
        // What a client has sent before it went away comes all the same.
        const refusal = connection.readyState === connection.OPEN ? tooManyOperations(socket) : clientHasGone();
        if (refusal) return [refusal];
        socket.extra.operations ??= new OpenOperations(connection);
        const signal = socket.extra.operations.begin(id);
        // The protocol has no message for a cursor without an event; a ping may carry anything.
        const onCursor = (cursor: string) => connection.send(JSON.stringify({ type: 'ping', payload: { id, cursor } }));
        const caller = await callerOf(app, socket);
        const checked = await checkDocument({ schema, persisted }, payload, allowanceOf({ app, ...caller }));
        if (Array.isArray(checked)) {
          socket.extra.operations.end(id);
          return checked;
        }
        const contextValue = createContext(app, caller, {
          client: clientInfoOfUpgrade(app, request),
          resume: { since: sinceOf(payload.extensions), onCursor },
          live: getOperationAST(checked.document, checked.operationName)?.operation === 'subscription',
          idempotencyKey: idempotencyKeyOf(payload.extensions),
          signal,
        });
        return { ...checked, contextValue };
      },
      execute: async (args) => inTurn(turns, args as Accepted, async () => introspected(args) ?? executeInScope(args)),
      subscribe: async (args) => inTurn(turns, args as Accepted, async () => sharedSubscriptions(args)),
      onComplete: (socket, id) => socket.extra.operations?.end(id),
      onError: (_socket, _id, _payload, errors) => errors.map((error) => formattedError(app.log, error)),
      onNext(_socket, _id, payload, args, result) {
        const { cost, limit } = args as Accepted;
        return {
          ...result,
          ...(result.errors && { errors: result.errors.map((error) => formattedError(app.log, error)) }),
          ...(wantsCost(payload) && { extensions: { ...result.extensions, cost, limit } }),
        };
      },
    },
    sockets,
    app.log,
  );
  server.addHook('preClose', async () => {
    await speaking[Symbol.asyncDispose]();
    for (const socket of sockets.clients) socket.terminate();
  });
}

const clientHasGone = () => new GraphQLError('The client has gone.', { extensions: { code: 'UNAVAILABLE' } });

/** A WebSocket has no headers for each operation. */
function idempotencyKeyOf(extensions: Record<string, unknown> | null | undefined): string | undefined {
  const key = extensions?.idempotencyKey;
  return typeof key === 'string' ? key : undefined;
}

type ConnectionParams = { authorization?: string };
type SocketExtra = SocketPlace & { operations?: OpenOperations };

/** Who speaks over a socket. When that cannot be told now, the socket closes with a code after which clients try again. */
async function callerOf(app: App, socket: SocketContext<ConnectionParams, SocketExtra>): Promise<Caller> {
  const { request, socket: connection } = socket.extra;
  try {
    return await identify(app, tokenOfUpgrade(app, request, socket.connectionParams));
  } catch (error) {
    logFailure(app.log, error, 'the caller behind a socket could not be identified');
    connection.close(tryAgainLater, 'Try again in a moment.');
    return { viewer: null, refusal: unavailable('The server cannot tell who you are; try again in a moment.') };
  }
}

/** What all ways to ask have in common. */
interface Shared {
  access: AccessWatch;
  turns: Turns;
  persisted: PersistedDocuments;
  connections: Connections;
}

interface Upgrade {
  origin?: string;
  req: { headers: { host?: string } };
}
