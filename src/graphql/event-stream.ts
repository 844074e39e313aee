/** Subscriptions as server-sent events (graphql-sse, each on a connection of its own), for where WebSockets do not come through. */
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { type ExecutionResult, GraphQLError, type GraphQLSchema, getOperationAST } from 'graphql';
import { createHandler, type RequestParams } from 'graphql-sse';
import { CloseCode } from 'graphql-ws';
import type { App } from '../app.type.ts';
import type { AccessWatch } from '../auth/access-watch.ts';
import { networkOf } from '../auth/client-network.ts';
import { identify } from '../auth/viewer.ts';
import { type Context, createContext } from '../context.ts';
import { logFailure } from '../database/log-failure.ts';
import { currentScope } from '../database/purpose.ts';
import { forbidden, rateLimited, unavailable } from '../errors.ts';
import { clientInfoOf } from '../http/client-info.ts';
import { answerGraphqlError } from '../http/error-handler.ts';
import { isAllowedOrigin } from '../http/origin.ts';
import { tokenOf } from '../http/request-token.ts';
import { sockets as openSockets } from '../metrics.ts';
import { checkDocument } from './documents.ts';
import { formattedError } from './format-error.ts';
import { allowanceOf, maxMessageBytes, type Price } from './limits.ts';
import { wantsCost } from './operation-limits.ts';
import type { PersistedDocuments } from './persisted-documents.ts';
import { sinceOf } from './resume.ts';
import { sharedSubscriptions } from './shared-subscriptions.ts';
import { type Connections, refusedForSeconds, tooManyOfAddress, tooManyOfUser } from './socket-limits.ts';
import { type Accepted, inTurn, type Turns } from './turns.ts';

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no', // nginx would hold events back
};

/** How soon a browser connects again. */
const retryMilliseconds = 1000;

interface Options {
  path: string;
  schema: GraphQLSchema;
  access: AccessWatch;
  /** Those of WebSockets, too. */
  turns: Turns;
  persisted: PersistedDocuments;
  connections: Connections;
}

/** One subscription of one client. */
interface Stream {
  context(params: RequestParams): Context & Record<PropertyKey, unknown>;
  out: PassThrough;
  /** Of its document, when the client wants to know. */
  price?: Price;
  results?: AsyncIterableIterator<ExecutionResult>;
  /** Of the event that is handed over next. */
  cursor?: string | undefined;
  /** While the connection has not taken an event; no other one is asked for meanwhile. */
  sending?: PromiseWithResolvers<void>;
}

/**
 * Serves subscriptions at `path`, by GET and POST. The id of each event is its cursor, so that a browser which connects again
 * goes on from there.
 */
export function registerEventStream(
  server: FastifyInstance,
  app: App,
  { path, schema, access, turns, persisted, connections }: Options,
): void {
  const open = new Set<PassThrough>();
  const handle = createHandler<unknown, Stream, Context & Record<PropertyKey, unknown>>({
    authenticate: () => null, // no stream is reserved: the next request may reach another process
    validate: () => [], // done by then
    async onSubscribe({ context: stream }, params) {
      const contextValue = stream.context(params);
      const checked = await checkDocument({ schema, persisted }, params, allowanceOf(contextValue));
      if (Array.isArray(checked)) return refused(checked);
      if (getOperationAST(checked.document, checked.operationName)?.operation !== 'subscription')
        return refused([onlySubscriptions()]);
      if (wantsCost(params)) stream.price = { cost: checked.cost, limit: checked.limit };
      return { ...checked, contextValue };
    },
    subscribe: async (args) => inTurn(turns, args as Accepted, async () => sharedSubscriptions(args as Accepted)),
    onOperation(_context, { context: stream }, _args, results) {
      if (Symbol.asyncIterator in results) stream.results = results as AsyncIterableIterator<ExecutionResult>;
    },
    async onNext(_context, { context: stream }, result) {
      await stream.sending?.promise;
      stream.sending = Promise.withResolvers();
      stream.cursor = result.extensions?.cursor as string | undefined;
      const errors = result.errors?.map((error) => formattedError(app.log, error) as GraphQLError);
      const extensions = stream.price && { ...result.extensions, ...stream.price };
      return { ...result, ...(errors && { errors }), ...(extensions && { extensions }) };
    },
  });

  server.route({
    method: ['GET', 'POST'],
    url: path,
    bodyLimit: maxMessageBytes,
    errorHandler: answerGraphqlError,
    async handler(request, reply) {
      if (!isAllowedOrigin(request.headers.origin, request.headers.host, app.config))
        throw forbidden('Pages of this origin may not subscribe here.');
      const client = clientInfoOf(request);
      if (!connections.ofAddresses.enter(networkOf(client.address), reply.raw))
        throw rateLimited(tooManyOfAddress(connections), refusedForSeconds);
      const { viewer, refusal } = await identify(app, tokenOf(app, request));
      if (refusal) throw refusal;
      if (reply.raw.destroyed) throw unavailable('The client has gone.');
      if (viewer && !connections.ofUsers.enter(viewer.id, reply.raw))
        throw rateLimited(tooManyOfUser(connections), refusedForSeconds);
      const out = new PassThrough();
      // From here on, as the subscription may wait for its turn while the login ends.
      if (viewer)
        reply.raw.once(
          'close',
          access.watch(viewer, (code) => end(out, code)),
        );
      const stream: Stream = {
        out,
        context: ({ extensions }) => {
          const since = (request.headers['last-event-id'] as string | undefined) ?? sinceOf(extensions);
          const onCursor = (cursor: string) => void (out.writable && out.write(`id: ${cursor}\n\n`));
          const { signal } = currentScope(); // of the request
          const options = { client, resume: { since, onCursor }, live: true, signal };
          return { ...createContext(app, { viewer }, options) };
        },
      };
      const [body, { status }] = await handle({
        method: request.method,
        url: hasHashOnly(request.query) ? `${request.url}&query=` : request.url,
        headers: { get: (name) => (name === 'accept' ? 'text/event-stream' : headerOf(request.headers[name])) },
        body: hasHashOnly(request.body) ? { ...request.body, query: '' } : (request.body as Record<string, unknown>),
        raw: request,
        context: stream,
      });
      if (body === null || typeof body === 'string') throw refusalOf(status, body);
      void send(stream, body);
      return reply.headers(headers).send(out);
    },
  });

  /** Until the subscription ends, the client leaves, or what it was let in by has ended. */
  async function send(stream: Stream, chunks: AsyncGenerator<string>): Promise<void> {
    const { out } = stream;
    const over = new AbortController();
    open.add(out);
    openSockets.inc({ transport: 'event-stream' });
    for (const event of ['finish', 'close']) out.once(event, () => over.abort());
    over.signal.addEventListener('abort', () => {
      open.delete(out);
      openSockets.dec({ transport: 'event-stream' });
      void stream.results?.return?.();
      stream.sending?.resolve();
      void chunks.return(undefined);
    });
    if (out.writable) out.write(`retry: ${retryMilliseconds}\n\n`);
    else over.abort(); // what it was let in by has ended before it began
    try {
      for await (const chunk of chunks) {
        if (!out.writable) break;
        const isEvent = chunk.startsWith('event: next');
        const isTaken = out.write(isEvent && stream.cursor ? `id: ${stream.cursor}\n${chunk}` : chunk);
        if (!isTaken) await once(out, 'drain', { signal: over.signal });
        if (isEvent) stream.sending?.resolve();
      }
    } catch (error) {
      if (!over.signal.aborted) logFailure(app.log, error, 'an event stream has failed');
    }
    out.end();
  }

  server.addHook('preClose', async () => {
    for (const out of open) out.end(); // clients come again
  });
}

/** A client whose login has ended is told that this was all; any other one comes again, and goes on. */
function end(out: PassThrough, code: number): void {
  if (code === CloseCode.Unauthorized) out.end(goodbye);
  else out.end();
}

const goodbye = `event: next\ndata: ${JSON.stringify({
  errors: [{ message: 'The login has ended.', extensions: { code: 'UNAUTHENTICATED' } }],
})}\n\nevent: complete\ndata:\n\n`;

/** The library insists on a document, though a persisted one comes without; its `extensions` are text in an address. */
function hasHashOnly(params: unknown): params is Record<string, unknown> {
  const { query, extensions } = (params ?? {}) as Partial<RequestParams>;
  return query === undefined && JSON.stringify(extensions ?? '').includes('persistedQuery');
}

/** A stream of one answer. */
async function* refused(errors: GraphQLError[]): AsyncGenerator<ExecutionResult> {
  yield { errors };
}

const onlySubscriptions = () =>
  new GraphQLError('Only subscriptions are served here: send queries and mutations to /graphql.', {
    extensions: { code: 'BAD_REQUEST' },
  });

/** What the library refuses: a request that holds no document. */
function refusalOf(statusCode: number, body: string | null): Error {
  const { errors } = JSON.parse(body ?? '{}') as { errors?: { message: string }[] };
  return Object.assign(new Error(errors?.[0]?.message), { statusCode });
}

const headerOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join() : value);
