/** Requests that are begun and not finished. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HttpServer, serve } from '../../src/http/server.ts';
import { storagePathOf } from '../support/factories.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

const stallMilliseconds = 3000;

let server: TestServer;
let http: HttpServer;
let admin: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  http = await serve(server.app, stallMilliseconds);
  admin = await server.user('admin');
  await storagePathOf(server.app, server.library);
});
afterAll(async () => {
  await http[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

async function open(): Promise<Socket> {
  const { hostname, port } = new URL(http.url);
  const socket = connect(Number(port), hostname).resume();
  socket.on('error', () => {}); // a reset is an end as well
  await once(socket, 'connect');
  return socket;
}

const head = (method: string, path: string, headers: Record<string, string>) =>
  [
    `${method} ${path} HTTP/1.1`,
    ...Object.entries({ host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n');

// Beside each other: most of it is waiting.
describe.concurrent('what is begun and not finished', () => {
  test.each([
    ['nothing at all', ''],
    ['half a request line', 'GET /healt'],
    ['half of the headers', 'GET /api/healthz HTTP/1.1\r\nhost: loc'],
    [
      'half a document',
      `${head('POST', '/graphql', { 'content-type': 'application/json', 'content-length': '100' })}{"query"`,
    ],
    [
      'half a chunked document',
      `${head('POST', '/graphql', { 'content-type': 'application/json', 'transfer-encoding': 'chunked' })}5\r\n{"que\r\n`,
    ],
  ])('%s ends', async (_, sent) => {
    const socket = await open();
    if (sent) socket.write(sent);

    await once(socket, 'close'); // the test times out otherwise
  });

  test('half of what was refused already ends', async () => {
    const socket = await open();
    socket.write(`${head('PUT', '/media/assets/actors/unknown/image', { 'content-length': '1000' })}half`);

    await once(socket, 'close');
  });

  test('half a film ends, and can be resumed', async () => {
    const { location } = await createFilm('half.mp4', 1000);
    const film = await open();
    film.write(`${patch(location, 1000)}half`);
    await once(film, 'close');

    expect(await offsetOf(location)).toBe(4);
  });

  test('a film that moves may take longer than that', async () => {
    const pieces = 10;
    const { location } = await createFilm('slow.mp4', pieces + 1);
    const film = await open();
    film.write(patch(location, pieces));
    for (let piece = 0; piece < pieces; piece += 1) {
      await sleep((stallMilliseconds * 1.5) / pieces);
      film.write('x');
    }
    const [answer] = await once(film.removeAllListeners('data'), 'data');
    film.destroy();

    expect(String(answer)).toMatch(/^HTTP\/1.1 204/);
    expect(await offsetOf(location)).toBe(pieces);
  });
});

const patch = (location: string, length: number) =>
  head('PATCH', location, {
    ...{ authorization: `Bearer ${admin.token}`, 'tus-resumable': '1.0.0', 'upload-offset': '0' },
    ...{ 'content-type': 'application/offset+octet-stream', 'content-length': String(length) },
  });

async function createFilm(name: string, size: number): Promise<{ location: string }> {
  const response = await fetch(new URL('/api/uploads', http.url), {
    method: 'POST',
    headers: {
      ...{ authorization: `Bearer ${admin.token}`, 'tus-resumable': '1.0.0', 'upload-length': String(size) },
      'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
    },
  });
  expect(response.status).toBe(201);
  return { location: new URL(response.headers.get('location') ?? '', http.url).pathname };
}

async function offsetOf(location: string): Promise<number> {
  const response = await fetch(new URL(location, http.url), {
    method: 'HEAD',
    headers: { authorization: `Bearer ${admin.token}`, 'tus-resumable': '1.0.0' },
  });
  return Number(response.headers.get('upload-offset'));
}
