/** Reads of uploads. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type SqlBool, sql } from 'kysely';
import { parseIds, parseUuid } from '../checks/ids.ts';
import { type RowOf, rowColumns } from '../database/row-columns.ts';
import { rows } from '../database/rows.ts';
import { notFound } from '../errors.ts';

const uploadColumns = rowColumns('uploads', {
  computed: {
    // A process that was killed could not say that nothing arrives any more.
    bytesPerSecond: sql<string | null>`
      case when uploads.ended_at is null and uploads.moved_at > now() - interval '3 seconds'
           then uploads.bytes_per_second end`,
  },
});

/** `root` is the folder of its storage path; people are told its name, as not all may know where files lie. */
export type UploadRow = RowOf<typeof uploadColumns> & { root: string; rootName: string };

export async function findUploads(em: EntityManager, ids: readonly string[]): Promise<UploadRow[]> {
  return selectUploads(em).where('uploads.id', 'in', parseIds(parseUuid, ids)).execute();
}

/** Those of a user that are under way, oldest first. */
export async function unfinishedUploadsOf(em: EntityManager, userId: string): Promise<UploadRow[]> {
  return selectUploads(em)
    .where('uploads.userId', '=', userId)
    .where('uploads.endedAt', 'is', null)
    .orderBy('uploads.createdAt')
    .execute();
}

export async function newestUploadOf(em: EntityManager, userId: string): Promise<UploadRow[]> {
  return selectUploads(em).where('uploads.userId', '=', userId).orderBy('uploads.createdAt', 'desc').limit(1).execute();
}

/** The upload; NOT_FOUND when it is another user's. */
export async function ownUpload(em: EntityManager, userId: string, id: string): Promise<UploadRow> {
  const [upload] = await findUploads(em, [id]);
  if (upload?.userId !== userId) throw notFound(`There is no upload ${id}.`);
  return upload;
}

/** Those to which no byte has come for 24 hours. */
export async function expiredUploads(em: EntityManager): Promise<UploadRow[]> {
  return selectUploads(em)
    .where('uploads.endedAt', 'is', null)
    .where(sql<SqlBool>`uploads.expires_at < now()`)
    .execute();
}

function selectUploads(em: EntityManager) {
  return rows(em)
    .selectFrom('uploads')
    .innerJoin('storage_paths', 'storage_paths.id', 'uploads.storagePathId')
    .select(uploadColumns(em))
    .select(['storage_paths.path as root', 'storage_paths.name as rootName']);
}
