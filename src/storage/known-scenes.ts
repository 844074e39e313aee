/** What the library knows of files: the scenes of these paths, those that a new file may be, those below a folder. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type SqlBool, sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { missingFileMessage } from '../scenes/usable-scene.ts';
import type { FoundFile } from './found-file.ts';
import type { KnownScene } from './reconcile.ts';

/** Looked at for each new file: of more scenes of the same size and name, one is as good as the other. */
const maxCandidates = 20;

interface SceneFileRow {
  id: string;
  storedPath: string | null;
  storagePathId: number | null;
  size: string | null;
  modifiedMs: string | null;
  isMissing: boolean;
  isTrashed: boolean;
  processingError: string | null;
}

/** The scene of each of these paths; of several, the one that people see. */
export async function scenesByPaths(em: EntityManager, paths: readonly string[]): Promise<Map<string, KnownScene>> {
  const found = await selectFiles(em)
    .where(sql<SqlBool>`stored_path = any(${[...paths]})`)
    .orderBy('deletedAt', (order) => order.desc().nullsLast())
    .orderBy('trashedAt', (order) => order.desc().nullsLast())
    .execute();
  return new Map(found.map((row) => [row.storedPath ?? '', knownScene(row)])); // the last one of a path stays
}

export async function scenesByIds(em: EntityManager, ids: readonly string[]): Promise<Map<string, KnownScene>> {
  if (ids.length === 0) return new Map();
  const found = await selectFiles(em)
    .where(sql<SqlBool>`id = any(${[...ids]}::bigint[])`)
    .execute();
  return new Map(found.map((row) => [row.id, knownScene(row)]));
}

export interface CandidateRow extends KnownScene {
  /** The path of the new file. */
  newPath: string;
  fingerprint: string | null;
  fileHash: string;
}

/**
 * The scenes that have the size of a new file and its time or name. By name only those up to `lastId`: of later ones the
 * files have just been seen, and of files that are taken in together, many may be called the same.
 */
export async function candidatesFor(
  em: EntityManager,
  files: readonly FoundFile[],
  lastId: string | null,
): Promise<CandidateRow[]> {
  if (files.length === 0) return [];
  const { rows: found } = await sql<SceneFileRow & Pick<CandidateRow, 'newPath' | 'fingerprint' | 'fileHash'>>`
    select f.path as "newPath", s.*
      from unnest(
             ${files.map(({ path }) => path)}::text[], ${files.map(({ name }) => name)}::text[],
             ${files.map(({ size }) => size)}::bigint[], ${files.map(({ modifiedMs }) => modifiedMs)}::bigint[]
           ) f (path, name, size, ms)
     cross join lateral (
       (select ${fileColumns} from scenes
         where scenes.size = f.size and file_modified_at = to_timestamp(f.ms / 1000.0) limit ${maxCandidates})
       union
       (select ${fileColumns} from scenes
         where scenes.size = f.size and (${lastId}::bigint is null or id <= ${lastId}::bigint)
           and lower(normalize(regexp_replace(stored_path, '^.*/', ''), NFC)) = lower(normalize(f.name, NFC))
         limit ${maxCandidates})) s
     where s."storedPath" is not null`.execute(rows(em));
  return found.map((row) => ({
    ...knownScene(row),
    newPath: row.newPath,
    fingerprint: row.fingerprint,
    fileHash: row.fileHash,
  }));
}

/** The keys of the visible scenes whose file lies in the storage path, below `folder`: a page of those after `after`. */
export async function activeIdsBelow(
  em: EntityManager,
  { storagePathId, folder }: { storagePathId: number; folder: string },
  after: string,
  limit: number,
): Promise<string[]> {
  const found = await rows(em)
    .selectFrom('scenes')
    .select('id')
    .where('storagePathId', '=', storagePathId)
    .where(isBelow(folder))
    .where('deletedAt', 'is', null)
    .where('trashedAt', 'is', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return found.map(({ id }) => id);
}

/** How many visible scenes that would be. */
export async function countActiveBelow(em: EntityManager, storagePathId: number, folder: string): Promise<number> {
  const { count } = await rows(em)
    .selectFrom('scenes')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('storagePathId', '=', storagePathId)
    .where(isBelow(folder))
    .where('deletedAt', 'is', null)
    .where('trashedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The file itself, or whatever lies in the folder of that path. */
const isBelow = (path: string) =>
  sql<SqlBool>`(scenes.stored_path = ${path} or starts_with(scenes.stored_path, ${path === '/' ? path : `${path}/`}))`;

const fileColumns = sql`id, stored_path as "storedPath", storage_path_id as "storagePathId", nullif(scenes.size, 0) as size,
  (extract(epoch from file_modified_at) * 1000)::bigint as "modifiedMs", deleted_at is not null as "isMissing",
  trashed_at is not null as "isTrashed", processing_error as "processingError", fingerprint, file_hash as "fileHash"`;

function selectFiles(em: EntityManager) {
  return rows(em)
    .selectFrom('scenes')
    .select(['id', 'storedPath', 'storagePathId', 'processingError'])
    .select([
      sql<string | null>`nullif(size, 0)`.as('size'),
      sql<string | null>`(extract(epoch from file_modified_at) * 1000)::bigint`.as('modifiedMs'),
      sql<boolean>`deleted_at is not null`.as('isMissing'),
      sql<boolean>`trashed_at is not null`.as('isTrashed'),
    ]);
}

function knownScene({ storedPath, size, modifiedMs, ...row }: SceneFileRow): KnownScene {
  return {
    id: row.id,
    path: storedPath ?? '',
    storagePathId: row.storagePathId,
    size: size === null ? null : Number(size),
    modifiedMs: modifiedMs === null ? null : Number(modifiedMs),
    isMissing: row.isMissing || (!row.isTrashed && row.processingError === missingFileMessage(row.id)),
    isTrashed: row.isTrashed,
  };
}
