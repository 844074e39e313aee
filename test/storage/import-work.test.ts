/** What an import leaves out, as it would be done for each scene by itself. */
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { transaction } from '../../src/database/transaction.ts';
import { runJob } from '../../src/jobs/run-job.ts';
import { followRunningJobs } from '../../src/jobs/running-jobs.ts';
import { sha256OfFile } from '../../src/media/hash.ts';
import { hashSpec } from '../../src/processing/hash.service.ts';
import { metadataTask } from '../../src/processing/metadata.task.ts';
import { ProcessingStatus } from '../../src/scenes/scene.enums.ts';
import { importFiles } from '../../src/storage/import-files.ts';
import { clip } from '../support/clips.ts';
import { storagePathOf } from '../support/factories.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let path: string;
let sceneId: string;
const em = () => server.app.orm.em.fork();

const sceneNow = async () =>
  rows(em())
    .selectFrom('scenes')
    .select(['processingStatus', 'fileHash'])
    .where('id', '=', sceneId)
    .executeTakeFirstOrThrow();

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  path = join(server.library, 'film.mp4');
  await copyFile(await clip('mp4'), path);
  const storagePathId = await storagePathOf(server.app, server.library);
  const file = { path, name: 'film.mp4', size: 1, modifiedMs: 0 };
  const [id = ''] = await transaction(em(), async (em) => importFiles(em, Number(storagePathId), 'scan', [file]));
  sceneId = id;
});

afterAll(async () => server?.[Symbol.asyncDispose]());

test('a scene is PROCESSING before its first job begins', async () => {
  expect(await sceneNow()).toMatchObject({ processingStatus: ProcessingStatus.PROCESSING });
});

test('the hash of a small file comes with its metadata, and is not queued', async () => {
  const { id } = await rows(em())
    .selectFrom('job_history')
    .select('id')
    .where('sceneId', '=', sceneId)
    .executeTakeFirstOrThrow();
  await using running = followRunningJobs(server.app);
  const { media } = server.app;
  if (!media) throw new Error('There is no ffmpeg.');
  const signal = new AbortController().signal;
  await runJob({ ...server.app, media }, metadataTask, id, { entryId: '1', signal, running });

  expect(await sceneNow()).toMatchObject({ fileHash: await sha256OfFile(path) });
  const hashes = 'select from graphile_worker.jobs where task_identifier = ?';
  expect(await em().execute(hashes, [hashSpec.name])).toEqual([]);
});
