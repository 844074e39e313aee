/** Removing scenes for good: rows, what was made of them, and the video files when asked to. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { App } from '../app.ts';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { badInput, messageOf } from '../errors.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publishScenes } from '../events/publish.ts';
import { removeAssets } from '../http/assets.ts';
import { deleteJobsOf } from '../jobs/delete-jobs.ts';
import { type BulkFailure, type BulkResult, maxIdsInResult } from './bulk-result.type.ts';
import { checkedIds } from './chosen-scenes.ts';
import { removeVideoFile } from './video-file.ts';

/** So many are removed in one transaction, and told of in one message. */
const batchSize = 1000;

interface Removal {
  deleteFiles: boolean;
  /** Only while they are in the trash: what was restored meanwhile stays. */
  onlyTrashed: boolean;
}

/** Removes scenes in whatever state. BAD_USER_INPUT, and nothing is removed, when one of the ids is not there. */
export async function deleteScenes(
  ctx: Pick<Context, 'app' | 'em'>,
  ids: readonly string[],
  deleteFiles: boolean,
): Promise<BulkResult> {
  const wanted = checkedIds(ids);
  const known = await rows(ctx.em).selectFrom('scenes').select('id').where('id', 'in', wanted).execute();
  const knownIds = new Set(known.map(({ id }) => id));
  const unknown = wanted.filter((id) => !knownIds.has(id));
  if (unknown.length > 0) throw badInput('ids', `There is no scene ${unknown.slice(0, 10).join(', ')}.`);
  const result: BulkResult = { count: 0, ids: [], failures: [] };
  for (let start = 0; start < wanted.length; start += batchSize) {
    add(result, await remove(ctx, wanted.slice(start, start + batchSize), { deleteFiles, onlyTrashed: false }));
  }
  return result;
}

/** Removes all that is in the trash, or only what went there before an instant. */
export async function emptyTrash(
  ctx: Pick<Context, 'app' | 'em'>,
  { deleteFiles, before, signal }: { deleteFiles: boolean; before?: Date; signal?: AbortSignal },
): Promise<BulkResult> {
  const result: BulkResult = { count: 0, ids: [], failures: [] };
  for (let after = '0'; ; ) {
    signal?.throwIfAborted();
    const trashed = rows(ctx.em).selectFrom('scenes').select('id').where('trashedAt', 'is not', null);
    const batch = await (before ? trashed.where('trashedAt', '<', before.toISOString()) : trashed)
      .where('id', '>', after)
      .orderBy('id')
      .limit(batchSize)
      .execute();
    const ids = batch.map(({ id }) => id);
    if (ids.length === 0) return result;
    add(result, await remove(ctx, ids, { deleteFiles, onlyTrashed: true }));
    after = ids.at(-1) ?? after;
  }
}

interface Removed {
  ids: string[];
  failures: BulkFailure[];
}

function add(result: BulkResult, { ids, failures }: Removed): void {
  result.count += ids.length;
  result.ids.push(...ids.slice(0, maxIdsInResult - result.ids.length));
  result.failures.push(...failures);
}

/** The files go while the rows are locked, so that none is lost to a scene that stays. */
async function remove({ app, em }: Pick<Context, 'app' | 'em'>, ids: string[], how: Removal): Promise<Removed> {
  const removed = await em.transactional(async (em) => {
    const scenes = await lock(em, ids, how);
    const failures = how.deleteFiles ? await removeFiles(app, scenes) : [];
    const failed = new Set(failures.map(({ id }) => id));
    const gone = scenes.map(({ id }) => id).filter((id) => !failed.has(id));
    await deleteJobsOf(em, gone);
    await rows(em).deleteFrom('scenes').where('id', 'in', gone).execute();
    await publishScenes(em, ChangeKind.DELETED, gone);
    return { ids: gone, failures };
  });
  for (const id of removed.ids) await removeGenerated(app, id);
  return removed;
}

/** The jobs before the scenes, as a job that ends locks itself first. */
async function lock(em: EntityManager, ids: string[], { onlyTrashed }: Removal) {
  await rows(em).selectFrom('job_history').select('id').where('sceneId', 'in', ids).orderBy('pk').forUpdate().execute();
  const scenes = rows(em)
    .selectFrom('scenes')
    .leftJoin('storage_paths', 'storage_paths.id', 'scenes.storagePathId')
    .select(['scenes.id', 'scenes.storedPath', 'storage_paths.path as root'])
    .where('scenes.id', 'in', ids)
    .orderBy('scenes.id')
    .forUpdate('scenes');
  return (onlyTrashed ? scenes.where('scenes.trashedAt', 'is not', null) : scenes).execute();
}

async function removeFiles(app: App, scenes: Awaited<ReturnType<typeof lock>>): Promise<BulkFailure[]> {
  const failures: BulkFailure[] = [];
  for (const { id, storedPath, root } of scenes) {
    const problem = storedPath === null ? undefined : await removeVideoFile(storedPath, root);
    if (!problem) continue;
    app.log.warn({ scene: id, err: problem.cause }, `a video file could not be removed: ${problem.message}`);
    failures.push({ id, code: problem.code, message: problem.message });
  }
  return failures;
}

/** What stays behind here is found by the next purge. */
async function removeGenerated(app: App, id: string): Promise<void> {
  await removeAssets(app, 'scenes', id).catch((error: unknown) => {
    app.log.warn(`the generated files of scene ${id} could not be removed: ${messageOf(error)}`);
  });
}
