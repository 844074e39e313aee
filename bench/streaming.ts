/** A film of 2 GiB, as a whole and in parts, beside nginx on the same file; and what readers who are slow cost in memory. */
import { execFile } from 'node:child_process';
import { open, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createClient } from '../src/sdk/client.ts';
import { type Library, startLibrary } from './library.ts';
import { startNginx } from './nginx.ts';
import { median } from './quantiles.ts';
import { peakMegabytes, residentMegabytes } from './server.ts';

const size = 2 * 1024 ** 3;
const mebibyte = 1024 ** 2;
const rounds = 3;

export async function streaming(): Promise<void> {
  await using library = await startLibrary({}, async ([film = '']) => lengthen(film));
  const film = library.clips.find(({ path }) => path.endsWith('Harbour at Dawn.mp4'));
  if (!film) throw new Error('the film is not there');
  await using nginx = await startNginx(library.folder, library.server.url, dirname(film.path));
  const ofNginx = `${nginx.files}/${encodeURIComponent(basename(film.path))}`;
  const { pid } = library.server.child;
  const before = await residentMegabytes(pid);
  let peak = before;
  const rows = [];
  for (const [what, rate] of [
    ['the whole film, 2 GiB', wholeFilm],
    ['64 random MiB at once, 16 times', async (url: string) => randomParts(library.folder, url)],
  ] as const) {
    // In turn, so that what else the machine does falls on both.
    const rates: { own: number[]; nginx: number[] } = { own: [], nginx: [] };
    for (let round = 0; round < rounds; round += 1) {
      const own = rate(film.streamUrl);
      peak = Math.max(peak, await peakMegabytes(pid, own));
      rates.own.push(await own);
      rates.nginx.push(await rate(ofNginx));
    }
    const [own, other] = [median(rates.own), median(rates.nginx)];
    rows.push({ what, 'MiB/s': Math.round(own), 'nginx, MiB/s': Math.round(other), share: (own / other).toFixed(2) });
  }
  console.table(rows);
  await delay(3000);
  const slow = await withSlowReaders(library, film.id);
  console.table({
    'memory before (MB)': { value: Math.round(before), limit: '' },
    'added at the peak of the above (MB)': { value: Math.round(peak - before), limit: '' },
    'added by 200 slow readers, after that (MB)': { value: Math.round(slow - before), limit: '100' },
  });
}

/** A hole at the end of the file: it reads as zeros and takes no room on the disk. */
async function lengthen(file: string): Promise<void> {
  await using handle = await open(file, 'r+');
  await handle.truncate(size);
}

/** By curl, which costs the machine least. */
async function wholeFilm(url: string): Promise<number> {
  const format = '%{size_download} %{time_total}';
  const { stdout } = await promisify(execFile)('curl', [
    '--fail',
    '--silent',
    '--output',
    '/dev/null',
    '-w',
    format,
    url,
  ]);
  const [bytes = 0, seconds = 0] = stdout.split(' ').map(Number);
  if (bytes !== size) throw new Error(`${bytes} bytes arrived instead of ${size}`);
  return bytes / mebibyte / seconds;
}

async function randomParts(folder: string, url: string): Promise<number> {
  const count = 64 * 16;
  const parts = Array.from({ length: count }, () => {
    const start = Math.floor(Math.random() * (size - mebibyte));
    return `url = "${url}"\nrange = ${start}-${start + mebibyte - 1}\noutput = /dev/null\nfail\nwrite-out = "%{size_download}\\n"`;
  });
  const file = join(folder, 'parts.curl');
  await writeFile(file, parts.join('\nnext\n'));
  const begin = performance.now();
  const args = ['--silent', '--parallel', '--parallel-immediate', '--parallel-max', '64', '--config', file];
  const { stdout } = await promisify(execFile)('curl', args, { maxBuffer: 1e7 });
  const seconds = (performance.now() - begin) / 1000;
  const whole = stdout.split('\n').filter((line) => Number(line) === mebibyte).length;
  if (whole !== count) throw new Error(`${whole} of ${count} parts arrived`);
  return count / seconds;
}

/** The memory of the server while 200 readers take 64 KiB a second each, from ten logins. */
async function withSlowReaders({ server, client }: Library, id: string): Promise<number> {
  const sockets: Socket[] = [];
  for (let login = 0; login < 10; login += 1) {
    const { createApiKey } = await client.createApiKey({ name: `reader ${login}`, permissions: ['scenes:view'] });
    await using reader = createClient({ url: server.url, token: createApiKey.key });
    const path = (await reader.scene({ id })).scene?.streamUrl ?? '';
    const { hostname, port } = new URL(server.url);
    for (let count = 0; count < 20; count += 1) {
      const socket = connect(Number(port), hostname, () =>
        socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`),
      );
      sockets.push(socket.pause());
    }
  }
  const reading = setInterval(() => {
    for (const socket of sockets) socket.read(16 * 1024);
  }, 250);
  const peak = await peakMegabytes(server.child.pid, delay(10_000));
  clearInterval(reading);
  const started = sockets.filter(({ bytesRead }) => bytesRead > 16 * 1024).length;
  if (started !== sockets.length) throw new Error(`${started} of ${sockets.length} readers got something`);
  for (const socket of sockets) socket.destroy();
  return peak;
}
