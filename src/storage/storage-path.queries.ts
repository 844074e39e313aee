/** Reads of storage paths. */
import { statfs } from 'node:fs/promises';
import { type Context, inOrderOf } from '../context.ts';
import { type RowOf, rowColumns } from '../database/row-columns.ts';
import { rows } from '../database/rows.ts';
import { askDisk } from '../files/disks.ts';

const storagePathColumns = rowColumns('storage_paths');

export type StoragePathRow = RowOf<typeof storagePathColumns>;

export async function allStoragePaths(ctx: Context) {
  return selectStoragePaths(ctx).orderBy('id').execute();
}

export async function storagePathsByIds(ctx: Context, ids: readonly number[]) {
  const found = await selectStoragePaths(ctx)
    .where('id', 'in', [...ids])
    .execute();
  return inOrderOf(ids, found, (path) => path.id);
}

/** How many active scenes lie in each. */
export async function sceneCountsByStoragePathIds({ em }: Context, ids: readonly number[]): Promise<number[]> {
  const counts = await rows(em)
    .selectFrom('scenes')
    .select(({ fn }) => ['storagePathId', fn.countAll().as('count')])
    .where('storagePathId', 'in', [...ids])
    .where('trashedAt', 'is', null)
    .where('deletedAt', 'is', null)
    .groupBy('storagePathId')
    .execute();
  return ids.map((id) => Number(counts.find(({ storagePathId }) => storagePathId === id)?.count ?? 0));
}

/** Bytes of the disk that a folder lies on; null when it is not there, or does not answer. */
export async function diskUsageOf(path: string) {
  const stats = await askDisk(path, async () => statfs(path), { seconds: 3 }).catch(() => null);
  if (!stats) return null;
  const { blocks, bfree, bavail, bsize } = stats;
  return { total: blocks * bsize, used: (blocks - bfree) * bsize, free: bavail * bsize };
}

export function selectStoragePaths({ em }: Context) {
  return rows(em).selectFrom('storage_paths').select(storagePathColumns(em));
}
