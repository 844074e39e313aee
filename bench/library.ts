/** A server with the demo's clips as its library, all of them processed, and a client that is signed in. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeSampleClips } from '../src/media/sample-clips.ts';
import { findMediaTools } from '../src/media/tools.ts';
import { type Client, createClient } from '../src/sdk/client.ts';
import { account, type MeasuredServer, removeFolder, startServer, temporaryFolder } from './server.ts';

export interface Library extends AsyncDisposable {
  server: MeasuredServer;
  client: Client;
  folder: string;
  clips: { id: string; path: string; title: string; streamUrl: string }[];
}

/** `prepare` may change the files before the server sees them. */
export async function startLibrary(
  settings: NodeJS.ProcessEnv = {},
  prepare: (files: string[]) => Promise<void> = async () => {},
): Promise<Library> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  const library = join(folder, 'library');
  await mkdir(library);
  const files = await makeSampleClips(await findMediaTools(), library);
  await prepare(files);
  const server = await startServer(folder, settings);
  stack.defer(async () => server.stop());
  const { ADMIN_USERNAME: username, ADMIN_PASSWORD: password } = account;
  const { login } = await createClient({ url: server.url }).login({ username, password });
  const client = stack.use(createClient({ url: server.url, token: login.token }));
  await client.createStoragePath({ name: 'Bench', path: library });
  await client.startScan();
  const clips = await processed(client, server.url, files.length);
  const opened = stack.move();
  return { server, client, folder, clips, [Symbol.asyncDispose]: async () => opened.disposeAsync() };
}

/** Once nothing else goes on: the hash is the last thing that is found out about a file. */
async function processed(client: Client, url: string, count: number): Promise<Library['clips']> {
  for (;;) {
    const { nodes } = (await client.scenes()).scenes;
    if (nodes.length === count && nodes.every(({ fileHash }) => fileHash !== '')) {
      return nodes.map(({ id, storedPath, displayTitle, streamUrl }) => ({
        id,
        path: storedPath ?? '',
        title: displayTitle,
        streamUrl: new URL(streamUrl ?? '', url).href,
      }));
    }
    await delay(200);
  }
}
