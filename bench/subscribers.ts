/**
 * Whether subscribers miss anything: for two minutes the API is killed at random while 200 jobs run and 20 clients of the SDK watch
 * them, half over WebSocket, half over SSE. Prints how many ends of jobs each has seen, and how many of them twice. Needs
 * `npm run build`.
 */
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient, type JobCoreFragment, paginate } from '../src/sdk/client.ts';
import { clip } from '../test/support/clips.ts';
import { Cluster } from './cluster.ts';
import { account, removeFolder, temporaryFolder } from './server.ts';
import { Tally } from './tally.ts';

const jobCount = 200;
const subscriberCount = 20;
const seconds = 120;
const patienceSeconds = 900;

/** How often each job was told to have ended. */
type Ends = Map<string, number>;

export async function subscribers(): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  const library = join(folder, 'library');
  await mkdir(library);
  for (let index = 0; index < jobCount; index += 1)
    await copyFile(await clip('short'), join(library, `film ${index}.mp4`));
  const tally = new Tally();
  const cluster = stack.use(await Cluster.start(folder, tally));
  const admin = stack.use(await cluster.signIn());
  const token = await cluster.tokenOf(account.ADMIN_USERNAME, account.ADMIN_PASSWORD);
  const { createStoragePath } = await admin.createStoragePath({ name: 'Films', path: library });
  const { startScan } = await admin.startScan({ storagePathIds: [createStoragePath.id] });
  await admin.waitForScan(startScan.id);
  await untilIdle(admin);
  const { processScenes } = await admin.processScenes({ phase: 'THUMBNAIL', filter: {} });
  const ids = processScenes.jobIds;

  const stop = new AbortController();
  const seen = Array.from({ length: subscriberCount }, (_, index) => {
    const transport = index % 2 ? ('sse' as const) : ('websocket' as const);
    const client = stack.use(createClient({ url: cluster.url, token, transport, retryAttempts: 10_000, retries: 100 }));
    const ends: Ends = new Map();
    const watching = watch(client, ids, ends, stop.signal).catch((error: unknown) => {
      if (!stop.signal.aborted) throw error;
    });
    return { transport, ends, watching };
  });
  const failed = Promise.all(seen.map(async ({ watching }) => watching));
  failed.catch(() => {});

  let kills = 0;
  const until = Date.now() + seconds * 1000;
  while (Date.now() < until) {
    await delay(2000 + Math.random() * 8000);
    await cluster.ensureRunning();
    cluster.kill('start', 'SIGKILL');
    kills += 1;
  }
  const given = Date.now() + patienceSeconds * 1000;
  const own = new Set(ids);
  const ended = async () => {
    await cluster.ensureRunning();
    let count = 0;
    for await (const job of paginate(admin.jobs, { filter: { phase: ['THUMBNAIL'] }, first: 100 }))
      if (own.has(job.id) && isOver(job)) count += 1;
    return count;
  };
  while (Date.now() < given && (await ended()) < ids.length) await delay(1000);
  await delay(5000); // for what is under way, and for ends that come twice
  const inDatabase = await ended();
  stop.abort();
  await failed;

  console.log(
    `${ids.length} jobs, ${inDatabase} of them over; ${seen.length} subscribers; the API killed ${kills} times in ${seconds} s`,
  );
  console.table(
    seen.map(({ transport, ends }) => ({
      transport,
      'ends seen': ends.size,
      missed: inDatabase - ends.size,
      'seen twice': [...ends.values()].filter((count) => count > 1).length,
    })),
  );
}

async function watch(
  client: ReturnType<typeof createClient>,
  ids: string[],
  ends: Ends,
  signal: AbortSignal,
): Promise<void> {
  for await (const { jobChanged } of client.jobChanged({ ids }, { signal })) {
    const { job } = jobChanged;
    if (isOver(job)) ends.set(job.id, (ends.get(job.id) ?? 0) + 1);
  }
}

/** One that waits for a retry is not over. */
const isOver = ({ status, nextRetryAt }: JobCoreFragment) =>
  !['PENDING', 'RUNNING'].includes(status) && nextRetryAt === null;

async function untilIdle(client: ReturnType<typeof createClient>): Promise<void> {
  for await (const { queueChanged } of client.queueChanged())
    if (queueChanged.phases.every(({ pending, running }) => pending + running === 0)) return;
}
