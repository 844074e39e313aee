/** Jobs that fail: tried again when that can help, else dead letters; the same row and id all the way. */
import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { assetRoot } from '../../src/assets/assets.ts';
import { readConfig } from '../../src/config.ts';
import { rows } from '../../src/database/rows.ts';
import { abandonOldDeadLetters } from '../../src/jobs/housekeeping.ts';
import { sceneFolder } from '../../src/scenes/scene-folder.ts';
import type { Phase } from '../../src/sdk/generated.ts';
import { clip, textClip } from '../support/clips.ts';
import { addScene } from '../support/factories.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { eventually } from '../support/wait.ts';
import { pauseAndWait } from '../support/workers.ts';

let server: TestServer;
let admin: TestUser;
const em = () => server.app.orm.em.fork();

beforeAll(async () => {
  const { thumbnailTimeoutSeconds } = readConfig({ THUMBNAIL_TIMEOUT: '5s' });
  server = await startTestServer({ config: { thumbnailTimeoutSeconds } });
  admin = await server.user('admin');
});

afterAll(async () => server[Symbol.asyncDispose]());

beforeEach(async () => {
  for (const phase of ['METADATA', 'THUMBNAIL', 'SPRITES', 'SCAN'] as const)
    await policy(phase, { maxRetries: 3, initialDelaySeconds: 3600 });
});

async function policy(phase: Phase, { maxRetries = 3, initialDelaySeconds = 1 }): Promise<void> {
  const input = { maxRetries, initialDelaySeconds, maxDelaySeconds: 3600, backoffFactor: 1 };
  await admin.client.updateRetryPolicy({ phase, input });
}

const newestJob = async (sceneId: string, phase: Phase) =>
  (await admin.client.jobs({ filter: { sceneId, phase: [phase] } })).jobs?.nodes[0];
const letterOf = async (sceneId: string) => {
  const { deadLetters } = await admin.client.deadLetters({ first: 100 });
  return deadLetters?.nodes.find(({ scene }) => scene?.id === sceneId);
};
const statusOf = async (id: string) => {
  const { scene } = await admin.client.scene({ id });
  return [scene?.processingStatus, scene?.processingError];
};

/** A scene with a good film, whose thumbnails fail as long as `unblock` was not called. */
async function blockedScene() {
  const storedPath = join(server.library, `${crypto.randomUUID()}.mp4`);
  await copyFile(await clip('mp4'), storedPath);
  const id = await addScene(server.app, { storedPath, width: 320, height: 180, duration: 4 });
  const folder = join(assetRoot(server.app), sceneFolder(id));
  await mkdir(dirname(folder), { recursive: true });
  await writeFile(folder, 'in the way');
  return { id, unblock: async () => rm(folder) };
}

async function failedOnce(phase: Phase = 'THUMBNAIL') {
  const scene = await blockedScene();
  await admin.client.processScenes({ phase, ids: [scene.id] });
  const job = await eventually(async () => {
    const newest = await newestJob(scene.id, phase);
    return newest?.nextRetryAt && newest;
  });
  return { ...scene, job };
}

describe('what may pass', () => {
  test('waits as FAILED with the time of its retry, which is not the end for its scene', async () => {
    const { id, job } = await failedOnce();
    expect(job).toMatchObject({ status: 'FAILED', retryCount: 1, maxRetries: 3, isRetryable: true, completedAt: null });
    expect(job.errorMessage).toMatch(/EEXIST|ENOTDIR/);
    const wait = Date.parse(job.nextRetryAt ?? '') - Date.now();
    expect(wait).toBeGreaterThan(3000 * 1000);
    expect(wait).toBeLessThan(3960 * 1000);
    expect(await statusOf(id)).toEqual(['PROCESSING', null]);
    const { queue } = await admin.client.queue();
    expect(queue?.phases[1]).toMatchObject({ phase: 'THUMBNAIL', retrying: expect.any(Number) });
    expect(queue?.phases[1]?.retrying).toBeGreaterThan(0);
    expect(await letterOf(id)).toBeUndefined();
  });

  test('is brought forward by asking for the phase: the same row, counted as queued, once', async () => {
    const { id, job, unblock } = await failedOnce();
    await unblock();
    const { processScenes } = await admin.client.processScenes({ phase: 'THUMBNAIL', ids: [id], priority: 5 });
    expect(processScenes).toMatchObject({ queued: 1, skipped: 0 });
    const done = await eventually(async () => {
      const newest = await newestJob(id, 'THUMBNAIL');
      return newest?.status === 'COMPLETED' && newest;
    });
    expect(done).toMatchObject({ id: job.id, priority: 5, retryCount: 1, nextRetryAt: null, errorMessage: null });
    expect(await statusOf(id)).toEqual(['COMPLETED', null]);
    const { jobs } = await admin.client.jobs({ filter: { sceneId: id } });
    expect(jobs?.totalCount).toBe(1);
  });

  test('with max_retries 2 is run three times, then dead, with the first and the last error', async () => {
    await policy('THUMBNAIL', { maxRetries: 2, initialDelaySeconds: 1 });
    const { id } = await blockedScene();
    const starts = new Set<string>();
    await admin.client.processScenes({ phase: 'THUMBNAIL', ids: [id] });
    const letter = await eventually(async () => {
      const job = await newestJob(id, 'THUMBNAIL');
      if (job?.startedAt) starts.add(job.startedAt);
      return letterOf(id);
    });
    const job = await newestJob(id, 'THUMBNAIL');
    if (job?.startedAt) starts.add(job.startedAt);
    expect(starts.size).toBe(3);
    expect(job).toMatchObject({ status: 'FAILED', retryCount: 2, maxRetries: 2, nextRetryAt: null, isRetryable: true });
    expect(letter).toMatchObject({
      phase: 'THUMBNAIL',
      failureCount: 3,
      status: 'PENDING_REVIEW',
      job: { id: job?.id },
    });
    expect(await statusOf(id)).toEqual(['FAILED', job?.errorMessage]);
  });
});

describe('what cannot get better goes to the dead letters at once', () => {
  test.each<[string, () => Promise<string>, RegExp]>([
    ['a letter that calls itself a film', textClip, /is not a video file/],
    [
      'a file that has vanished',
      async () => '/nowhere/film.mp4',
      /^The file of scene \d+ is missing: scan again when it is back\.$/,
    ],
    ['a pipe in place of a film', pipe, /^"pipe.mp4" is not a file$/],
  ])('%s', async (_what, source, message) => {
    const storedPath = await source();
    const id = await addScene(server.app, { storedPath, width: 0 });
    await admin.client.processScenes({ phase: 'METADATA', ids: [id] });
    const letter = await eventually(async () => letterOf(id));
    expect(letter).toMatchObject({ failureCount: 1, originalError: letter.lastError, status: 'PENDING_REVIEW' });
    expect(letter.lastError).toMatch(message);
    expect(letter.job).toMatchObject({ status: 'FAILED', isRetryable: false, retryCount: 0, nextRetryAt: null });
  });
});

describe('a dead letter', () => {
  async function dead() {
    await policy('THUMBNAIL', { maxRetries: 0 });
    const scene = await blockedScene();
    await admin.client.processScenes({ phase: 'THUMBNAIL', ids: [scene.id] });
    const letter = await eventually(async () => letterOf(scene.id));
    return { ...scene, letter };
  }

  test('that is retried in vain is RETRYING until its job ends, then to be looked at again', async () => {
    const { id, letter } = await dead();
    await pauseAndWait(em, admin.client, 'THUMBNAIL');
    expect((await admin.client.retryDeadLetters({ ids: [letter.id] })).retryDeadLetters).toBe(1);
    expect(await letterOf(id)).toMatchObject({ status: 'RETRYING', job: { status: 'PENDING', priority: 1 } });
    expect((await admin.client.retryDeadLetters({ ids: [letter.id] })).retryDeadLetters).toBe(0);
    await admin.client.resumePhase({ phase: 'THUMBNAIL' });
    const again = await eventually(async () => {
      const now = await letterOf(id);
      return now?.status === 'PENDING_REVIEW' && now;
    });
    expect(again).toMatchObject({ id: letter.id, failureCount: 2, job: { id: letter.job?.id, status: 'FAILED' } });
  });

  test('is gone when its job succeeds, also one whose row had been cleared away', async () => {
    const { id, letter, unblock } = await dead();
    await unblock();
    await admin.client.deleteFinishedJobs({ status: ['FAILED'] });
    expect((await letterOf(id))?.job).toBeNull();
    expect((await admin.client.retryDeadLetters({ ids: [letter.id] })).retryDeadLetters).toBe(1);
    await eventually(async () => (await letterOf(id)) === undefined);
    expect((await newestJob(id, 'THUMBNAIL'))?.status).toBe('COMPLETED');
    expect(await statusOf(id)).toEqual(['COMPLETED', null]);
  });

  test('is gone, too, when its phase succeeds in another job', async () => {
    const { id, unblock } = await dead();
    await unblock();
    await admin.client.processScenes({ phase: 'THUMBNAIL', ids: [id] });
    await eventually(async () => (await letterOf(id)) === undefined);
  });

  test('whose job is cancelled on the way is to be looked at again', async () => {
    const { id, letter } = await dead();
    await pauseAndWait(em, admin.client, 'THUMBNAIL');
    await admin.client.retryDeadLetters({ ids: [letter.id] });
    await admin.client.cancelJobs({ ids: [letter.job?.id ?? ''] });
    expect(await letterOf(id)).toMatchObject({ status: 'PENDING_REVIEW', job: { status: 'CANCELLED' } });
    await admin.client.resumePhase({ phase: 'THUMBNAIL' });
  });

  test('is abandoned by hand, or after a week, and can still be retried', async () => {
    const [first, second, third] = [await dead(), await dead(), await dead()];
    expect((await admin.client.abandonDeadLetters({ ids: [first.letter.id, 'x'] })).abandonDeadLetters).toBe(1);
    expect((await admin.client.abandonDeadLetters({ ids: [first.letter.id] })).abandonDeadLetters).toBe(0);
    await em().execute(`update dead_letter_queue set updated_at = now() - interval '7 days 1 minute' where id = ?`, [
      second.letter.id,
    ]);
    await em().execute(`update dead_letter_queue set updated_at = now() - interval '6 days 23 hours' where id = ?`, [
      third.letter.id,
    ]);
    expect(await abandonOldDeadLetters(em())).toBe(1);
    expect(await letterOf(first.id)).toMatchObject({ status: 'ABANDONED', abandonedAt: expect.any(String) });
    expect(await letterOf(second.id)).toMatchObject({ status: 'ABANDONED', abandonedAt: expect.any(String) });
    expect(await letterOf(third.id)).toMatchObject({ status: 'PENDING_REVIEW', abandonedAt: null });
    const { deadLetters } = await admin.client.deadLetters({ status: 'ABANDONED', first: 1 });
    expect(deadLetters).toMatchObject({ totalCount: 2, nodes: [{ id: second.letter.id }] });
    await first.unblock();
    await admin.client.retryDeadLetters({ ids: [first.letter.id] });
    await eventually(async () => (await letterOf(first.id)) === undefined);
  });
});

test('a scan that failed is tried again as its policy says, and the next one that is asked for replaces that', async () => {
  await policy('SCAN', { maxRetries: 1, initialDelaySeconds: 1 });
  await rows(em()).updateTable('scenes').set({ storagePathId: null }).execute();
  await rows(em()).deleteFrom('storage_paths').execute();
  const gone = join(server.library, 'gone');
  await mkdir(gone);
  await admin.client.createStoragePath({ name: 'Gone', path: gone });
  await rm(gone, { recursive: true });
  await admin.client.startScan();
  const scans = await eventually(async () => {
    const { scans } = await admin.client.scans({ first: 10 });
    const isOver = scans?.nodes.every(({ status }) => status === 'FAILED');
    return scans?.nodes.length === 2 && isOver && scans.nodes;
  });
  expect(scans).toHaveLength(2); // one retry, no more
  await eventually(async () => (await admin.client.queue()).queue?.phases[4]?.retrying === 0);

  await policy('SCAN', { maxRetries: 3, initialDelaySeconds: 3600 });
  await admin.client.startScan();
  await eventually(async () => (await admin.client.queue()).queue?.phases[4]?.retrying === 1);
  await mkdir(gone);
  await admin.client.startScan();
  await eventually(async () => (await admin.client.scans({ first: 1 })).scans?.nodes[0]?.status === 'COMPLETED');
  expect((await admin.client.queue()).queue?.phases[4]).toMatchObject({ phase: 'SCAN', retrying: 0, running: 0 });
});

/** Nobody ever writes into it. */
async function pipe(): Promise<string> {
  const path = join(server.library, 'pipe.mp4');
  execFileSync('mkfifo', [path]);
  return path;
}
