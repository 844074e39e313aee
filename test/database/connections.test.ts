/** How many connections processes open: no more than they say, with everything that they do at its most. */
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectionsOf } from '../../src/database/connections.ts';
import { type Purpose, within } from '../../src/database/purpose.ts';
import { scenePhaseNames, workersFields } from '../../src/jobs/phases.ts';
import { startWorker } from '../../src/worker/phase-workers.ts';
import { QueuePool } from '../../src/worker/queue-pool.ts';
import { addScene } from '../support/factories.ts';
import { type OtherServer, serveAgain, startTestServer, type TestServer } from '../support/server.ts';
import { filmOf, uploadFile } from '../support/uploads.ts';
import { eventually } from '../support/wait.ts';

const config = { databaseConnections: 10, readTimeoutSeconds: 600, changeTimeoutSeconds: 600 };
const opened = new AsyncDisposableStack();
let apis: [TestServer, OtherServer];
let workers: OtherServer[];
let observer: pg.Client;
let blocker: pg.Client;

beforeAll(async () => {
  const first = opened.use(await startTestServer({ worker: false, config }));
  apis = [first, opened.use(await serveAgain(first))];
  const { client } = await first.user('admin');
  await client.updatePool({ input: Object.fromEntries(workersFields.map(({ field, max }) => [field, max])) });
  workers = [];
  for (let n = 0; n < 3; n++) {
    const worker = opened.use(await serveAgain(first));
    opened.use(await startWorker({ ...worker.app, media: first.media }));
    workers.push(worker);
  }
  observer = await connect(first.databaseUrl);
  blocker = await connect(first.databaseUrl); // a transaction sees the activity of its beginning
}, 60_000);

afterAll(async () => opened.disposeAsync(), 60_000);

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name: 'observer' });
  await client.connect();
  opened.defer(async () => client.end());
  return client;
}

async function open(): Promise<number> {
  const { rows } = await observer.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend' and application_name <> 'observer'`,
  );
  return rows[0]?.count ?? 0;
}

/** Each purpose of each process wants more connections than it may have, and gives none back before `blocker` lets them. */
function fillPools(isOver: () => boolean): Promise<void>[] {
  const purposes: Purpose[] = ['quick', 'list', 'search', 'change', 'background'];
  const ask = async ({ app }: OtherServer) => {
    do
      await app.orm.em
        .fork()
        .execute('select pg_advisory_xact_lock_shared(20)')
        .catch(() => {}); // a search ends after a second
    while (!isOver());
  };
  return [...apis, ...workers].flatMap((process) =>
    purposes.flatMap((purpose) => Array.from({ length: 5 }, async () => within({ purpose }, async () => ask(process)))),
  );
}

test('three workers with ten of each phase and two APIs take what they say, and fit into 100', async () => {
  const [server] = apis;
  const said = [...apis.map(() => 'api' as const), ...workers.map(() => 'worker' as const)].map((part) =>
    connectionsOf(config, [part]),
  );
  const most = said.reduce((sum, { all }) => sum + all, 0);
  expect(most).toBeLessThanOrEqual(97); // three of a hundred are for superusers

  const { token } = await server.user('admin');
  for (const { url } of apis) await uploadFile(`${url}/api/uploads`, token, await filmOf(1000)); // for the locks of uploads
  await blocker.query('begin; select pg_advisory_xact_lock(20); lock table graphile_worker._private_jobs');
  let isOver = false;
  const waiting = fillPools(() => isOver);
  // All but those that cancel statements, and those of the daily backup.
  const now = most - said.length - workers.length;
  await eventually(async () => (await open()) >= now);
  expect(await open()).toBeLessThanOrEqual(most);

  isOver = true;
  await blocker.query('rollback');
  await Promise.all(waiting);
  const scenes = await Promise.all(Array.from({ length: 20 }, async () => addScene(server.app)));
  const { client } = await server.user('admin');
  for (const phase of scenePhaseNames)
    await client.processScenes({ phase: phase.toUpperCase() as 'METADATA', ids: scenes.map(String) });
  await eventually(async () => {
    const { queue } = await client.queue();
    expect(await open()).toBeLessThanOrEqual(most);
    return queue?.phases.every(({ pending, running }) => pending + running === 0);
  });
}, 90_000);

test('a process listens on one connection; the queue hears there that it is to change, also after a cut', async () => {
  const listening = async () => {
    const { rows } = await observer.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and query ilike '%listen%' and pid <> pg_backend_pid()`,
    );
    return rows.map(({ pid }) => pid);
  };
  const { app } = workers[0] as OtherServer;
  const queue = opened.adopt(new QueuePool(app.databaseUrl, app.events), async (pool) => pool.end());
  const heard: unknown[] = [];
  queue.connect((_, client) => client?.on('notification', ({ payload }) => heard.push(payload)));
  const tell = async () => {
    await observer.query(`notify "worker:migrate", '{"migrationNumber": 1, "breaking": false}'`);
    return heard.length > 0;
  };
  await eventually(tell);

  const before = await listening();
  expect(before).toHaveLength(apis.length + workers.length);
  await observer.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [before]);
  await eventually(async () => (await listening()).filter((pid) => !before.includes(pid)).length === before.length);
  heard.length = 0;
  await eventually(tell);
  expect(heard).toContain('{"migrationNumber": 1, "breaking": false}');
});
