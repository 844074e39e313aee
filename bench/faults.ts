/**
 * `npm run bench -- faults [--only words]`: causes one fault after the other to a server with a worker, jobs and eight users who try nothing
 * again, and prints what they saw, how many seconds after the fault all works again without help, and what was lost.
 * As root, as some of the faults need a small disk. Needs `npm run build`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startEmbedded } from '../src/database/embedded.ts';
import { mayMount } from '../test/support/may-mount.ts';
import { filmOf, type Line, openLine, uploadFile } from '../test/support/uploads.ts';
import { signalTo } from './cluster.ts';
import { type Fault, Place, type Row } from './faults/place.ts';
import { removeFolder, temporaryFolder } from './server.ts';

/** How long what does not end by itself is left as it is. */
const holdMilliseconds = 8000;

const dayMilliseconds = 86_400_000;

/** On SIGUSR2 the clock of the process jumps two months ahead, and on the next one back. */
const jumpingClock = `--import data:text/javascript,${encodeURIComponent(`
  const Usual = Date;
  let ahead = 0;
  globalThis.Date = class extends Usual {
    constructor(...args) { args.length === 0 ? super(Date.now()) : super(...args); }
    static now() { return Usual.now() + ahead; }
  };
  process.on('SIGUSR2', () => { ahead = ahead === 0 ? ${60 * dayMilliseconds} : 0; });
`)}`;

const upload = async ({ cluster, token }: Place) =>
  uploadFile(`${cluster.url}/api/uploads`, token, await filmOf(500_000), { retryDelays: null }).catch((error) => {
    throw Object.assign(error, { code: `upload refused with ${error.originalResponse?.getStatus() ?? 'no answer'}` });
  });

const signalFfmpegs = async ({ cluster }: Place, signal: NodeJS.Signals) => {
  for (const pid of await cluster.ffmpegs()) signalTo(pid, signal);
};

/** Leaves no byte of a disk for a while. */
function full(disk: (place: Place) => string, meanwhile: (place: Place) => Promise<unknown>): Fault['cause'] {
  return async (place) => {
    const folder = disk(place);
    const filler = join(folder, 'filler');
    spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=64k']); // until there is no room
    const end = performance.now() + holdMilliseconds;
    while (performance.now() < end) {
      await meanwhile(place).catch(() => {});
      await delay(500);
    }
    await rm(filler);
  };
}

const faults: Fault[] = [
  { name: 'none, to compare with', cause: async () => {} },
  { name: 'PostgreSQL is killed', cause: async ({ cluster }) => cluster.killPostgres() },
  { name: 'the server is killed', cause: async ({ cluster }) => cluster.kill('start', 'SIGKILL') },
  { name: 'the worker is killed', cause: async ({ cluster }) => cluster.kill('worker', 'SIGKILL') },
  {
    name: 'the worker is stopped for 45 s, and goes on',
    async cause({ cluster }) {
      cluster.kill('worker', 'SIGSTOP');
      await delay(45_000);
      cluster.kill('worker', 'SIGCONT');
    },
  },
  { name: 'every ffmpeg is killed', cause: async (place) => signalFfmpegs(place, 'SIGKILL') },
  { name: 'every ffmpeg hangs', cause: async (place) => signalFfmpegs(place, 'SIGSTOP') },
  {
    name: 'the clocks of server and worker jump two months ahead, and back',
    async cause({ cluster }) {
      for (let n = 0; n < 2; n += 1) {
        for (const command of ['start', 'worker'] as const) cluster.kill(command, 'SIGUSR2');
        if (n === 0) await delay(holdMilliseconds);
      }
    },
  },
];

const onSmallDisks: Fault[] = [
  {
    name: 'the disk under the library is full',
    cause: full(
      ({ library }) => library,
      async (place) => place.tell(async () => upload(place)),
    ),
    works: upload,
  },
  {
    name: 'the disk under assets is full',
    cause: full(
      ({ cluster }) => join(cluster.dataDir, 'assets'),
      async () => {},
    ),
  },
  {
    name: 'the disk under data and database is full',
    cause: full(
      ({ cluster }) => cluster.dataDir,
      async ({ cluster }) =>
        cluster.query('create table filling as select n, repeat($1, 100) from generate_series(1, 500000) n', ['x']),
    ),
  },
];

/** Of the line between the server and PostgreSQL. */
const onLine = ({ cut }: Line): Fault[] => [
  {
    name: 'connections to PostgreSQL are cut at random',
    async cause() {
      const end = performance.now() + holdMilliseconds;
      while (performance.now() < end) {
        cut(0.3);
        await delay(300);
      }
    },
  },
];

export async function causeFaults(): Promise<void> {
  const { values } = parseArgs({ allowPositionals: true, options: { only: { type: 'string', default: '' } } });
  const table: Record<string, Row> = {};
  const measure = async (list: Fault[], open: (folder: string, stack: AsyncDisposableStack) => Promise<Place>) => {
    const chosen = list.filter(({ name }) => name.includes(values.only));
    if (chosen.length === 0) return;
    await using stack = new AsyncDisposableStack();
    const folder = stack.adopt(await temporaryFolder(), removeFolder);
    const place = stack.use(await open(folder, stack));
    for (const fault of chosen) {
      table[fault.name] = await place.measure(fault);
      console.log(fault.name, table[fault.name]);
    }
  };
  await measure(faults, async (folder) => Place.open(folder, { settings: { NODE_OPTIONS: jumpingClock } }));
  if (mayMount) {
    await measure(onSmallDisks, async (folder, stack) => {
      for (const [disk, size] of [
        ['library', '64m'],
        ['data', '500m'],
        ['data/assets', '16m'],
      ] as const)
        mountSmall(join(folder, disk), size, stack);
      return Place.open(folder);
    });
  } else console.log('No disk is filled up: that needs root, and a container that lets it mount.');
  const log = { info: () => {}, warn: console.warn };
  await using stack = new AsyncDisposableStack();
  const dataDir = stack.adopt(await temporaryFolder(), removeFolder);
  const { url } = stack.use(await startEmbedded({ dataDir, log }));
  const line = stack.use(await openLine(url));
  const proxied = new URL(url);
  proxied.port = new URL(line.url).port;
  await measure(onLine(line), async (folder) =>
    Place.open(folder, { settings: { DATABASE_URL: proxied.href }, databaseUrl: url }),
  );
  console.table(table);
  console.log(
    'Not here: Meilisearch that goes away, as there is none on this machine (test/search/meilisearch.test.ts).',
  );
}

function mountSmall(folder: string, size: string, stack: AsyncDisposableStack): void {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', folder]);
  stack.defer(() => void execFileSync('umount', ['--lazy', folder]));
}
