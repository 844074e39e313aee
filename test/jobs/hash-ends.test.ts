/** The hash of a huge file does not keep a process from ending. */
import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { enqueueHash } from '../../src/processing/hash.service.ts';
import { hashTask } from '../../src/processing/hash.task.ts';
import { RunningHashes } from '../../src/uploads/running-hash.ts';
import { addScene, storagePathOf } from '../support/factories.ts';
import { startTestServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';
import { startOneWorker } from '../support/workers.ts';

/** Takes minutes to read, and no room on the disk. */
async function hugeFile(folder: string): Promise<string> {
  const path = join(folder, `${randomBytes(4).toString('hex')}.mp4`);
  await using file = await open(path, 'w');
  await file.truncate(1024 ** 4);
  return path;
}

test('that of a scene is left to the next process, although running jobs have their time', async () => {
  await using server = await startTestServer({ worker: false });
  const storedPath = await hugeFile(server.library);
  const storagePathId = await storagePathOf(server.app, server.library);
  const sceneId = await addScene(server.app, { storedPath, storagePathId });
  await using one = await startOneWorker(server, hashTask, 2000);
  await enqueueHash(server.app.orm.em.fork(), sceneId);
  await eventually(() => one.worker.isBusy);
  await one.stop(); // the test times out otherwise

  expect(one.worker.isBusy).toBe(false);
  const entries = await server.app.orm.em.execute('select locked_at from graphile_worker.jobs where key like ?', [
    `${hashTask.name}:%`,
  ]);
  expect(entries).toEqual([{ locked_at: null }]);
});

test('that of an upload that had arrived before a restart is left as well', async () => {
  await using server = await startTestServer({ worker: false });
  const hashes = new RunningHashes();
  const digest = hashes.of('an upload', await hugeFile(server.library), 0).digest(1024 ** 4);
  hashes[Symbol.dispose]();

  await expect(digest).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});
