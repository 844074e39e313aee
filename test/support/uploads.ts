/** Uploading as clients do: by tus-js-client, through lines that break, with films that no other test has. */
import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Upload, type UploadOptions } from 'tus-js-client';
import { clip } from './clips.ts';

/** An mp4 of about so many bytes: a film, and a box at its end that players pass over. */
export async function filmOf(bytes: number): Promise<Buffer> {
  const film = await readFile(await clip('mp4'));
  const filling = Math.max(16, bytes - film.length);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(filling);
  header.write('free', 4);
  return Buffer.concat([film, header, randomBytes(filling - 8)]);
}

export const sha256Of = (content: Buffer) => createHash('sha256').update(content).digest('hex');

export interface Uploaded {
  sceneId: string | undefined;
  url: string;
}

/** Resolves when tus-js-client says that all is well, and rejects with its error. */
export async function uploadFile(
  endpoint: string,
  token: string,
  content: Buffer,
  options: Partial<UploadOptions> = {},
): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(content, {
      endpoint,
      retryDelays: [0, 50, 100, 200, 400, 800, 1600, 3000],
      headers: { authorization: `Bearer ${token}` },
      ...options,
      metadata: { filename: 'holiday.mp4', ...options.metadata },
      onError: reject,
      onSuccess: ({ lastResponse }) =>
        resolve({ sceneId: lastResponse.getHeader('X-Scene-Id'), url: upload.url ?? '' }),
    });
    upload.start();
  });
}

export interface Line extends AsyncDisposable {
  url: string;
  /** How many bytes of each connection reach the server before it is cut, or held. */
  limit: number;
  mode: 'cut' | 'hold';
  /** Where it leads. */
  target: string;
  connections(): number;
  /** Cuts all connections, or each with this chance. */
  cut(chance?: number): void;
}

/** A line to the server that can break. */
export async function openLine(target: string): Promise<Line> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((client) => {
    connections += 1;
    const upstream = connect(Number(new URL(line.target).port), '127.0.0.1');
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one
        .on('error', () => {})
        .on('close', () => {
          sockets.delete(one);
          other.destroy();
        });
    }
    upstream.pipe(client);
    let passed = 0;
    client.on('data', (chunk) => {
      passed += chunk.length;
      if (passed <= line.limit) return void upstream.write(chunk);
      if (line.mode === 'hold') return void client.pause();
      client.destroy();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const cut = (chance = 1) => {
    for (const socket of sockets) if (Math.random() < chance) socket.destroy();
  };
  const line: Line = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    limit: Number.POSITIVE_INFINITY,
    mode: 'cut',
    target,
    connections: () => connections,
    cut,
    async [Symbol.asyncDispose]() {
      cut();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
  return line;
}
