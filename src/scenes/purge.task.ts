/** Once a day, and when a worker starts: what has been in the trash for long enough goes for good. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../app.type.ts';
import { assetRoot, removeAssets } from '../assets/assets.ts';
import { rows } from '../database/rows.ts';
import { getSingleton } from '../database/singleton.ts';
import { addTask, type Task } from '../jobs/queue.ts';
import { AppSettings } from '../settings/app-settings.entity.ts';
import { emptyTrash } from './delete-scenes.service.ts';

export const trashPurgeTask: Task<Record<string, never>> = {
  name: 'scenes.purge',
  run: async (app, _payload, { signal }) => purgeTrash(app, signal),
};

const dayMilliseconds = 86_400_000;

/** Leaves the video files alone: emptying the trash by hand deletes those, too. */
async function purgeTrash(app: App, signal: AbortSignal): Promise<void> {
  const em = app.orm.em.fork();
  const { trashRetentionDays } = await getSingleton(em, AppSettings);
  const before = new Date(Date.now() - trashRetentionDays * dayMilliseconds);
  const { count } = await emptyTrash({ app, em }, { deleteFiles: false, before, signal });
  if (count > 0) app.log.info(`${count} scenes were removed from the trash`);
  await removeStrays(app, signal);
  const runAt = new Date(Date.now() + dayMilliseconds);
  await addTask(em, trashPurgeTask, {}, { key: trashPurgeTask.name, runAt });
}

/** Generated files of scenes that are gone: a crash, or a job that was at work meanwhile, can leave some. */
async function removeStrays(app: App, signal: AbortSignal): Promise<void> {
  const folders = await readdir(join(assetRoot(app), 'scenes')).catch(() => []);
  const ids = folders.filter((name) => /^\d{1,18}$/.test(name));
  for (let start = 0; start < ids.length; start += 1000) {
    signal.throwIfAborted();
    const batch = ids.slice(start, start + 1000);
    const found = await rows(app.orm.em.fork()).selectFrom('scenes').select('id').where('id', 'in', batch).execute();
    const known = new Set(found.map(({ id }) => id));
    for (const id of batch) if (!known.has(id)) await removeAssets(app, 'scenes', id);
  }
}
