/** Files on their way to a reader who may go away. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, open, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pump } from '../../src/http/pump.ts';

let folder: string;
let file: string;
const content = randomBytes(1_000_000);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-pump-'));
  file = join(folder, 'film.mp4');
  await writeFile(file, content);
});

afterAll(async () => rm(folder, { recursive: true }));

/** As the server does it: opened first, closed at the end. */
async function send(path: string, start: number, length: number, response: ServerResponse): Promise<void> {
  await using handle = await open(path);
  const file = {
    read: async (into: Buffer, size: number, at: number) => (await handle.read(into, 0, size, at)).bytesRead,
  };
  await pump(file, [{ start, end: start + length - 1 }], response);
}

async function serving(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

test.each([
  ['whole', 0, 1_000_000],
  ['a part that is no multiple of the buffer', 12_345, 654_321],
  ['one byte', 999_999, 1],
  ['nothing', 500, 0],
])('%s arrives byte for byte', async (_what, start, length) => {
  await using server = await serving((_request, response) => {
    response.writeHead(200, { 'content-length': length });
    void send(file, start, length, response);
  });
  const received = Buffer.from(await (await fetch(`http://127.0.0.1:${server.port}`)).arrayBuffer());
  expect(received.equals(content.subarray(start, start + length))).toBe(true);
});

test('a reader who goes away ends it', async () => {
  const large = join(folder, 'large.mp4');
  await using handle = await open(large, 'w');
  await handle.truncate(200_000_000);
  const ended = Promise.withResolvers<void>();
  await using server = await serving((_request, response) => {
    response.writeHead(200, { 'content-length': 200_000_000 });
    send(large, 0, 200_000_000, response).then(ended.resolve, ended.reject);
  });
  const reader = connect(server.port, '127.0.0.1');
  reader.write('GET / HTTP/1.1\r\nhost: here\r\n\r\n');
  await once(reader, 'data');
  reader.destroy();
  await ended.promise;
});

test('a file that became shorter breaks the connection rather than the promise', async () => {
  const shrunk = join(folder, 'shrunk.mp4');
  await writeFile(shrunk, content);
  await truncate(shrunk, 1000);
  await using server = await serving((_request, response) => {
    response.writeHead(200, { 'content-length': 1_000_000 });
    void send(shrunk, 0, 1_000_000, response);
  });
  const response = await fetch(`http://127.0.0.1:${server.port}`);
  await expect(response.arrayBuffer()).rejects.toThrow();
});
