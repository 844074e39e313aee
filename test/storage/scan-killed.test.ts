/** A worker process is killed in the middle of a scan: another one goes on, and the end is the same as without. */
import 'reflect-metadata';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import type { Client } from '../../src/sdk/client.ts';
import { type NpmProcess, startNpm } from '../support/processes.ts';
import { putFile, scenesByPath } from '../support/scans.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

const fileCount = 6000;
const opened = new AsyncDisposableStack();
let server: TestServer;
let client: Client;
let files: string[];

beforeAll(async () => {
  server = opened.use(await startTestServer({ worker: false }));
  client = (await server.user('admin')).client;
  await client.pausePhase({ phase: 'METADATA' }); // the files are no films
  files = Array.from({ length: fileCount }, (_, n) => join(server.library, `folder ${n % 60}`, `film ${n}.mp4`));
  for (const path of files) await putFile(path, { content: path });
  await client.createStoragePath({ name: 'Films', path: server.library });
}, 120_000);

afterAll(async () => opened.disposeAsync(), 60_000);

async function startWorker(): Promise<NpmProcess> {
  const worker = opened.use(startNpm('worker', { DATABASE_URL: server.databaseUrl, DATA_DIR: server.dataDir }));
  await worker.ready();
  return worker;
}

const latest = async () => (await client.scans({ first: 1 })).scans?.nodes[0];

test('a scan whose worker is killed goes on in another one within a minute, and no file has two scenes', async () => {
  const first = await startWorker();
  await client.startScan();
  await eventually(async () => {
    const scan = await latest();
    return (scan?.videosAdded ?? 0) > 0 && scan?.status === 'RUNNING';
  }, 60);
  first.signal('SIGKILL');
  await first.exited();
  const killedAt = await latest();
  expect(killedAt).toMatchObject({ status: 'RUNNING' });
  await startWorker();
  const begin = performance.now();
  const { attempt } = await eventually(async () => {
    const row = await rows(server.app.orm.em.fork()).selectFrom('scan_history').select('attempt').executeTakeFirst();
    return row && row.attempt > 1 && row;
  }, 60);
  console.info(`begun again after ${((performance.now() - begin) / 1000).toFixed(0)} s, as attempt ${attempt}`);
  const scan = await eventually(async () => {
    const now = await latest();
    return now?.completedAt && now;
  }, 120);
  expect(scan).toMatchObject({ id: killedAt?.id, status: 'COMPLETED', filesFound: fileCount, errors: 0 });
  expect(scan.videosAdded + scan.videosSkipped).toBe(fileCount);
  const count = await rows(server.app.orm.em.fork()).selectFrom('scenes').select('id').execute();
  expect(count).toHaveLength(fileCount);
  expect([...(await scenesByPath(server.app)).keys()].sort()).toEqual(files.toSorted());
  await client.startScan(); // another one can start
  await client.cancelScan();
}, 300_000);
