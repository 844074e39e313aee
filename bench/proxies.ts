/** The examples of docs/ for nginx and Caddy, run in front of a server: sockets, event streams, uploads, ranges. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeSampleClips } from '../src/media/sample-clips.ts';
import { findMediaTools } from '../src/media/tools.ts';
import { createClient } from '../src/sdk/client.ts';
import { freePort } from '../test/support/ports.ts';
import { uploadFile } from '../test/support/uploads.ts';
import { startNginx } from './nginx.ts';
import { account, removeFolder, startServer, temporaryFolder } from './server.ts';

export async function proxies(): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  const library = join(folder, 'library');
  await mkdir(library);
  const server = await startServer(folder, { TRUST_PROXY: 'true', FILE_OFFLOAD: '' });
  stack.defer(async () => server.stop());
  const { login } = await createClient({ url: server.url }).login({
    username: account.ADMIN_USERNAME,
    password: account.ADMIN_PASSWORD,
  });
  const { token } = login;
  await createClient({ url: server.url, token }).createStoragePath({ name: 'Library', path: library, isDefault: true });
  const nginx = stack.use(await startNginx(folder, server.url, library));
  await tryOut('nginx', nginx.proxy, token);
  const caddy = process.env.CADDY ?? 'caddy';
  const port = await freePort();
  const example = (await readFile(new URL('../docs/Caddyfile', import.meta.url), 'utf8'))
    .replace('videos.example.org {', `http://127.0.0.1:${port} {`)
    .replace('127.0.0.1:4000', new URL(server.url).host);
  await writeFile(join(folder, 'Caddyfile'), `{\n\tadmin off\n}\n${example}`);
  const child = spawn(caddy, ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'], {
    stdio: 'ignore',
  });
  child.once('error', () => console.log('Caddy is not installed: set CADDY to where it is.'));
  stack.defer(async () => {
    child.kill();
    if (child.pid && child.exitCode === null) await once(child, 'exit');
  });
  const url = `http://127.0.0.1:${port}`;
  while (child.pid && child.exitCode === null && !(await fetch(url).catch(() => undefined))) await delay(50);
  if (child.pid) await tryOut('Caddy', url, token);
}

async function tryOut(name: string, url: string, token: string): Promise<void> {
  for (const transport of ['websocket', 'sse'] as const) {
    await using client = createClient({ url, token, transport });
    const { value } = await client.queueChanged()[Symbol.asyncIterator]().next();
    console.log(`${name}: a subscription by ${transport} begins with ${Object.keys(value ?? {})}`);
  }
  const film = await filmOf20Megabytes();
  const { sceneId } = await uploadFile(`${url}/api/uploads`, token, film, { chunkSize: 5_000_000 });
  await using client = createClient({ url, token });
  const { scene } = await client.scene({ id: sceneId ?? '' });
  const range = { range: 'bytes=1000-1999' };
  const part = await fetch(new URL(scene?.streamUrl ?? '', url), { headers: range });
  const isSame = Buffer.from(await part.arrayBuffer()).equals(film.subarray(1000, 2000));
  console.log(
    `${name}: 20 MB uploaded by tus in pieces of 5 MB; bytes 1000 to 1999: ${part.status}, ${isSame ? 'as sent' : 'WRONG'}`,
  );
}

/** One of the sample clips, with something behind it that players pass over. */
async function filmOf20Megabytes(): Promise<Buffer> {
  await using stack = new AsyncDisposableStack();
  const samples = stack.adopt(await temporaryFolder(), removeFolder);
  await makeSampleClips(await findMediaTools(), samples);
  const name = (await readdir(samples)).find((file) => file.endsWith('.mp4')) ?? '';
  const film = await readFile(join(samples, name));
  const filling = Buffer.concat([Buffer.alloc(8), randomBytes(20_000_000)]);
  filling.writeUInt32BE(filling.length);
  filling.write('free', 4);
  return Buffer.concat([film, filling]);
}
