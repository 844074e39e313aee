/** API and worker as processes of their own, and what happens when one of them dies. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, createClient } from '../../src/sdk/client.ts';
import { copySampleClips, longFilm } from '../support/clips.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { slow } from '../support/engines.ts';
import { freePort } from '../support/ports.ts';
import { type NpmProcess, processesWith, startNpm } from '../support/processes.ts';
import { removeFolder, temporaryFolder } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

const password = 'Long-Enough-4-All';
const film = 'Long Way Home.mp4';
const opened = new AsyncDisposableStack();
let folder: string;
let library: string;
let settings: Record<string, string>;
/** Of a worker that takes half a minute for the long film. */
let slowly: Record<string, string>;
let api: NpmProcess;
let worker: NpmProcess;
let client: Client;
let connections = 0;

beforeAll(async () => {
  folder = opened.adopt(await temporaryFolder(), removeFolder);
  library = join(folder, 'library');
  await mkdir(library);
  const database: TestDatabase = opened.use(await createEmptyDatabase());
  settings = {
    DATABASE_URL: database.url,
    DATA_DIR: join(folder, 'data'),
    PORT: String(await freePort()),
    ADMIN_PASSWORD: password,
  };
  slowly = { ...settings, FFMPEG_PATH: (await slow(folder, 10, film)).ffmpeg };
  api = startNpm('api', settings);
  worker = startNpm('worker', slowly);
  opened.defer(async () => {
    await Promise.all([api[Symbol.asyncDispose](), worker[Symbol.asyncDispose]()]);
  });
  const url = await api.url();
  await worker.ready();
  const { login } = await createClient({ url }).login({ username: 'admin', password });
  const onConnection = (state: string) => {
    if (state === 'connected') connections += 1;
  };
  client = opened.use(createClient({ url, token: login.token, onConnection }));
}, 90_000);

afterAll(async () => opened.disposeAsync());

test('both start at once on an empty database and know of each other', async () => {
  const ready = await fetch(`${await api.url()}/api/readyz`);
  expect(await ready.json()).toEqual({ status: 'ok', database: 'ok', queue: 'ok', worker: 'ok' });
  expect(api.output()).toMatch(/opens up to 27 connections to PostgreSQL, which allows \d+ and has \d+ open/);
  expect(worker.output()).toContain('opens up to 32 connections');
});

test('what the worker does is seen at the API, live', async () => {
  await copySampleClips(library);
  const seen = new Set<string>();
  const watching = (async () => {
    for await (const { jobChanged } of client.jobChanged()) {
      seen.add(`${jobChanged.job.sceneTitle} ${jobChanged.job.phase} ${jobChanged.job.status}`);
      if ([...seen].filter((what) => what.endsWith('THUMBNAIL COMPLETED')).length === 6) return;
    }
  })();
  await client.queueChanged()[Symbol.asyncIterator]().next();
  await client.createStoragePath({ name: 'Clips', path: library });
  await client.startScan();
  await watching;
  expect([...seen].filter((what) => what.endsWith('METADATA COMPLETED'))).toHaveLength(6);
});

test('a subscription goes on when the API is killed and comes back', async () => {
  const { scenes } = await client.scenes({ first: 6 });
  const ids = scenes.nodes.map(({ id }) => id);
  const completed = new Set<string>();
  const watching = (async () => {
    for await (const { jobChanged } of client.jobChanged({ phase: ['SPRITES'] })) {
      if (jobChanged.job.status === 'COMPLETED') completed.add(jobChanged.job.scene?.id ?? '');
      if (completed.size === ids.length) return;
    }
  })();
  await client.queueChanged()[Symbol.asyncIterator]().next();
  const before = connections;
  api.signal('SIGKILL');
  await api.exited();
  api = startNpm('api', settings);
  await api.ready();
  await eventually(() => connections > before);
  await client.queueChanged()[Symbol.asyncIterator]().next();
  await client.processScenes({ phase: 'SPRITES', ids });
  await watching;
  expect([...completed].toSorted()).toEqual(ids.toSorted());
}, 60_000);

test('a worker that is killed leaves no ffmpeg behind, and the next one finishes its job', async () => {
  await longFilm(join(library, film), 300);
  await client.startScan();
  const scene = await eventually(async () => {
    const { nodes } = (await client.scenes({ first: 1 })).scenes;
    return nodes[0]?.displayTitle === film && nodes[0].processingStatus === 'COMPLETED' && nodes[0];
  }, 60);
  await client.processScenes({ phase: 'SPRITES', ids: [scene.id] });
  await eventually(() => processesWith('ffmpeg', film).length > 0);
  worker.signal('SIGKILL');
  await worker.exited();
  await eventually(() => processesWith('ffmpeg', film).length === 0, 15);

  worker = startNpm('worker', settings);
  await worker.ready();
  const job = await eventually(async () => {
    const { jobs } = await client.jobs({ filter: { sceneId: scene.id, phase: ['SPRITES'] } });
    return jobs?.nodes[0]?.status === 'COMPLETED' && jobs;
  }, 90);
  expect(job.totalCount).toBe(1);
}, 150_000);

test('a worker that is told to end gives its job back to the queue', async () => {
  await worker.terminate();
  worker = startNpm('worker', slowly);
  await worker.ready();
  const { scenes } = await client.scenes({ first: 1 });
  const id = scenes.nodes[0]?.id ?? '';
  await client.processScenes({ phase: 'SPRITES', ids: [id] });
  await eventually(async () =>
    (await client.scene({ id })).scene?.activeJobs.some(({ status }) => status === 'RUNNING'),
  );
  expect(await worker.terminate()).toBe(0);
  // It had 15 seconds.
  expect((await client.scene({ id })).scene?.activeJobs).toMatchObject([{ status: 'PENDING', progress: 0 }]);
  expect(processesWith('ffmpeg', film)).toEqual([]);
}, 60_000);
