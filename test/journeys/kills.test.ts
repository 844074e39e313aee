/** A queue of films under kill -9 of workers, API and PostgreSQL: every job ends, once, and every scene is whole. */
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbedded } from '../../src/database/embedded.ts';
import { type Client, createClient } from '../../src/sdk/client.ts';
import { postmasterOf } from '../database/embedded-fixtures.ts';
import { longFilm } from '../support/clips.ts';
import { slow } from '../support/engines.ts';
import { recordEnds } from '../support/job-ends.ts';
import { freePort } from '../support/ports.ts';
import { type NpmProcess, processesWith, startNpm } from '../support/processes.ts';
import { removeFolder, temporaryFolder } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

const password = 'Long-Enough-4-All';
const log = { info: () => {}, warn: () => {} };
const films = 16;

const opened = new AsyncDisposableStack();
let folder: string;
let library: string;
let database: EmbeddedPostgres;
/** One that takes two seconds for the sprites of a film. */
let ffmpeg: string;
let client: Client;
const processes = new Map<string, NpmProcess>();
let port: string;

/** What the subscription says of each job, one state after the other, without repetitions. */
const seen = new Map<string, string[]>();

beforeAll(async () => {
  folder = opened.adopt(await temporaryFolder(), removeFolder);
  library = join(folder, 'library');
  await mkdir(library);
  ({ ffmpeg } = await slow(folder, 30));
  await mkdir(join(folder, 'postgres'));
  await startDatabase();
  opened.defer(async () => database[Symbol.asyncDispose]());
  port = String(await freePort());
  opened.defer(async () => {
    await Promise.all([...processes.values()].map(async (process) => process[Symbol.asyncDispose]()));
  });
  await start('api');
  await Promise.all([start('worker-1'), start('worker-2')]);
  const url = `http://127.0.0.1:${port}`;
  const { login } = await createClient({ url }).login({ username: 'admin', password });
  client = opened.use(createClient({ url, token: login.token }));
  await recordEnds(query);
  for (const phase of ['METADATA', 'THUMBNAIL', 'SPRITES'] as const)
    await client.updateRetryPolicy({ phase, input: { initialDelaySeconds: 1, maxDelaySeconds: 1 } });
  await client.updateTrigger({ phase: 'SPRITES', triggerType: 'AFTER_JOB', afterPhase: 'THUMBNAIL' });
  const film = join(folder, 'film.mp4');
  await longFilm(film, 60);
  for (let n = 0; n < films; n++) await copyFile(film, join(library, `film ${n}.mp4`));
}, 90_000);

afterAll(async () => opened.disposeAsync(), 60_000);

async function startDatabase(settings: Record<string, string> = {}): Promise<void> {
  // The system does not crash, so what was committed stays without fsync, too.
  database = await startEmbedded({ dataDir: join(folder, 'postgres'), log, settings: { fsync: 'off', ...settings } });
}

/** Starts the API or a worker; the database knows its connections by its name. */
async function start(name: string): Promise<void> {
  const process = startNpm(name === 'api' ? 'api' : 'worker', {
    DATABASE_URL: database.url,
    PGAPPNAME: name,
    DATA_DIR: join(folder, 'data'),
    PORT: port,
    ADMIN_PASSWORD: password,
    FFMPEG_PATH: ffmpeg,
  });
  processes.set(name, process);
  await process.ready();
}

async function query<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
  const connection = new pg.Client({ connectionString: database.url });
  connection.on('error', () => {});
  await connection.connect();
  try {
    return (await connection.query<Row>(text)).rows;
  } finally {
    await connection.end();
  }
}

async function watchJobs(): Promise<void> {
  for await (const { jobChanged } of client.jobChanged()) {
    const { id, status, nextRetryAt } = jobChanged.job;
    const states = seen.get(id) ?? [];
    const state = nextRetryAt ? 'WAITING' : status;
    if (states.at(-1) !== state) seen.set(id, [...states, state]);
  }
}

const ffmpegs = () => processesWith('ffmpeg', library);

/** Waits for a random moment at which ffmpeg is at work, and strikes. */
async function strike(kill: () => void): Promise<void> {
  for (;;) {
    await eventually(async () => ffmpegs().length > 0 || (await refill()), 60);
    await delay(Math.random() * 1000);
    if (ffmpegs().length === 0) continue;
    kill();
    return;
  }
}

/** On a fast machine the queue may be empty before the last blow: then everything is asked for again. */
async function refill(): Promise<false> {
  const { queue } = await client.queue();
  if (queue?.phases.some(({ pending, running }) => pending + running > 0)) return false;
  const { scenes } = await client.scenes({ first: 100 });
  if (scenes.nodes.length === films)
    await client.processScenes({ phase: 'SPRITES', ids: scenes.nodes.map(({ id }) => id) });
  return false;
}

const killed = async (name: string) => {
  await strike(() => processes.get(name)?.signal('SIGKILL'));
  await processes.get(name)?.exited();
};

test('whatever is killed while ffmpeg is at work, each job ends once and no scene is left half processed', async () => {
  void watchJobs();
  await client.queueChanged()[Symbol.asyncIterator]().next();
  await client.createStoragePath({ name: 'Films', path: library });
  await client.startScan();

  // A worker dies: the other one takes over what it had begun.
  await eventually(async () => (await client.queue()).queue?.phases[2]?.running === 2, 60);
  await killed('worker-1');
  const orphans = await query<{ key: string }>(
    `select key from graphile_worker.jobs where locked_by is not null and task_identifier = 'processing.sprites'`,
  );
  expect(orphans.length).toBeGreaterThan(0);
  await eventually(async () => {
    const left = await query<{ key: string }>(
      `select job_id as key from job_history where status in ('pending', 'running') and attempt < 2`,
    );
    return orphans.some(({ key }) => !left.some((job) => job.key === key)) && orphansAreTaken(orphans);
  }, 60);
  await start('worker-1');

  await killed('api');
  await start('api');

  const { port: databasePort } = new URL(database.url);
  await strike(() => process.kill(postmasterOf(database.directory), 'SIGKILL'));
  await database[Symbol.asyncDispose](); // lets go of what is gone
  await startDatabase({ port: databasePort });

  await query('update job_history set deaths = 0'); // a job that is hit twice by chance has failed for good
  await killed('worker-2');
  await start('worker-2');

  const jobCount = await eventually(async () => {
    const { queue } = await client.queue();
    const isOver = queue?.phases.every((phase) => phase.pending + phase.running + phase.retrying === 0);
    return isOver && (await client.jobs()).jobs?.totalCount;
  }, 200);
  expect(jobCount).toBeGreaterThanOrEqual(films * 3);
  const ends = await query<{ job_id: string; status: string; process: string }>('select * from job_ends');
  expect(ends).toHaveLength(jobCount); // none lost
  expect(new Set(ends.map(({ job_id }) => job_id)).size).toBe(jobCount); // none twice
  expect(ends.filter(({ status }) => status !== 'completed')).toEqual([]);

  const { scenes } = await client.scenes({ first: 100 });
  expect(scenes.nodes).toHaveLength(films);
  for (const { processingStatus, thumbnail, sprites } of scenes.nodes)
    expect([processingStatus, thumbnail !== null, sprites?.sheetCount]).toEqual(['COMPLETED', true, 1]);
  await eventually(() => ffmpegs().length === 0);

  // While connections were down, subscribers could miss an end, but nobody was shown two.
  const shown = [...seen.values()].map((states) => states.filter((state) => state === 'COMPLETED').length);
  expect(shown.filter((times) => times > 1)).toEqual([]);
  expect(shown.filter((times) => times === 1).length).toBeGreaterThan(jobCount / 2);
}, 300_000);

async function orphansAreTaken(orphans: { key: string }[]): Promise<boolean> {
  const keys = orphans.map(({ key }) => `'${key}'`).join();
  const dead = await query(
    `select from graphile_worker.jobs j where key in (${keys}) and not exists (
       select from pg_locks where locktype = 'advisory' and classid = 2003792491 and objid::bigint = hashtext(j.locked_by)::bigint & 4294967295)
       and locked_by is not null`,
  );
  return dead.length === 0;
}

async function ended(): Promise<number> {
  const [row] = await query<{ count: number }>('select count(distinct job_id)::int as count from job_ends').catch(
    () => [],
  );
  return row?.count ?? 0;
}

test('two workers share the work: each finishes at least a fifth, and every end is told to subscribers, once', async () => {
  await query('truncate job_ends');
  seen.clear();
  const ids = (await client.scenes({ first: 100 })).scenes.nodes.map(({ id }) => id);
  expect((await client.processScenes({ phase: 'SPRITES', ids })).processScenes).toMatchObject({
    queued: films,
    skipped: 0,
  });
  await eventually(async () => (await ended()) === films, 120);
  const byWorker = await query<{ process: string; count: number }>(
    'select process, count(*)::int as count from job_ends group by process order by process',
  );
  expect(byWorker.map(({ process }) => process)).toEqual(['worker-1', 'worker-2']);
  for (const { count } of byWorker) expect(count).toBeGreaterThanOrEqual(films / 5);
  await eventually(() => [...seen.values()].filter((states) => states.includes('COMPLETED')).length === films);
  for (const states of seen.values()) expect(states.filter((state) => state === 'COMPLETED')).toHaveLength(1);
}, 180_000);
