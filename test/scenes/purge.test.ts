/** The trash empties itself. */
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { startWorker } from '../../src/worker/phase-workers.ts';
import { addScene, addSceneFile } from '../support/factories.ts';
import { startTestServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

const isThere = async (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

test('when a worker starts, what is older than the retention goes with its images, and the next purge is due in a day', async () => {
  await using server = await startTestServer({ worker: false });
  const { client } = await server.user('user');
  const em = () => server.app.orm.em.fork();
  await rows(em()).updateTable('app_settings').set({ trashRetentionDays: 3 }).execute();
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  const [old, recent, active] = [
    await addSceneFile(server.app, server.library, 'old.mp4', 'film'),
    await addScene(server.app, { trashedAt: daysAgo(2.9) }),
    await addScene(server.app),
  ];
  await rows(em())
    .updateTable('scenes')
    .set({ trashedAt: daysAgo(3.1) })
    .where('id', '=', old)
    .execute();
  const folder = (id: string) => join(server.dataDir, 'assets', 'scenes', id);
  const stray = '99999';
  for (const id of [old, recent, active, stray]) {
    await mkdir(join(folder(id), 'sprites-1'), { recursive: true });
    await writeFile(join(folder(id), 'thumb-1_sm.webp'), 'x');
  }

  await using _worker = await startWorker(server.app);
  await eventually(async () => !(await isThere(folder(stray))));

  expect((await client.editedScene({ id: old })).scene).toBeNull();
  expect(await isThere(folder(old))).toBe(false);
  expect(await isThere(join(server.library, 'old.mp4'))).toBe(true);
  for (const id of [recent, active]) {
    expect((await client.editedScene({ id })).scene).not.toBeNull();
    expect(await isThere(join(folder(id), 'thumb-1_sm.webp'))).toBe(true);
  }
  const next = await eventually(async () => {
    const [entry] = await em().execute<{ hours: number }[]>(
      `select extract(epoch from run_at - now()) / 3600 as hours from graphile_worker.jobs
        where key = 'scenes.purge' and run_at > now() and locked_at is null`,
    );
    return entry;
  });
  expect(Number(next.hours)).toBeGreaterThan(23);
  expect(Number(next.hours)).toBeLessThanOrEqual(24);
});
