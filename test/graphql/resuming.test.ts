/** Subscriptions that were cut off go on where they were, over both transports and at any process. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCursor, signFor, writeCursor } from '../../src/checks/signed-cursor.ts';
import { rows } from '../../src/database/rows.ts';
import { cursorSeconds } from '../../src/events/cursor.ts';
import { enqueue } from '../../src/jobs/enqueue.ts';
import { JobStatus, Phase } from '../../src/jobs/job.enums.ts';
import { runJob } from '../../src/jobs/run-job.ts';
import { followRunningJobs, type RunningJobs } from '../../src/jobs/running-jobs.ts';
import { publishScan } from '../../src/storage/publish-scan.ts';
import { addJob, addScene, addUpload, storagePathOf } from '../support/factories.ts';
import { asEventStream, type LiveEvent, overSocket, type Subscribe, type Subscribed } from '../support/live.ts';
import { type OtherServer, serveAgain, startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let other: OtherServer;
let admin: TestUser;
let running: RunningJobs;
const em = () => server.app.orm.em.fork();

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  other = await serveAgain(server);
  admin = await server.user('admin');
  running = followRunningJobs(server.app);
});

afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const jobs = 'subscription ($ids: [ID!]) { jobChanged(ids: $ids) { kind cursor job { id status } } }';
const scenes = 'subscription ($ids: [ID!]) { sceneChanged(ids: $ids) { kind cursor sceneIds truncated scene { id } } }';
const scans = 'subscription { scanChanged { id status } }';
const uploads = 'subscription { uploadChanged { id } }';
const transports: [string, Subscribe][] = [
  ['a WebSocket', overSocket],
  ['an event stream', asEventStream],
];
const ends = ['COMPLETED', 'FAILED', 'CANCELLED'];

/** Runs a job of a new scene from its queueing to its end, as a worker does; returns its id. */
async function runOne(phase: Phase.THUMBNAIL | Phase.SPRITES): Promise<string> {
  const sceneId = await addScene(server.app);
  await enqueue(em(), phase, [sceneId]);
  const { id } = await rows(em())
    .selectFrom('job_history')
    .select('id')
    .where('sceneId', '=', sceneId)
    .executeTakeFirstOrThrow();
  const [entry] = await em().execute<{ id: string }[]>('select id from graphile_worker.jobs where key = ?', [id]);
  const task = {
    phase,
    async run() {
      await delay(Math.random() * 20);
      if (Math.random() < 0.3) throw new Error('It failed.');
      return { save: async () => delay(Math.random() * 20) }; // the transaction stays open meanwhile
    },
  };
  await runJob(server.app, task, id, { entryId: entry?.id ?? '', running, signal: new AbortController().signal });
  return id;
}

/** The first events that are more than a cursor. */
async function first(
  subscribe: Subscribe,
  query: string,
  options: Subscribed,
  count = 1,
  url = server.url,
): Promise<LiveEvent[]> {
  const events: LiveEvent[] = [];
  for await (const event of subscribe(url, query, { token: admin.token, ...options })) {
    if (event.data || event.errors) events.push(event);
    if (events.length === count) break;
  }
  return events;
}

/** The cursor of a subscription that has heard of everything so far and begins with nothing. */
async function present(subscribe: Subscribe, query: string, token = admin.token): Promise<string> {
  for await (const { cursor } of subscribe(server.url, query, { token })) if (cursor) return cursor;
  throw new Error('no cursor');
}

test('clients that are cut off again and again while jobs run see the end of each job, and see it once', async () => {
  const over = new AbortController();
  const seen = transports.flatMap(([, subscribe]) => [0, 1, 2].map(() => watch(subscribe)));

  /** Reads a few events at one process, is cut off, and goes on at another one. */
  async function watch(subscribe: Subscribe): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    let since = await present(subscribe, jobs);
    begun.push(since);
    let isSettled = false;
    while (!isSettled) {
      const url = Math.random() < 0.5 ? server.url : other.url;
      let left = Math.ceil(Math.random() * 5);
      for await (const { data, cursor } of subscribe(url, jobs, { token: admin.token, since })) {
        since = cursor ?? since;
        const job = data?.jobChanged?.job;
        if (job && ends.includes(job.status)) found.set(job.id, [...(found.get(job.id) ?? []), job.status]);
        left -= job ? 1 : 0;
        isSettled = over.signal.aborted && [...expected].every((id) => found.has(id));
        if (left === 0 || isSettled) break;
      }
    }
    return found;
  }

  const begun: string[] = [];
  const expected = new Set<string>();
  while (begun.length < seen.length) await delay(10);
  const runners = [0, 1, 2, 3].map(async () => {
    for (let n = 0; n < 12; n += 1) expected.add(await runOne(n % 2 ? Phase.THUMBNAIL : Phase.SPRITES));
  });
  await Promise.all(runners);
  over.abort();
  await runOne(Phase.THUMBNAIL); // wakes those who have all
  for (const found of await Promise.all(seen)) {
    const told = [...expected].map((id) => found.get(id));
    expect(told.filter((statuses) => statuses?.length !== 1)).toEqual([]);
  }
});

describe.each(transports)('over %s', (_name, subscribe) => {
  test('a subscription that begins with nothing is told where it is', async () => {
    const since = await present(subscribe, jobs);
    const id = await runOne(Phase.THUMBNAIL);

    const [event] = await first(subscribe, jobs, { since }, 1, other.url);
    expect(event?.data?.jobChanged?.job).toEqual({ id, status: expect.stringMatching(/COMPLETED|FAILED/) });
    expect(event?.data?.jobChanged?.kind).toBe('CREATED');
    expect(event?.data?.jobChanged?.cursor).toBe(event?.cursor);
  });

  test('the argument does the same as what the transport says', async () => {
    const since = await present(subscribe, jobs);
    const id = await runOne(Phase.THUMBNAIL);
    const query = 'subscription ($since: String) { jobChanged(since: $since) { job { id } } }';

    const [event] = await first(subscribe, query, { variables: { since } });
    expect(event?.data).toEqual({ jobChanged: { job: { id } } });
  });

  test('what was deleted meanwhile is told, also to whoever has named it', async () => {
    const sceneId = await addScene(server.app);
    const [id, ended] = [
      await addJob(server.app, sceneId, Phase.SPRITES, JobStatus.PENDING),
      await addJob(server.app, sceneId, Phase.THUMBNAIL, JobStatus.COMPLETED, { completedAt: new Date() }),
    ];
    const ids = { ids: [id, ended] };
    const sinceScenes = await present(subscribe, scenes);
    const since = (await first(subscribe, jobs, { variables: ids }, 2))[1]?.cursor;
    await admin.client.deleteScenes({ ids: [sceneId] });

    const told = await first(subscribe, jobs, { since, variables: ids }, 2);
    const byId = new Map(told.map(({ data }) => [data?.jobChanged?.job?.id, data?.jobChanged])); // in any order
    expect(byId.get(id)).toMatchObject({ kind: 'DELETED', job: { status: 'PENDING' } });
    expect(byId.get(ended)).toMatchObject({ kind: 'DELETED', job: { status: 'COMPLETED' } });
    const [scene] = await first(subscribe, scenes, { since: sinceScenes, variables: { ids: [sceneId] } });
    expect(scene?.data?.sceneChanged).toMatchObject({ kind: 'DELETED', sceneIds: [sceneId], scene: null });
    const [unknown] = await first(subscribe, jobs, { since, variables: { ids: [randomUUID()] } });
    expect(unknown?.errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
  });

  test('the end of a scan is told to whoever was away, and told once', async () => {
    const since = await present(subscribe, scans);
    const { id } = await rows(em())
      .insertInto('scan_history')
      .values({ status: 'completed' as never, completedAt: new Date(), scope: {} })
      .returning('id')
      .executeTakeFirstOrThrow();
    await publishScan(em(), id);
    const [event] = await first(subscribe, scans, { since });
    expect(event?.data?.scanChanged).toEqual({ id: String(id), status: 'COMPLETED' });

    await publishScan(em(), id + 1_000_000); // of none that there is
    const again = subscribe(server.url, scans, { token: admin.token, since: event?.cursor });
    expect((await again.next()).value).toEqual({ cursor: expect.any(String) });
    await again.return(undefined);
  });

  test.each([
    ['jobs', jobs, 'job', 'jobChanged', { kind: 'RESYNC', job: { id: expect.any(String) } }],
    ['scenes', scenes, 'scene', 'sceneChanged', { kind: 'RESYNC', sceneIds: [], truncated: true, scene: null }],
    ['scans', scans, 'scan', 'scanChanged', { id: expect.any(String) }],
    ['uploads', uploads, 'upload', 'uploadChanged', { id: expect.any(String) }],
  ])(
    'a cursor of %s that is too old, or foreign, begins anew and says so',
    async (name, query, topic, field, event) => {
      await runOne(Phase.THUMBNAIL);
      await addUpload(server.app, admin.id, await storagePathOf(server.app, server.library));
      if (name === 'scans')
        await rows(em())
          .insertInto('scan_history')
          .values({ status: 'failed' as never, scope: {} })
          .execute();
      const sign = signFor(server.app.secret, `feed ${topic}`);
      const [cluster = null, seconds, ...rest] =
        readCursor(await presentCursor(subscribe, query), sign) ?? expect.fail();
      const old = writeCursor([cluster, Number(seconds) - cursorSeconds - 1, ...rest], sign);
      for (const since of [old, 'what somebody made up']) {
        const [told] = await first(subscribe, query, { since });
        expect(told?.resync).toBe(true);
        expect(told?.data?.[field]).toMatchObject(event);
      }
    },
  );

  test('nobody goes on with what they may not see', async () => {
    const user = await server.user('user');
    const since = await present(subscribe, jobs);
    await runOne(Phase.THUMBNAIL);
    const [refused] = await first(subscribe, jobs, { since, token: user.token });
    expect(refused?.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');

    const sinceUploads = await presentCursor(subscribe, uploads);
    await addUpload(server.app, admin.id, await storagePathOf(server.app, server.library));
    const theirs = subscribe(server.url, uploads, { token: user.token, since: sinceUploads });
    expect((await theirs.next()).value).toEqual({ cursor: expect.any(String) });
    await theirs.return(undefined);
  });
});

/** Of the first event, whatever it is. */
async function presentCursor(subscribe: Subscribe, query: string): Promise<string> {
  for await (const { cursor } of subscribe(server.url, query, { token: admin.token })) if (cursor) return cursor;
  return expect.fail('no cursor');
}
