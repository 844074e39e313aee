/** Servers with a library of films, and a client that is signed in. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeSampleClips } from '../src/media/sample-clips.ts';
import { findMediaTools } from '../src/media/tools.ts';
import { type Client, createClient, type SceneCoreFragment } from '../src/sdk/client.ts';
import { account, type MeasuredServer, removeFolder, startServer, temporaryFolder } from './server.ts';

export interface FilmServer extends AsyncDisposable {
  server: MeasuredServer;
  client: Client;
  /** Of the same login. */
  token: string;
  folder: string;
}

/** A server that scans the films which `make` puts into a folder. */
export async function serveFilms(
  make: (library: string) => Promise<void>,
  settings: NodeJS.ProcessEnv = {},
): Promise<FilmServer> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  const library = join(folder, 'library');
  await mkdir(library);
  await make(library);
  const server = await startServer(folder, settings);
  stack.defer(async () => server.stop());
  const { ADMIN_USERNAME: username, ADMIN_PASSWORD: password } = account;
  const { login } = await createClient({ url: server.url }).login({ username, password });
  const client = stack.use(createClient({ url: server.url, token: login.token }));
  await client.createStoragePath({ name: 'Bench', path: library });
  await client.startScan();
  const opened = stack.move();
  return { server, client, token: login.token, folder, [Symbol.asyncDispose]: async () => opened.disposeAsync() };
}

type Scene = SceneCoreFragment;

/** The scenes once there are so many; unless told otherwise, when nothing else goes on: the hash is found out last. */
export async function processed(
  client: Client,
  count: number,
  isOver = ({ fileHash }: Scene) => fileHash !== '',
): Promise<Scene[]> {
  for (;;) {
    const { nodes } = (await client.scenes({ first: 100 })).scenes;
    if (nodes.length >= count && nodes.every(isOver)) return nodes;
    await delay(200);
  }
}

export interface Library extends FilmServer {
  clips: { id: string; path: string; title: string; streamUrl: string }[];
}

/** With the demo's clips, all of them processed. `prepare` may change the files before the server sees them. */
export async function startLibrary(
  settings: NodeJS.ProcessEnv = {},
  prepare: (files: string[]) => Promise<void> = async () => {},
): Promise<Library> {
  let files: string[] = [];
  const served = await serveFilms(async (library) => {
    files = await makeSampleClips(await findMediaTools(), library);
    await prepare(files);
  }, settings);
  const clips = (await processed(served.client, files.length)).map(({ id, storedPath, displayTitle, streamUrl }) => ({
    id,
    path: storedPath ?? '',
    title: displayTitle,
    streamUrl: new URL(streamUrl ?? '', served.server.url).href,
  }));
  return { ...served, clips };
}
