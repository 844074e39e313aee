/** Scans that are cancelled, taken over, or disturbed while they run: the same end as without. */
import 'reflect-metadata';
import { execFile } from 'node:child_process';
import { mkdir, open, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { askDisk } from '../../src/files/disks.ts';
import { fingerprintOf } from '../../src/media/fingerprint.ts';
import type { Client } from '../../src/sdk/client.ts';
import { etaSecondsOf } from '../../src/storage/scan.queries.ts';
import { cancelScan, startScan } from '../../src/storage/scan.service.ts';
import { runScan } from '../../src/storage/scan.task.ts';
import { storagePathOf } from '../support/factories.ts';
import { countsOf, putFile, scanNow, scanOf, scenesByPath } from '../support/scans.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

const execute = promisify(execFile);

let server: TestServer;
let client: Client;
let root: string;
let count = 0;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  client = (await server.user('admin')).client;
});

afterAll(async () => server[Symbol.asyncDispose]());

beforeEach(async () => {
  const db = rows(server.app.orm.em.fork());
  await db.deleteFrom('scenes').execute();
  await db.deleteFrom('storage_paths').execute();
  count += 1;
  root = join(server.library, `films ${count}`);
  await mkdir(root);
  await writeFile(join(root, 'readme.txt'), 'The disk is here.');
  await storagePathOf(server.app, root);
});

const em = () => server.app.orm.em.fork();
const never = new AbortController().signal;
const paths = async () => [...(await scenesByPath(server.app)).keys()].sort();

async function putFiles(number: number): Promise<string[]> {
  const files = Array.from({ length: number }, (_, n) => join(root, `folder ${n % 10}`, `film ${n}.mp4`));
  for (const path of files) await putFile(path, { content: path });
  return files.sort();
}

test('of scans that are started at once, in whatever process, one runs', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, async () => client.startScan()));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'CONFLICT' });
  expect((await client.currentScan()).currentScan).toMatchObject({ status: 'RUNNING', isDryRun: false, path: null });
  expect((await client.cancelScan()).cancelScan).toBe(true);
});

test('a scan that nobody has begun is cancelled, and another one can start at once', async () => {
  expect((await client.cancelScan()).cancelScan).toBe(false);
  const { startScan: scan } = await client.startScan();
  expect((await client.cancelScan()).cancelScan).toBe(true);
  expect((await client.currentScan()).currentScan).toBeNull();
  await runScan(server.app, { scanId: Number(scan?.id) }, never);
  expect(await scanOf(server.app, Number(scan?.id))).toMatchObject({
    status: 'cancelled',
    completedAt: expect.any(String),
  });
  expect(countsOf(await scanNow(server.app))).toEqual({});
});

test('a scan that is cancelled in the middle ends within two seconds, and what it has taken in stays', async () => {
  const files = await putFiles(2500);
  const scanId = await startScan({ em: em() });
  const running = runScan(server.app, { scanId }, never);
  await eventually(async () => (await scanOf(server.app, scanId)).videosAdded > 0);
  const begin = performance.now();
  await cancelScan({ em: em() });
  await running;
  const seconds = (performance.now() - begin) / 1000;
  const cancelled = await scanOf(server.app, scanId);
  expect(cancelled).toMatchObject({ status: 'cancelled', currentFile: null });
  console.info(`cancelled within ${seconds.toFixed(1)} s, after ${cancelled.filesFound} files`);
  await scanNow(server.app);
  expect(await paths()).toEqual(files);
}, 120_000);

test('a cancel ends a scan that hangs in a folder that does not answer (stash #6055)', async () => {
  await putFiles(10);
  // Whoever opens a FIFO waits for the other end: more than may ask the disk at a time.
  const fifos = Array.from({ length: 16 }, (_, n) => join(server.library, `fifo ${count} ${n}`));
  await execute('mkfifo', fifos);
  const scanId = await startScan({ em: em() });
  const hanging = fifos.map(async (path) => askDisk(path, async () => open(path, 'r'), { seconds: 120 }));
  let hasEnded = false;
  const running = runScan(server.app, { scanId }, never).then(() => {
    hasEnded = true;
  });
  try {
    await delay(1000);
    expect(hasEnded).toBe(false);
    await cancelScan({ em: em() });
    await eventually(() => hasEnded, 10);
  } finally {
    await execute('sh', ['-c', 'for fifo in "$@"; do : > "$fifo" & done; wait', 'sh', ...fifos]);
    for (const handle of hanging) await (await handle).close();
    await running;
  }
  expect(await scanOf(server.app, scanId)).toMatchObject({ status: 'cancelled' });
  expect(await paths()).toEqual([]);
});

test('a scan that two processes work on is one: the earlier one gives up, and no file has two scenes', async () => {
  const files = await putFiles(1500);
  const scanId = await startScan({ em: em() });
  await Promise.all(
    [0, 100, 200].map(async (wait) => {
      await delay(wait);
      await runScan(server.app, { scanId }, never);
    }),
  );
  expect(await scanOf(server.app, scanId)).toMatchObject({ status: 'completed', errors: 0, filesFound: 1500 });
  expect(await rows(em()).selectFrom('scenes').select('id').execute()).toHaveLength(1500);
  expect(await paths()).toEqual(files);
});

test('a scan whose process ends goes on from the start, and takes nothing in twice', async () => {
  const files = await putFiles(1500);
  const scanId = await startScan({ em: em() });
  const process = new AbortController();
  server.app.events.on('scene', () => process.abort(new Error('The process ends.'))); // the first files are in
  await expect(runScan(server.app, { scanId }, process.signal)).rejects.toThrow(/ends/);
  expect(await scanOf(server.app, scanId)).toMatchObject({ status: 'running' });
  await runScan(server.app, { scanId }, never);
  const scan = await scanOf(server.app, scanId);
  expect(scan).toMatchObject({ status: 'completed', filesFound: 1500 });
  expect(scan.videosAdded + scan.videosSkipped).toBe(1500);
  expect(await paths()).toEqual(files);
});

/** Ids by the content of the file, which tells who is who wherever a file goes. */
async function knownLibrary(number: number): Promise<{ files: string[]; ids: Map<string, string> }> {
  const files = await putFiles(number);
  await scanNow(server.app);
  for (const path of files) {
    const fingerprint = await fingerprintOf(path);
    await rows(em()).updateTable('scenes').set({ fingerprint, width: 1 }).where('storedPath', '=', path).execute();
  }
  const ids = new Map(
    [...(await scenesByPath(server.app)).values()].map(({ id, fingerprint }) => [fingerprint ?? '', id]),
  );
  return { files, ids };
}

test('files that move while they are scanned keep their scenes, wherever the scan is', async () => {
  const { files, ids } = await knownLibrary(300);
  let current = files;
  for (let round = 0; round < 5; round++) {
    const scan = scanNow(server.app);
    const target = join(root, `moved ${round}`);
    await mkdir(target);
    const moved: string[] = [];
    for (const path of current) {
      const to = path.includes(String(round)) ? join(target, path.slice(path.lastIndexOf('/') + 1)) : path;
      if (to !== path) await rename(path, to);
      moved.push(to);
    }
    current = moved;
    expect((await scan).status).toBe('completed');
  }
  await scanNow(server.app);
  expect(await paths()).toEqual(current.toSorted());
  for (const scene of (await scenesByPath(server.app)).values()) {
    expect(scene.deletedAt).toBeNull();
    expect(ids.get(scene.fingerprint ?? '')).toBe(scene.id);
  }
});

test('a disk that goes away while it is scanned makes nothing missing', async () => {
  const { files } = await knownLibrary(400);
  for (let round = 0; round < 6; round++) {
    const scan = scanNow(server.app);
    await delay(round * 15);
    await rename(root, `${root} aside`);
    if (round % 2 === 0) await mkdir(root);
    const { status } = await scan;
    expect(['completed', 'failed']).toContain(status);
    const scenes = [...(await scenesByPath(server.app)).values()];
    expect(scenes.filter(({ deletedAt }) => deletedAt !== null)).toEqual([]);
    if (round % 2 === 0) await execute('rmdir', [root]);
    await rename(`${root} aside`, root);
  }
  expect(countsOf(await scanNow(server.app))).toEqual({ videosSkipped: files.length });
});

test('scenes that are deleted while they are scanned stay deleted, and their files are new', async () => {
  const { files } = await knownLibrary(200);
  const scan = scanNow(server.app);
  await rows(em()).deleteFrom('scenes').execute();
  for (const path of files.slice(0, 50)) await unlink(path);
  await scan;
  await scanNow(server.app);
  // Some of the files may have been taken in again before they went.
  const there = [...(await scenesByPath(server.app))].filter(([, { deletedAt }]) => deletedAt === null);
  expect(there.map(([path]) => path).sort()).toEqual(files.slice(50));
});

test('a scene deleted without its file comes back as a new one, and nothing of the old is left (stash #5949, #6983)', async () => {
  await putFile(join(root, 'boat.mp4'));
  await scanNow(server.app);
  const old = (await scenesByPath(server.app)).get(join(root, 'boat.mp4'));
  await client.updateScene({ id: old?.id ?? '', input: { title: 'Old title' } });
  await client.deleteScenes({ ids: [old?.id ?? ''] });
  expect(countsOf(await scanNow(server.app))).toEqual({ videosAdded: 1 });
  const fresh = (await scenesByPath(server.app)).get(join(root, 'boat.mp4'));
  expect(fresh).toMatchObject({ title: null });
  expect(fresh?.id).not.toBe(old?.id);
});

test('the subscription tells at most four times a second, and what is left once a scan has been through', async () => {
  await putFiles(2500);
  await scanNow(server.app);
  const events: { at: number; status: string; etaSeconds: number | null; filesFound: number }[] = [];
  const watch = (async () => {
    for await (const { scanChanged } of client.scanChanged()) {
      const { status, etaSeconds, filesFound } = scanChanged;
      events.push({ at: performance.now(), status, etaSeconds: etaSeconds ?? null, filesFound });
      if (status !== 'RUNNING') return;
    }
  })();
  const scanId = await startScan({ em: em() });
  await eventually(() => events.length > 0);
  await runScan(server.app, { scanId }, never);
  await watch;
  expect(events.at(-1)).toMatchObject({ status: 'COMPLETED', etaSeconds: null, filesFound: 2500 });
  const seconds = ((events.at(-1)?.at ?? 0) - (events[0]?.at ?? 0)) / 1000;
  expect(events.length).toBeLessThanOrEqual(4 * seconds + 4);
});

test('the seconds left follow from the speed so far', () => {
  const begunAt = '2026-01-01 00:00:00+00';
  const now = Date.parse(begunAt) + 10_000;
  const scan = { status: 'running' as never, begunAt, filesFound: 100, filesExpected: 350 };
  expect(etaSecondsOf(scan, now)).toBe(25);
  expect(etaSecondsOf({ ...scan, filesFound: 400 }, now)).toBe(0);
  for (const unknown of [
    { filesExpected: null },
    { filesFound: 0 },
    { begunAt: null },
    { status: 'completed' as never },
  ])
    expect(etaSecondsOf({ ...scan, ...unknown }, now)).toBeNull();
});
