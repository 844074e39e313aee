/** Four times an hour, and when a worker starts: uploads that nobody goes on with are removed. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type SqlBool, sql } from 'kysely';
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { messageOf } from '../errors.ts';
import { askDisk } from '../files/disks.ts';
import { patience } from '../files/open-plain.ts';
import type { Task } from '../jobs/queue.ts';
import { endUpload } from './end-upload.ts';
import { uploadIdOf } from './partial-file.ts';
import { expiredUploads, findUploads } from './upload.queries.ts';

export const removeExpiredTask: Task<Record<string, never>> = {
  name: 'uploads.removeExpired',
  cron: '*/15 * * * *',
  run: removeExpiredUploads,
};

/** No upload is that old; a file of which nothing is known may be that of another server's. */
const strayMilliseconds = 2 * 86_400_000;

export async function removeExpiredUploads({ orm, log }: Pick<App, 'orm' | 'log'>): Promise<void> {
  const em = orm.em.fork();
  const expired = await expiredUploads(em);
  let removed = 0;
  for (const upload of expired) {
    try {
      await endUpload({ orm }, upload, 'The upload was not finished within 24 hours.');
      removed += 1;
    } catch (error) {
      log.warn(`${upload.filename}, an upload that was not finished, could not be removed: ${messageOf(error)}`);
    }
  }
  if (removed > 0) log.info(`${removed} uploads that were not finished within 24 hours were removed`);
  const roots = await rows(em).selectFrom('storage_paths').select('path').execute();
  for (const { path } of roots) await removeStrays({ orm }, path); // before it is forgotten which have ended
  await rows(em).deleteFrom('uploads').where(sql<SqlBool>`ended_at < now() - interval '1 day'`).execute();
}

/** Files whose upload has ended, but not the process before it could remove them; or is gone, such as that of a user who was deleted. */
async function removeStrays({ orm }: Pick<App, 'orm'>, root: string): Promise<void> {
  const names = await askDisk(root, async () => readdir(root), patience).catch(() => []); // its disk may be away
  for (const name of names) {
    const id = uploadIdOf(name);
    if (id === undefined) continue;
    const path = join(root, name);
    const [upload] = await findUploads(orm.em.fork(), [id]);
    const isOver = upload ? upload.endedAt !== null : await isOld(path);
    if (isOver) await askDisk(path, async () => rm(path, { force: true }), patience);
  }
}

async function isOld(path: string): Promise<boolean> {
  const stats = await askDisk(path, async () => stat(path), patience).catch(() => undefined);
  return stats !== undefined && stats.mtimeMs < Date.now() - strayMilliseconds;
}
