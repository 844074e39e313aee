/**
 * Twenty viewers of five films by HLS on two API processes, which share database and data folder; one of them is killed half-way. Its
 * viewers go to the other one, as a proxy would send them.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startEmbedded } from '../src/database/embedded.ts';
import { findMediaTools } from '../src/media/tools.ts';
import { createClient } from '../src/sdk/client.ts';
import { makeStrangeFilm, type StrangeFilm } from '../test/support/strange-films.ts';
import { askerOf } from './request.ts';
import { account, removeFolder, startServer, temporaryFolder } from './server.ts';

const viewers = 20;
const codecs = ['h264.mkv', 'h264-again.mkv', 'xvid.avi', 'xvid-again.avi', 'mpeg2.mpg'];
const films = codecs.map((name): StrangeFilm => {
  const codec = name.startsWith('h264')
    ? 'libx264 -g 20'
    : name.startsWith('xvid')
      ? 'mpeg4 -q:v 4'
      : 'mpeg2video -r 25 -q:v 5';
  const sound = name.endsWith('.mpg') ? 'mp2' : 'ac3';
  return {
    name,
    kind: '',
    seconds: 64,
    make: async ({ clock, film, ffmpeg }) =>
      ffmpeg(
        ...['-i', await clock(), '-f', 'lavfi', '-i', 'sine=duration=64', '-vf', 'scale=640:360:flags=neighbor'],
        ...`-c:v ${codec} -c:a ${sound} -ar 48000`.split(' '),
        film,
      ),
  };
});

/** What one of them saw. */
interface Seen {
  /** By its address without the grant: a digest of each file. */
  files: Map<string, string>;
  refusals: number;
  /** Answers that were no whole file. */
  broken: number;
  longestSeconds: number;
  afterKill: number;
}

export async function twentyViewers(): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  const library = join(folder, 'library');
  await mkdir(library);
  const tools = await findMediaTools();
  for (const film of films) await makeStrangeFilm(tools, film, library);
  await rm(join(library, 'clock-64.mp4')); // what they were made of
  const log = { info: () => {}, warn: console.warn };
  const postgres = stack.use(await startEmbedded({ dataDir: join(folder, 'postgres'), log }));
  const settings = {
    DATABASE_URL: postgres.url,
    MAX_TRANSCODES: '6',
    AUTH_SECRET: 'the same secret for both of the processes',
  };
  const first = await startServer(folder, settings);
  stack.defer(async () => first.stop());
  const second = await startServer(folder, settings);
  stack.defer(async () => second.stop());
  const { ADMIN_USERNAME: username, ADMIN_PASSWORD: password } = account;
  const client = createClient({ url: first.url });
  const { login } = await client.login({ username, password });
  await using signedIn = createClient({ url: first.url, token: login.token });
  await signedIn.createStoragePath({ name: 'Bench', path: library });
  await signedIn.startScan();
  for (;;) {
    const { nodes } = (await signedIn.scenes()).scenes;
    if (nodes.length === films.length && nodes.every(({ processingStatus }) => processingStatus === 'COMPLETED')) break;
    await delay(500);
  }
  const { scenes } = await askerOf(
    first.url,
    login.token,
  )('{ scenes { nodes { playback { sources { kind url } } } } }');
  const { nodes } = scenes as unknown as { nodes: { playback: { sources: { kind: string; url: string }[] } }[] };
  const masters = nodes.map(({ playback }) => playback.sources.find(({ kind }) => kind === 'HLS')?.url ?? '');
  const servers = { alive: [first.url, second.url], isKilled: false };
  const watching = Promise.all(
    Array.from({ length: viewers }, async (_, index) => watch(masters[index % films.length] ?? '', index % 2, servers)),
  );
  await delay(8000);
  servers.isKilled = true;
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  servers.alive = [second.url];
  const seen = await watching;
  const digests = new Map<string, Set<string>>();
  for (const { files } of seen)
    for (const [file, digest] of files) digests.set(file, (digests.get(file) ?? new Set()).add(digest));
  const halves = (await readdir(join(folder, 'data', 'transcodes'), { recursive: true })).filter((name) =>
    name.endsWith('.tmp'),
  );
  const sum = (value: (one: Seen) => number) => seen.reduce((all, one) => all + value(one), 0);
  console.table({
    'viewers that saw their film to its end': `${seen.filter(({ files }) => files.size > 30).length} of ${viewers}`,
    'files that they got': sum(({ files }) => files.size),
    'of these after kill -9': sum(({ afterKill }) => afterKill),
    'files that differ between viewers': [...digests.values()].filter(({ size }) => size > 1).length,
    'files that were not whole': sum(({ broken }) => broken),
    'requests that had to be sent again': sum(({ refusals }) => refusals),
    'longest wait for a file': `${Math.max(...seen.map(({ longestSeconds }) => longestSeconds)).toFixed(1)} s`,
    'half segments left by the killed process': halves.length,
  });
}

/** Loads what a player would, a segment a second. */
async function watch(master: string, home: number, servers: { alive: string[]; isKilled: boolean }): Promise<Seen> {
  const seen: Seen = { files: new Map(), refusals: 0, broken: 0, longestSeconds: 0, afterKill: 0 };
  const load = async (path: string): Promise<Buffer> => {
    const begun = performance.now();
    for (let attempt = 0; attempt < 60; attempt += 1) {
      const server = servers.alive[home % servers.alive.length] ?? '';
      const answer = await fetch(new URL(path, server))
        .then(
          async (response) => (response.ok ? Buffer.from(await response.arrayBuffer()) : undefined),
          () => undefined,
        )
        .catch(() => undefined);
      if (answer) {
        seen.longestSeconds = Math.max(seen.longestSeconds, (performance.now() - begun) / 1000);
        return answer;
      }
      seen.refusals += 1;
      await delay(1000);
    }
    throw new Error(`${path} never came`);
  };
  const beside = (path: string, address: string) => {
    const { pathname, search } = new URL(address, new URL(path, 'http://server'));
    return pathname + search;
  };
  const linesOf = async (path: string) => (await load(path)).toString().split('\n');
  const lines = await linesOf(master);
  const addresses = [
    lines.find((line) => line && !line.startsWith('#')),
    /URI="([^"]+)"/.exec(lines.find((line) => line.includes('TYPE=AUDIO')) ?? '')?.[1],
  ].filter((address) => address !== undefined);
  const playlists = await Promise.all(
    addresses.map(async (address) => {
      const path = beside(master, address);
      const files = (await linesOf(path)).flatMap(
        (line) => /URI="([^"]+)"/.exec(line)?.[1] ?? (/^[^#]/.exec(line) ? line : []),
      );
      return files.map((file) => beside(path, file));
    }),
  );
  const longest = Math.max(...playlists.map(({ length }) => length));
  for (let index = 0; index < longest; index += 1) {
    for (const path of playlists.flatMap((files) => files[index] ?? [])) {
      const bytes = await load(path);
      if (!isWhole(bytes)) seen.broken += 1;
      if (servers.isKilled) seen.afterKill += 1;
      seen.files.set(path.replace(/\?.*/, ''), createHash('sha256').update(bytes).digest('hex'));
    }
    await delay(1000);
  }
  return seen;
}

/** Boxes of MP4, one after the other to the end. */
function isWhole(bytes: Buffer): boolean {
  let at = 0;
  while (at + 8 <= bytes.length) at += Math.max(8, bytes.readUInt32BE(at));
  return at === bytes.length && at > 0;
}
