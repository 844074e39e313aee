/** How much one request may ask for. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { createClient } from '../../src/sdk/client.ts';
import { ask, askSocket } from '../support/request.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
});
afterAll(async () => server[Symbol.asyncDispose]());

/** A small document that stands for 4^8 selections. */
const bomb = [
  '{ server { ...f0 } }',
  ...Array.from({ length: 8 }, (_, n) => `fragment f${n} on ServerInfo { ${`...f${n + 1} `.repeat(4)} }`),
  'fragment f8 on ServerInfo { version }',
].join('\n');

test('a document whose fragments multiply is refused before it runs, over HTTP and WebSocket', async () => {
  const [http, socket] = [await ask(server.url, bomb), await askSocket(server.url, bomb)];

  for (const { errors, data } of [http, socket]) {
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    expect(errors?.[0]?.message).toMatch(/at most 20000 are allowed/);
  }
});

test('a document of many aliases is refused as well', async () => {
  const { errors } = await ask(
    server.url,
    `{ ${Array.from({ length: 20_001 }, (_, n) => `a${n}: __typename`).join(' ')} }`,
  );

  expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }]);
});

test('the introspection that tools send is within the limits', async () => {
  const { getIntrospectionQuery } = await import('graphql');

  expect((await ask(server.url, getIntrospectionQuery())).errors).toBeUndefined();
});

test('a body of more than 1 MiB is refused', async () => {
  const response = await fetch(new URL('/graphql', server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `{ server { version } } # ${'x'.repeat(1_100_000)}` }),
  });

  expect(response.status).toBe(413);
});

test('the client says so, too', async () => {
  const client = createClient({ url: server.url });

  await expect(client.login({ username: 'x'.repeat(1_100_000), password: 'x' })).rejects.toMatchObject({
    name: 'ReelgraphError',
    code: 'BAD_USER_INPUT',
    message: 'Request body is too large',
  });
});

test('a list of requests in one body is refused', async () => {
  const response = await fetch(new URL('/graphql', server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ query: '{ server { version } }' }]),
  });

  expect(response.status).toBe(400);
});

test('a WebSocket message of more than 256 KiB closes its socket', async () => {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await new Promise((resolve) => socket.once('open', resolve));
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));

  socket.send(JSON.stringify({ type: 'connection_init', payload: { text: 'x'.repeat(300_000) } }));

  expect(await closed).toBe(1009);
});
