/** The trash: scenes that are hidden until they are restored or purged. */

import { sql } from 'kysely';
import { changeId } from '../audit/change-id.ts';
import { parseBigserial, parseIds } from '../checks/ids.ts';
import type { Context } from '../context.ts';
import { databaseNow } from '../database/clock.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publishScenes } from '../events/publish.ts';
import { cancelJobsOfScenes, lockJobsOfScenes } from '../jobs/job.service.ts';
import { importUnread } from '../jobs/resume.ts';
import { type BulkResult, resultOf } from './bulk-result.type.ts';
import { chooseByIds, distinctSceneIds, startChoosing } from './chosen-scenes.ts';

/** Moves these scenes to the trash and cancels their jobs; those that are already there stay as they are. */
export async function trashScenes({ em }: Pick<Context, 'em'>, ids: readonly string[]): Promise<BulkResult> {
  return transaction(em, async (em) => {
    // Before the scenes are locked, as a job that ends locks itself first.
    await cancelJobsOfScenes(em, parseIds(parseBigserial, distinctSceneIds(ids)));
    await startChoosing(em);
    await chooseByIds(em, ids);
    const trashed = await rows(em)
      .updateTable('scenes')
      .set({ trashedAt: databaseNow })
      .where('id', 'in', sql<string>`(select id from chosen_scenes)`)
      .where('trashedAt', 'is', null)
      .returning('id')
      .execute();
    return publishUpdates(em, trashed);
  });
}

/** Restores these scenes from the trash; those whose metadata, or whose newest content, was never read are imported again. */
export async function restoreScenes({ em }: Pick<Context, 'em'>, ids: readonly string[]): Promise<BulkResult> {
  return transaction(em, async (em) => {
    await lockJobsOfScenes(em, parseIds(parseBigserial, distinctSceneIds(ids))); // before the scenes, as everywhere
    await startChoosing(em);
    await chooseByIds(em, ids);
    const restored = await rows(em)
      .updateTable('scenes')
      .set({ trashedAt: null })
      .where('id', 'in', sql<string>`(select id from chosen_scenes)`)
      .where('trashedAt', 'is not', null)
      .returning('id')
      .execute();
    await importUnread(
      em,
      restored.map(({ id }) => id),
    );
    return publishUpdates(em, restored);
  });
}

async function publishUpdates(em: Context['em'], scenes: { id: string }[]): Promise<BulkResult> {
  const ids = scenes.map(({ id }) => id);
  await publishScenes(em, ChangeKind.UPDATED, ids);
  return resultOf(ids, ids.length > 0 ? await changeId(em) : null);
}
