/** What streaming a film of 2 GiB costs the server in memory. */
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeSampleClips } from '../src/media/sample-clips.ts';
import { findMediaTools } from '../src/media/tools.ts';
import { createClient } from '../src/sdk/client.ts';
import { account, peakMegabytes, removeFolder, residentMegabytes, startServer, temporaryFolder } from './server.ts';

const size = 2 * 1024 ** 3;

export async function streaming(): Promise<void> {
  const folder = await temporaryFolder();
  try {
    const library = join(folder, 'library');
    await mkdir(library);
    const [film = ''] = await makeSampleClips(await findMediaTools(), library);
    await lengthen(film);
    const server = await startServer(folder);
    try {
      const url = await streamUrlOf(server.url, library, film);
      await drain(url, { range: 'bytes=0-1000000' });
      await delay(3000);
      const before = await residentMegabytes(server.child.pid);
      const begin = performance.now();
      let received = 0;
      const peak = await peakMegabytes(
        server.child.pid,
        drain(url, {}).then((bytes) => {
          received = bytes;
        }),
      );
      const elapsed = (performance.now() - begin) / 1000;
      console.table({
        'received (GiB)': { value: (received / 1024 ** 3).toFixed(2), limit: '' },
        'rate (MiB/s)': { value: Math.round(received / 1024 ** 2 / elapsed), limit: '' },
        'memory before (MB)': { value: Math.round(before), limit: '' },
        'memory added at the peak (MB)': { value: Math.round(peak - before), limit: '32' },
      });
    } finally {
      await server.stop();
    }
  } finally {
    await removeFolder(folder);
  }
}

/** A hole at the end of the file: it reads as zeros and takes no room on the disk. */
async function lengthen(file: string): Promise<void> {
  await using handle = await open(file, 'r+');
  await handle.truncate(size);
}

/** Once nothing else goes on: the hash is the last thing that is found out about a file. */
async function streamUrlOf(url: string, library: string, film: string): Promise<string> {
  const { login } = await createClient({ url }).login({
    username: account.ADMIN_USERNAME,
    password: account.ADMIN_PASSWORD,
  });
  await using client = createClient({ url, token: login.token });
  await client.createStoragePath({ name: 'Bench', path: library });
  await client.startScan();
  for (;;) {
    const { nodes } = (await client.scenes()).scenes;
    const isDone = nodes.length === 6 && nodes.every(({ fileHash }) => fileHash !== '');
    const path = nodes.find(({ storedPath }) => storedPath === film)?.streamUrl;
    if (isDone && path) return new URL(path, url).href;
    await delay(200);
  }
}

async function drain(url: string, headers: Record<string, string>): Promise<number> {
  const response = await fetch(url, { headers });
  if (!response.ok) throw new Error(`the stream answered ${response.status}`);
  let bytes = 0;
  for await (const chunk of response.body ?? []) bytes += chunk.byteLength;
  return bytes;
}
