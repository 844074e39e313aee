/** Computes the SHA-256 of a scene's file. */
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publishScenes } from '../events/publish.ts';
import type { Task } from '../jobs/queue.ts';
import { PermanentError } from '../jobs/retry.ts';
import { type HashPayload, hashOf, hashSpec } from './hash.service.ts';
import { sceneFileOf } from './scene-file.ts';

export const hashTask: Task<HashPayload> = {
  ...hashSpec,
  endsAtOnce: true, // a huge file takes longer than anybody waits
  run: async (app, payload, { signal }) => hashScene(app, payload, signal),
};

/** A scene that cannot be used gets no hash; a file that changes while it is read is read again. */
async function hashScene(app: App, payload: HashPayload, signal: AbortSignal): Promise<void> {
  try {
    await hashFile(app, payload, signal);
  } catch (error) {
    if (!(error instanceof PermanentError)) throw error;
    app.log.info({ scene: payload.sceneId }, `no hash: ${error.message}`);
  }
}

async function hashFile(app: App, { sceneId }: HashPayload, signal: AbortSignal): Promise<void> {
  const { orm } = app;
  const { storedPath } = await sceneFileOf(app, sceneId);
  const fileHash = await hashOf(storedPath, { signal });
  await transaction(orm.em.fork(), async (em) => {
    await rows(em).updateTable('scenes').set({ fileHash }).where('id', '=', sceneId).execute();
    await publishScenes(em, ChangeKind.UPDATED, [sceneId]);
  });
}
