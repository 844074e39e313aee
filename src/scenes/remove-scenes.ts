/** Removing a batch of scenes: rows, what was made of them, and the video files when asked to. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { type SqlBool, sql } from 'kysely';
import type { App } from '../app.type.ts';
import { removeAssets } from '../assets/assets.ts';
import type { Context } from '../context.ts';
import { whyUnavailable } from '../database/is-down.ts';
import { logFailure } from '../database/log-failure.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { AppError, messageOf } from '../errors.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publishScenes } from '../events/publish.ts';
import { deleteJobsOf } from '../jobs/delete-jobs.ts';
import { numericIds } from '../lists/criteria.ts';
import type { BulkFailure } from './bulk-result.type.ts';
import { removeVideoFile } from './video-file.ts';

export interface Removal {
  deleteFiles: boolean;
  /** Only while they are in the trash: what was restored meanwhile stays. */
  onlyTrashed: boolean;
}

export interface Removed {
  ids: string[];
  failures: BulkFailure[];
}

/** One parameter, however many ids. */
const isOneOf = (ids: readonly string[], column = 'scenes.id') =>
  sql<SqlBool>`${sql.ref(column)} = any(${numericIds(ids)})`;

/** In one transaction, told of in one message. */
export async function removeScenes(
  { app, em }: Pick<Context, 'app' | 'em'>,
  ids: string[],
  how: Removal,
): Promise<Removed> {
  const remove = async (em: EntityManager) => {
    await sql`set constraints all immediate`.execute(rows(em)); // what speaks against it is said before a file goes
    const scenes = await lock(em, ids, how);
    const removed = how.deleteFiles
      ? await removeEach(app, em, scenes, how)
      : await removeTogether(app, em, scenes, how);
    await publishScenes(em, ChangeKind.DELETED, removed.ids);
    return removed;
  };
  const removed = await transaction(em, remove, { once: how.deleteFiles });
  for (const id of removed.ids) await removeGenerated(app, id);
  return removed;
}

/** The jobs before the scenes, as a job that ends locks itself first. */
async function lock(em: EntityManager, ids: string[], { onlyTrashed }: Removal) {
  await rows(em)
    .selectFrom('job_history')
    .select('id')
    .where(isOneOf(ids, 'job_history.sceneId'))
    .orderBy('pk')
    .forUpdate()
    .execute();
  const scenes = rows(em)
    .selectFrom('scenes')
    .leftJoin('storage_paths', 'storage_paths.id', 'scenes.storagePathId')
    .select(['scenes.id', 'scenes.storedPath', 'storage_paths.path as root'])
    .where(isOneOf(ids))
    .orderBy('scenes.id')
    .forUpdate('scenes');
  return (onlyTrashed ? scenes.where('scenes.trashedAt', 'is not', null) : scenes).execute();
}

type LockedScene = Awaited<ReturnType<typeof lock>>[number];

/** In a few statements; when the database refuses them, one by one, so that only those go on living that it means. */
async function removeTogether(app: App, em: EntityManager, scenes: LockedScene[], how: Removal): Promise<Removed> {
  const ids = scenes.map(({ id }) => id);
  try {
    await transaction(em, async (em) => removeRows(em, ids));
    return { ids, failures: [] };
  } catch (error) {
    if (whyUnavailable(error) !== undefined) throw error;
    return removeEach(app, em, scenes, how);
  }
}

/**
 * Each within a savepoint, the row before the file: what the database refuses keeps its file, and what keeps its file comes
 * back as it was. A crash before the commit leaves at most scenes of this batch without the files that were to go: the next
 * scan says that these are missing, and the next deletion takes that for done.
 */
async function removeEach(app: App, em: EntityManager, scenes: LockedScene[], how: Removal): Promise<Removed> {
  const removed: Removed = { ids: [], failures: [] };
  for (const scene of scenes) {
    try {
      await transaction(em, async (em) => {
        await removeRows(em, [scene.id]);
        if (how.deleteFiles) await removeFile(scene);
      });
      removed.ids.push(scene.id);
    } catch (error) {
      if (whyUnavailable(error) !== undefined) throw error;
      removed.failures.push(failureOf(app, scene.id, error));
    }
  }
  return removed;
}

async function removeRows(em: EntityManager, ids: string[]): Promise<void> {
  await deleteJobsOf(em, ids);
  const { numDeletedRows } = await rows(em).deleteFrom('scenes').where(isOneOf(ids)).executeTakeFirstOrThrow();
  if (Number(numDeletedRows) !== ids.length) throw new Error('A trigger or a policy of the database keeps the row.');
}

async function removeFile({ storedPath, root }: LockedScene): Promise<void> {
  const problem = storedPath === null ? undefined : await removeVideoFile(storedPath, root);
  if (problem) throw problem;
}

function failureOf(app: App, id: string, error: unknown): BulkFailure {
  if (error instanceof AppError) {
    app.log.warn({ scene: id, err: error.cause }, `a video file could not be removed: ${error.message}`);
    return { id, code: error.code, message: error.message };
  }
  logFailure(app.log, error, 'the database refused to delete a scene', { scene: id });
  return {
    id,
    code: 'UNAVAILABLE',
    message: 'The database refused to delete the scene: the log of the server says why.',
  };
}

/** What stays behind here is found by the next purge. */
async function removeGenerated(app: App, id: string): Promise<void> {
  await removeAssets(app, 'scenes', id).catch((error: unknown) => {
    app.log.warn(`the generated files of scene ${id} could not be removed: ${messageOf(error)}`);
  });
}
