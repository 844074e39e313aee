/** One folder of a storage path, from the totals that are kept of every folder. */
import { sql } from 'kysely';
import { parseSerial } from '../checks/ids.ts';
import type { Context } from '../context.ts';
import { badInput } from '../errors.ts';
import { type StoragePathRow, selectStoragePaths } from '../storage/storage-path.queries.ts';

/** What lies below a folder, or directly in it. */
export interface Totals {
  sceneCount: number;
  totalDuration: number;
  totalSize: number;
}

export interface FolderEntryRow extends Totals {
  name: string;
  path: string;
}

export interface FolderRow {
  storagePath: StoragePathRow;
  /** From the storage path on; empty for the storage path itself. */
  path: string;
  folders: FolderEntryRow[];
  /** What the scenes directly in it are found by. */
  key: { storagePathId: number; path: string };
  /** Of the scenes directly in it. */
  own: Totals;
}

/** The folder, in one statement; null when there is no active scene in or below it, unless it is the storage path itself. */
export async function findFolder(ctx: Context, storagePathId: string, path: string): Promise<FolderRow | null> {
  checkPath(path);
  const id = parseSerial(storagePathId);
  if (id === undefined) return null;
  const base = sql<string>`rtrim(storage_paths.path, '/') || ${path && `/${path}`}`;
  const found = await selectStoragePaths(ctx)
    .leftJoinLateral(
      sql<Totals & { child: string }>`(
        select split_part(substr(path, length(base) + 2), '/', 1) as child,
               sum(scene_count)::float8 as "sceneCount",
               sum(total_duration)::float8 as "totalDuration",
               sum(total_size)::float8 as "totalSize"
          from (select ${base} as base) b, folder_totals t
         where t.storage_path_id = storage_paths.id
           and path >= base and path < base || '0' -- the character after the slash
           and (path = base or starts_with(path, base || '/'))
         group by child
      )`.as('found'),
      (join) => join.onTrue(),
    )
    .select(['found.child', 'found.sceneCount', 'found.totalDuration', 'found.totalSize'])
    .where('storage_paths.id', '=', id)
    .orderBy(sql`lower(found.child)`)
    .orderBy('found.child')
    .execute();
  const [first] = found;
  if (!first || (path !== '' && first.child === null)) return null;
  const entries = found.flatMap(({ child, ...totals }) =>
    child ? [{ ...totalsOf(totals), ...named(child, path) }] : [],
  );
  const own = found.find(({ child }) => child === '');
  return {
    storagePath: first,
    path,
    folders: entries,
    key: { storagePathId: first.id, path: `${first.path.replace(/\/+$/, '')}${path && `/${path}`}` },
    own: own ? totalsOf(own) : { sceneCount: 0, totalDuration: 0, totalSize: 0 },
  };
}

/** A path that leads out of the storage path is refused; any other one that names nothing is just not there. */
function checkPath(path: string): void {
  if (path.includes('\0') || path.split('/').includes('..')) {
    throw badInput('path', "path must be that of a folder in the storage path, such as '2021/May', without '..'.");
  }
}

function totalsOf({ sceneCount, totalDuration, totalSize }: { [Name in keyof Totals]: number | null }): Totals {
  return { sceneCount: sceneCount ?? 0, totalDuration: totalDuration ?? 0, totalSize: totalSize ?? 0 };
}

const named = (name: string, path: string) => ({ name, path: path ? `${path}/${name}` : name });
