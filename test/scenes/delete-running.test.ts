/** A scene that is deleted while a job is at work on it. */
import 'reflect-metadata';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { addTask } from '../../src/jobs/queue.ts';
import { trashPurgeTask } from '../../src/scenes/purge.task.ts';
import type { JobChangedSubscription } from '../../src/sdk/client.ts';
import { longFilm } from '../support/clips.ts';
import { slow } from '../support/engines.ts';
import { addScene, storagePathOf } from '../support/factories.ts';
import { startTestServer } from '../support/server.ts';
import { collectUntil, eventually } from '../support/wait.ts';

test('the job finds nothing to write to, the jobs behind it leave the queue, and the next purge finds what it left', async () => {
  await using server = await startTestServer();
  server.app.media = await slow(server.dataDir, 5);
  const { client } = await server.user('moderator');
  const em = () => server.app.orm.em.fork();
  const storedPath = join(server.library, 'coast.mp4');
  await longFilm(storedPath, 300);
  const storagePathId = await storagePathOf(server.app, server.library);
  const film = { storedPath, storagePathId, width: 1920, height: 1080, duration: 300 };
  const [id, behind] = [await addScene(server.app, film), await addScene(server.app, film)];
  await client.processScenes({ phase: 'SPRITES', ids: [id] });
  const heard: string[] = [];
  const end = collectUntil(client.jobChanged({ sceneId: id }) as AsyncIterable<JobChangedSubscription>, (event) => {
    heard.push(event.jobChanged.kind);
    return event.jobChanged.kind === 'DELETED';
  });
  await eventually(() => heard.length > 0);
  await eventually(async () => (await client.scene({ id })).scene?.activeJobs[0]?.status === 'RUNNING');
  await client.processScenes({ phase: 'SPRITES', ids: [behind] });

  const { deleteScenes } = await client.deleteScenes({ ids: [id, behind], deleteFiles: true });

  expect((await end).at(-1)?.jobChanged.job).toMatchObject({ phase: 'SPRITES', status: 'RUNNING', scene: null });
  expect(deleteScenes).toEqual({ count: 2, ids: [id, behind], failures: [], changeId: null });
  expect((await client.jobs()).jobs?.nodes).toEqual([]);
  await eventually(async () => (await entries()) === 0, 60);
  expect((await client.jobs()).jobs?.nodes).toEqual([]);
  for (const table of ['scenes', 'dead_letter_queue'] as const)
    expect(await rows(em()).selectFrom(table).select('id').execute()).toEqual([]);
  await expect(access(storedPath)).rejects.toThrow('ENOENT');
  await addTask(em(), trashPurgeTask, {}, { key: trashPurgeTask.name });
  await eventually(async () =>
    access(join(server.dataDir, 'assets', 'scenes', id)).then(
      () => false,
      () => true,
    ),
  );

  /** What of the queue is to be done, or being done, for sprites. */
  async function entries(): Promise<number> {
    const [found] = await em().execute<{ count: number }[]>(
      `select count(*)::int as count from graphile_worker.jobs
        where task_identifier = 'processing.sprites' and (locked_at is not null or attempts < max_attempts)`,
    );
    return found?.count ?? 0;
  }
});
