/** What an operator sees of a server: metrics, request ids in logs, and spans. */
import { once } from 'node:events';
import { copyFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { createLogger } from '../../src/logger.ts';
import { serveMetrics } from '../../src/monitoring/metrics.routes.ts';
import { startTracing } from '../../src/tracing.ts';
import { clip, textClip } from '../support/clips.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

let server: TestServer;
let admin: TestUser;
const lines: Record<string, unknown>[] = [];

beforeAll(async () => {
  const log = createLogger({ logLevel: 'info' }, { write: (line) => void lines.push(JSON.parse(line)) });
  server = await startTestServer({ log });
  admin = await server.user();
  await copyFile(await clip('mp4'), join(server.library, 'good.mp4'));
  await copyFile(await textClip(), join(server.library, 'letter.mp4'));
  await admin.client.createStoragePath({ name: 'Library', path: server.library });
});

afterAll(async () => server?.[Symbol.asyncDispose]());

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

async function ask(query: string, { token = admin.token as string | undefined, headers = {} } = {}) {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? bearer(token) : {}), ...headers },
    body: JSON.stringify({ query }),
  });
  return { requestId: response.headers.get('x-request-id') ?? '', body: await response.json() };
}

async function metrics(): Promise<string> {
  const response = await fetch(`${server.url}/metrics`, { headers: bearer(admin.token) });
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  return response.text();
}

/** The value of a series, named as Prometheus writes it; undefined where there is none. */
async function valueIn(series: string): Promise<number | undefined> {
  const line = (await metrics()).split('\n').find((text) => text.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

test('/metrics is for logins that may manage settings', async () => {
  const user = await server.user('user');
  const statusOf = async (headers?: Record<string, string>) =>
    (await fetch(`${server.url}/metrics`, { headers })).status;
  expect(await statusOf()).toBe(401);
  expect(await statusOf(bearer(user.token))).toBe(403);
  expect(await statusOf(bearer(admin.token))).toBe(200);
  expect((await fetch(`${server.url}/api/metrics`, { headers: bearer(admin.token) })).status).toBe(200);
});

test('METRICS_PORT answers everybody who reaches it, and nothing else', async () => {
  await using port = await serveMetrics({ ...server.app, config: { ...server.app.config, metricsPort: 0 } });
  const at = `http://127.0.0.1:${port.port}`;
  expect(await (await fetch(`${at}/metrics`)).text()).toContain('reelgraph_queue_jobs');
  expect(await (await fetch(`${at}/healthz`)).json()).toEqual({ status: 'ok' });
  expect((await fetch(`${at}/graphql`)).status).toBe(404);
});

test('operations are counted by name, with their seconds, statements and errors', async () => {
  await ask('query CountMe { scenes(first: 1) { totalCount } }');
  await ask('query CountMe { scenes(first: 1) { totalCount } }');
  await ask('query CountMe { scenes(first: 1000) { totalCount } }');
  const labels = 'operation="CountMe",type="query"';
  expect(await valueIn(`reelgraph_graphql_operation_seconds_count{${labels},outcome="ok"}`)).toBe(2);
  expect(await valueIn(`reelgraph_graphql_operation_seconds_count{${labels},outcome="error"}`)).toBe(1);
  expect(await valueIn(`reelgraph_graphql_statements_total{${labels}}`)).toBeGreaterThanOrEqual(2);
  expect(await valueIn('reelgraph_graphql_errors_total{code="BAD_USER_INPUT"}')).toBeGreaterThanOrEqual(1);
  expect(
    await valueIn('reelgraph_http_request_seconds_count{route="/graphql",method="POST",status="200"}'),
  ).toBeGreaterThanOrEqual(3);
});

test('names are bounded: strangers add none, and nobody more than 200', async () => {
  await ask('query MadeUpByAStranger { __typename }', { token: '' });
  for (let n = 0; n < 210; n += 1) await ask(`query Made${n} { __typename }`);
  const text = await metrics();
  expect(text).not.toContain('MadeUpByAStranger');
  const names = new Set([...text.matchAll(/operation="([^"]+)"/g)].map(([, name]) => name));
  expect(names.size).toBeLessThanOrEqual(200 + 2); // and (other), (unnamed)
  expect(names).toContain('(other)');
}, 60_000);

test('sockets, streams, the queue, search and the event loop', async () => {
  expect(await valueIn('reelgraph_queue_jobs{phase="metadata",state="pending"}')).toBe(0);
  expect(await valueIn('reelgraph_search_lag_seconds')).toBeGreaterThanOrEqual(0);
  expect(await valueIn('reelgraph_streams')).toBeGreaterThanOrEqual(0); // players of test files before this one
  expect(await valueIn('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
  const before = (await valueIn('reelgraph_sockets{transport="websocket"}')) ?? 0;
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  expect(await valueIn('reelgraph_sockets{transport="websocket"}')).toBe(before + 1);
  socket.close();
  await eventually(async () => (await valueIn('reelgraph_sockets{transport="websocket"}')) === before);
});

test('a request id goes through the scan to the job that fails, in the log', async () => {
  const { requestId } = await ask('mutation Scan { startScan { id } }');
  expect(requestId).toMatch(/^[\da-f-]{36}$/);
  const failure = await eventually(() => lines.find(({ msg }) => msg === 'metadata failed'), 60);
  expect(failure).toMatchObject({ requestId, reason: '"letter.mp4" is not a video file' });
  expect(failure).not.toHaveProperty('err'); // nothing of the server's is at fault
  expect(await valueIn('reelgraph_job_seconds_count{phase="metadata",outcome="failed"}')).toBeGreaterThanOrEqual(1);
  await eventually(async () => valueIn('reelgraph_job_seconds_count{phase="thumbnail",outcome="completed"}'), 60);
}, 120_000);

test('an id that others send is not believed', async () => {
  const { requestId } = await ask('{ __typename }', { headers: { 'x-request-id': 'mine' } });
  expect(requestId).not.toBe('mine');
});

test('spans of OpenTelemetry: the request, its statements, and the job that it queues, in one trace', async () => {
  const spans: Span[] = [];
  const collector = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { resourceSpans } = JSON.parse(Buffer.concat(chunks).toString()) as Export;
    for (const { scopeSpans } of resourceSpans) spans.push(...scopeSpans.flatMap((scope) => scope.spans));
    response.setHeader('content-type', 'application/json').end('{}');
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const tracing = await startTracing(`http://127.0.0.1:${(collector.address() as AddressInfo).port}`);
  const { scenes } = await admin.client.scenes();
  const id = scenes.nodes.find(({ displayTitle }) => displayTitle === 'good.mp4')?.id ?? '';
  const isDone = async () =>
    (await admin.client.jobs({ filter: { phase: ['THUMBNAIL'] } })).jobs?.nodes.every(
      ({ status }) => status === 'COMPLETED',
    );
  await eventually(isDone, 60); // while one runs, none is queued beside it
  const { body } = await ask(`mutation Traced { processScenes(phase: THUMBNAIL, ids: ["${id}"]) { queued } }`);
  expect(body).toEqual({ data: { processScenes: { queued: 1 } } });
  await eventually(isDone, 60);
  // Its span ends after the job does, and before the queue lets go of it.
  const queued = `select from graphile_worker.jobs where task_identifier = 'processing.thumbnail'`;
  await eventually(async () => (await server.app.orm.em.fork().execute<unknown[]>(queued)).length === 0);
  await tracing?.[Symbol.asyncDispose]();
  collector.close();
  const request = spans.find(({ name }) => name === 'mutation Traced');
  expect(request?.kind).toBe(2); // server
  const inTrace = spans.filter(({ traceId }) => traceId === request?.traceId);
  expect(inTrace.filter(({ name, parentSpanId }) => name === 'WITH' && parentSpanId === request?.spanId)).not.toEqual(
    [],
  );
  expect(inTrace.map(({ name }) => name)).toContain('processing.thumbnail');
  expect(JSON.stringify(spans)).not.toContain(server.library); // statements have places for values, not values
}, 120_000);

interface Span {
  name: string;
  kind: number;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
}

interface Export {
  resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
}
