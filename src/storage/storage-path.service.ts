/** Adding, changing and removing storage paths. */
import { mkdir, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import { parseSerial } from '../checks/ids.ts';
import type { Context } from '../context.ts';
import { changeEntities, lockEntity } from '../database/change-entities.ts';
import { rows } from '../database/rows.ts';
import { badInput, conflict, notFound } from '../errors.ts';
import { publish } from '../events/publish.ts';
import { askDisk } from '../files/disks.ts';
import { lockFiles } from './reconcile-files.ts';
import { rehomeScenes } from './rehome-scenes.ts';
import { StoragePath } from './storage-path.entity.ts';
import { checkedName, checkedPath, requireWritable } from './storage-path-rules.ts';

/** What the column holds, in characters. */
const maxNameLength = 100;

export interface NewStoragePath {
  name: string;
  path: string;
  isDefault?: boolean | null;
}

/** Adds a storage path and returns its id. BAD_USER_INPUT says why a path cannot be one, CONFLICT which other it overlaps. */
export async function createStoragePath(
  ctx: Pick<Context, 'app' | 'em'>,
  { name, path, isDefault }: NewStoragePath,
): Promise<number> {
  const trimmed = checkedName(ctx.em, name);
  return changeStoragePaths(ctx.em, async (em) => {
    const becomesDefault = isDefault ?? !(await findDefault(em));
    const resolved = await checkedPath(ctx.app.config, em, path, { isDefault: isDefault ?? false });
    if (becomesDefault) await clearDefault(em);
    const added = em.create(StoragePath, { name: trimmed, path: resolved, isDefault: becomesDefault });
    await em.flush();
    return added.id;
  });
}

export interface StoragePathChanges {
  name?: string | null;
  path?: string | null;
  isDefault?: boolean | null;
}

/**
 * Changes what is given. With a new path its scenes go along, as their files have been moved there already: BAD_USER_INPUT
 * names those that are not there.
 */
export async function updateStoragePath(
  ctx: Pick<Context, 'app' | 'em'>,
  id: string,
  { name, path, isDefault }: StoragePathChanges,
): Promise<number> {
  const trimmed = name == null ? undefined : checkedName(ctx.em, name);
  return changeStoragePaths(ctx.em, async (em) => {
    const current = await findStoragePath(em, id);
    if (isDefault === false && current.isDefault)
      throw badInput('isDefault', 'There must be a default storage path: make another one the default instead.');
    const becomesDefault = isDefault ?? current.isDefault;
    const moved =
      path == null
        ? undefined
        : await checkedPath(ctx.app.config, em, path, { exceptId: current.id, isDefault: becomesDefault });
    if (moved === undefined && isDefault) await requireWritable(current.path);
    if (becomesDefault && !current.isDefault) await clearDefault(em);
    if (moved !== undefined && moved !== current.path) await rehomeScenes(em, current, moved);
    em.assign(current, { name: trimmed ?? current.name, path: moved ?? current.path, isDefault: becomesDefault });
    return current.id;
  });
}

/** Removes a storage path, never its files. CONFLICT while scenes lie in it, or others could be the default. */
export async function deleteStoragePath({ em }: Pick<Context, 'em'>, id: string): Promise<void> {
  await changeStoragePaths(em, async (em) => {
    const current = await findStoragePath(em, id);
    await refuseWithScenes(em, current);
    await refuseWithUploads(em, current);
    const others = await rows(em).selectFrom('storage_paths').select('id').where('id', '<>', current.id).execute();
    if (current.isDefault && others.length > 0)
      throw conflict(`'${current.name}' is the default storage path: make another one the default first.`);
    em.remove(current);
  });
}

async function refuseWithScenes(em: EntityManager, { id, name }: { id: number; name: string }): Promise<void> {
  const { all, trashed, missing } = await rows(em)
    .selectFrom('scenes')
    .select([
      sql<number>`count(*)::int`.as('all'),
      sql<number>`count(trashed_at)::int`.as('trashed'),
      sql<number>`count(*) filter (where deleted_at is not null and trashed_at is null)::int`.as('missing'),
    ])
    .where('storagePathId', '=', id)
    .executeTakeFirstOrThrow();
  if (all === 0) return;
  const scenes = all === 1 ? '1 scene lies' : `${all} scenes lie`;
  throw conflict(
    `${scenes} in '${name}' (${trashed} in the trash, ${missing} missing): move the files to another storage path and scan, or delete the scenes.`,
  );
}

async function refuseWithUploads(em: EntityManager, { id, name }: { id: number; name: string }): Promise<void> {
  const uploads = await rows(em)
    .selectFrom('uploads')
    .select('id')
    .where('storagePathId', '=', id)
    .where('endedAt', 'is', null)
    .execute();
  if (uploads.length === 0) return;
  const they = uploads.length === 1 ? '1 upload' : `${uploads.length} uploads`;
  throw conflict(`${they} to '${name}' have not ended: wait until they are complete, cancelled or expired.`);
}

/** One change at a time, so that no two overlap and one is the default; whoever watches the folders learns of it. */
async function changeStoragePaths<T>(em: EntityManager, change: (em: EntityManager) => Promise<T>): Promise<T> {
  return changeEntities(em, async (em) => {
    await sql`lock table storage_paths in share row exclusive mode`.execute(rows(em));
    await lockFiles(em);
    const result = await change(em);
    await publish(em, 'storage', {});
    return result;
  });
}

async function findStoragePath(em: EntityManager, id: string): Promise<StoragePath> {
  return lockEntity(em, StoragePath, { id: parseSerial(id) }, notFound(`There is no storage path ${id}.`));
}

async function findDefault(em: EntityManager) {
  return rows(em).selectFrom('storage_paths').select('id').where('isDefault', '=', true).executeTakeFirst();
}

async function clearDefault(em: EntityManager): Promise<void> {
  await rows(em).updateTable('storage_paths').set({ isDefault: false }).where('isDefault', '=', true).execute();
}

/** At the first start the default storage path of the schema becomes a real folder in the data folder. */
export async function settleDefaultStoragePath({ orm, config }: Pick<App, 'orm' | 'config'>): Promise<void> {
  const folder = join(await realpath(config.dataDir), 'videos');
  await mkdir(folder, { recursive: true });
  await rows(orm.em.fork())
    .updateTable('storage_paths')
    .set({ path: folder })
    .where('path', '=', './data/videos')
    .execute();
}

/** The id of the storage path with this folder, made if there is none. */
export async function ensureStoragePath(ctx: Pick<Context, 'app' | 'em'>, path: string): Promise<number> {
  const real = await askDisk(path, async () => realpath(path)).catch(() => path);
  const known = await rows(ctx.em).selectFrom('storage_paths').select('id').where('path', '=', real).executeTakeFirst();
  return known?.id ?? createStoragePath(ctx, { name: (basename(real) || 'Library').slice(0, maxNameLength), path });
}
