/** Random bytes and random requests to every door: none is answered by 500, and others are answered all the time. */
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { startTestServer, type TestServer } from '../support/server.ts';
import { fuzzFor } from './seed.ts';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
  ({ token } = await server.user('user'));
});
afterAll(async () => server[Symbol.asyncDispose]());

const doors = [
  ...[
    '/graphql',
    '/graphql/stream',
    '/api/healthz',
    '/api/readyz',
    '/api/uploads',
    '/api/uploads/1',
    '/api/oidc/start',
  ],
  ...['/media/stream/1', '/media/stream/1/hls/master.m3u8', '/media/stream/1/subtitles/x.vtt', '/media/share/x', '/'],
  ...['/media/share/x/oembed', '/media/share/x/stream', '/media/share/x/hls/master.m3u8', '/media/scenes/1/x.webp'],
];
const types = ['connection_init', 'connection_ack', 'subscribe', 'next', 'error', 'complete', 'ping', 'pong', 'x'];
const bytes = fc.uint8Array({ maxLength: 300 }).map((content) => Buffer.from(content));
const path = fc
  .tuple(fc.constantFrom(...doors), fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { maxLength: 4 }))
  .map(([door, parts]) => [door, ...parts.map((part) => encodeURIComponent(part.toWellFormed()))].join('/'));
const request = fc
  .record({
    method: fc.constantFrom('GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS'),
    path,
    isSignedIn: fc.boolean(),
    header: fc.constantFrom('range', 'upload-offset', 'cookie', 'if-none-match', 'upload-metadata', 'idempotency-key'),
    value: fc.string({ maxLength: 40 }),
    type: fc.constantFrom(
      'application/json',
      'text/plain',
      'multipart/form-data; boundary=x',
      'application/offset+octet-stream',
    ),
    accept: fc.constantFrom('*/*', 'text/event-stream', 'application/json'),
    upgrade: fc.boolean(),
    body: fc.oneof(
      bytes,
      fc.json().map((text) => Buffer.from(text)),
    ),
  })
  .map(({ method, path, isSignedIn, header, value, type, accept, upgrade, body }) => {
    const lines = [`${method} ${path} HTTP/1.1`, 'host: localhost', `${header}: ${value}`, `content-type: ${type}`];
    lines.push(`accept: ${accept}`, `content-length: ${body.length}`);
    if (isSignedIn) lines.push(`authorization: Bearer ${token}`);
    lines.push(...(upgrade ? ['connection: upgrade', 'upgrade: websocket'] : ['connection: close']));
    return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), body]);
  });

test('whatever is sent, nothing is answered by 500, and others are answered', async () => {
  const statuses = new Map<string, number>();
  const sent = fc.asyncProperty(
    fc.oneof({ weight: 4, arbitrary: request }, { weight: 1, arbitrary: bytes }),
    async (message) => {
      const status = /^HTTP\/1\.1 (\d+)/.exec(await answerTo(message))?.[1] ?? 'none';
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect(status).not.toBe('500');
    },
  );
  await fc.assert(sent, fuzzFor(5));
  expect((await fetch(`${server.url}/api/readyz`)).status).toBe(200);
  expect(statuses.size).toBeGreaterThan(3);
});

test('whatever comes on a socket, it is answered or closed, and others are answered', async () => {
  const message = fc.oneof(
    fc.json(),
    fc.string({ unit: 'binary', maxLength: 50 }),
    fc
      .record({ id: fc.string(), type: fc.constantFrom(...types), payload: fc.jsonValue() })
      .map((one) => JSON.stringify(one)),
  );
  const messages = fc.array(message, { minLength: 1, maxLength: 10 });
  const codes = new Set<number>();
  const sent = fc.asyncProperty(messages, fc.boolean(), async (all, isSignedIn) => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    socket.on('error', () => {}); // it closes as well
    await new Promise((resolve) => socket.once('open', resolve));
    if (isSignedIn)
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
    for (const one of all) socket.send(one);
    setTimeout(() => socket.close(1000), 50);
    codes.add(await closed);
  });
  const nonsense = ['no JSON'];
  const polite = [JSON.stringify({ type: 'ping' })];
  // However little a busy machine gets to, these two are tried.
  const examples: [string[], boolean][] = [
    [nonsense, false],
    [polite, true],
  ];
  await fc.assert(sent, { ...fuzzFor(3), examples });
  expect([...codes].filter((code) => code === 1006 || code === 1011)).toEqual([]);
  expect(codes.size).toBeGreaterThan(1);
  expect((await fetch(`${server.url}/api/readyz`)).status).toBe(200);
});

/** The start of the answer; a door that waits for more is left. */
async function answerTo(message: Buffer): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  const answered = Promise.withResolvers<string>();
  socket.once('data', (data) => answered.resolve(data.toString('latin1')));
  socket.on('error', () => answered.resolve(''));
  socket.once('close', () => answered.resolve(''));
  socket.setTimeout(200, () => answered.resolve(''));
  socket.write(message);
  try {
    return await answered.promise;
  } finally {
    socket.destroy();
  }
}
