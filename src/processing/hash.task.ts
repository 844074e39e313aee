/** The SHA-256 of a scene's file: by a task of its own and of the lowest priority, so that a huge file delays nothing. */
import { stat } from 'node:fs/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { App } from '../app.ts';
import { rows } from '../database/rows.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publishScenes } from '../events/publish.ts';
import { sha256OfFile } from '../media/hash.ts';

export const hashTask = 'processing.hash';

export interface HashPayload {
  sceneId: string;
}

/** The queue runs the highest number last. */
const lowestPriority = 1000;

/** Asks for it once, however often it is asked for before it has run. */
export async function enqueueHash(em: EntityManager, sceneId: string): Promise<void> {
  await em.execute(`select graphile_worker.add_job(?, ?::json, job_key := ?, priority := ?, max_attempts := 25)`, [
    hashTask,
    JSON.stringify({ sceneId }),
    `${hashTask}:${sceneId}`,
    lowestPriority,
  ]);
}

/** A file that has vanished has no hash, and one that changes meanwhile has another: the scan that sees it asks again. */
export async function hashScene({ orm, log }: App, { sceneId }: HashPayload, signal: AbortSignal): Promise<void> {
  const scene = await rows(orm.em.fork())
    .selectFrom('scenes')
    .select('storedPath')
    .where('id', '=', sceneId)
    .executeTakeFirst();
  if (!scene?.storedPath) return;
  const before = await stat(scene.storedPath).catch(() => undefined);
  if (!before) return log.info({ scene: sceneId }, 'no hash: the file is not there');
  const fileHash = await sha256OfFile(scene.storedPath, { signal });
  const after = await stat(scene.storedPath).catch(() => undefined);
  if (after?.mtimeMs !== before.mtimeMs || after.size !== before.size)
    throw new Error('The file changed while it was read.');
  await orm.em.fork().transactional(async (em) => {
    await rows(em).updateTable('scenes').set({ fileHash }).where('id', '=', sceneId).execute();
    await publishScenes(em, ChangeKind.UPDATED, [sceneId]);
  });
}
