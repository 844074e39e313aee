/** Deleting scenes for good, chosen or all that are in the trash, in batches. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { App } from '../app.type.ts';
import type { Context } from '../context.ts';
import { whyUnavailable } from '../database/is-down.ts';
import { lockReferencedIds } from '../database/lock-referenced-ids.ts';
import { logFailure } from '../database/log-failure.ts';
import { rows } from '../database/rows.ts';
import { type BulkResult, maxIdsInResult } from './bulk-result.type.ts';
import { distinctSceneIds } from './chosen-scenes.ts';
import { isPurgeDue } from './purge-at.ts';
import { type Removal, type Removed, removeScenes } from './remove-scenes.ts';

/** Of so many the rows go in one transaction, told of in one message. With files it takes its time, so there are fewer. */
const batchSizeOf = ({ deleteFiles }: Removal) => (deleteFiles ? 20 : 1000);

/**
 * Removes scenes in whatever state. BAD_USER_INPUT, and nothing is removed, when one of the ids is not there. A scene that
 * the database or its file does not let go is a failure; an error ends the rest, and is thrown only when nothing is removed yet.
 */
export async function deleteScenes(
  ctx: Pick<Context, 'app' | 'em'>,
  ids: readonly string[],
  deleteFiles: boolean,
): Promise<BulkResult> {
  const wanted = await lockReferencedIds(ctx.em, 'scene', 'ids', distinctSceneIds(ids), { lock: 'none' });
  const how = { deleteFiles, onlyTrashed: false };
  const result: BulkResult = { count: 0, ids: [], failures: [] };
  for (let start = 0; start < wanted.length; start += batchSizeOf(how)) {
    try {
      add(result, await removeScenes(ctx, wanted.slice(start, start + batchSizeOf(how)), how));
    } catch (error) {
      return endedBy(ctx.app, error, result, wanted.slice(start));
    }
  }
  return result;
}

/** Removes all that is in the trash, or only what has been there for long enough; failures and errors as with deleteScenes. */
export async function emptyTrash(
  ctx: Pick<Context, 'app' | 'em'>,
  { deleteFiles, onlyDue = false, signal }: { deleteFiles: boolean; onlyDue?: boolean; signal?: AbortSignal },
): Promise<BulkResult> {
  const how = { deleteFiles, onlyTrashed: true };
  const result: BulkResult = { count: 0, ids: [], failures: [] };
  for (let last = '0'; ; ) {
    signal?.throwIfAborted();
    let ids: string[] = [];
    try {
      ids = await trashedAfter(ctx.em, last, batchSizeOf(how), onlyDue);
      if (ids.length === 0) return result;
      add(result, await removeScenes(ctx, ids, how));
    } catch (error) {
      return endedBy(ctx.app, error, result, ids);
    }
    last = ids.at(-1) ?? last;
  }
}

async function trashedAfter(em: EntityManager, id: string, limit: number, onlyDue: boolean): Promise<string[]> {
  const trashed = rows(em).selectFrom('scenes').select('id').where('trashedAt', 'is not', null);
  const found = await (onlyDue ? trashed.where(isPurgeDue) : trashed)
    .where('id', '>', id)
    .orderBy('id')
    .limit(limit)
    .execute();
  return found.map(({ id }) => id);
}

function add(result: BulkResult, { ids, failures }: Removed): void {
  result.count += ids.length;
  result.ids.push(...ids.slice(0, maxIdsInResult - result.ids.length));
  for (const failure of failures) result.failures.push(failure);
}

/** What went before is gone, and the answer has to say so: an error must not hide it. */
function endedBy(app: App, error: unknown, result: BulkResult, left: string[]): BulkResult {
  if (result.count === 0) throw error;
  logFailure(app.log, error, `deleting scenes ended early: ${result.count} are gone`);
  const message = whyUnavailable(error) ?? 'An error ended the deletion before this scene.';
  add(result, { ids: [], failures: left.map((id) => ({ id, code: 'UNAVAILABLE', message })) });
  return result;
}
