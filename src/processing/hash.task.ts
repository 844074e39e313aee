/** Computes the SHA-256 of a scene's file. */
import { stat } from 'node:fs/promises';
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publishScenes } from '../events/publish.ts';
import type { Task } from '../jobs/queue.ts';
import { sha256OfFile } from '../media/hash.ts';
import { type HashPayload, hashSpec } from './hash.service.ts';

export const hashTask: Task<HashPayload> = {
  ...hashSpec,
  run: async (app, payload, { signal }) => hashScene(app, payload, signal),
};

/** A file that has vanished has no hash; one that changes while it is read is read again. */
async function hashScene({ orm, log }: App, { sceneId }: HashPayload, signal: AbortSignal): Promise<void> {
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
