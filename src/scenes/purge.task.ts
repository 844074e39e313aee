/** Once a day, and when a worker starts: what has been in the trash for long enough goes for good. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../app.type.ts';
import { assetRoot, removeAssets } from '../assets/assets.ts';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { getSingleton } from '../database/singleton.ts';
import { AppSettings } from '../settings/app-settings.entity.ts';
import { emptyTrash } from './delete-scenes.service.ts';

/** The name of the task, and the key of its one entry in the queue. */
export const trashPurgeTask = 'scenes.purge';

/** In seconds. */
const day = 86_400;

/** Queues the next purge, in place of one that is waiting. */
export async function enqueueTrashPurge({ em }: Pick<Context, 'em'>, inSeconds = 0): Promise<void> {
  await em.execute(`select graphile_worker.add_job(?, job_key := ?, run_at := now() + ? * interval '1 second')`, [
    trashPurgeTask,
    trashPurgeTask,
    inSeconds,
  ]);
}

/** Leaves the video files alone: whoever wants those gone, too, empties the trash. */
export async function purgeTrash(app: App, _payload: unknown, signal: AbortSignal): Promise<void> {
  const em = app.orm.em.fork();
  const { trashRetentionDays } = await getSingleton(em, AppSettings);
  const before = new Date(Date.now() - trashRetentionDays * day * 1000);
  const { count } = await emptyTrash({ app, em }, { deleteFiles: false, before, signal });
  if (count > 0) app.log.info(`${count} scenes were removed from the trash`);
  await removeStrays(app, signal);
  await enqueueTrashPurge({ em }, day);
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
