/** What Meilisearch is to be told of scenes, and the right to tell it. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { type MeiliDocument, meiliDocument } from './meilisearch-index.ts';
import { DocumentKind } from './search.enums.ts';
import { sourcesOf } from './sources.queries.ts';

/** Of the scenes that have a document in PostgreSQL, with its version. */
export async function meiliDocuments(em: EntityManager, sceneIds: readonly string[]): Promise<MeiliDocument[]> {
  const known = await rows(em)
    .selectFrom('search_documents')
    .select(['id', 'version'])
    .where('kind', '=', DocumentKind.SCENE)
    .where('id', 'in', [...sceneIds])
    .execute();
  const versions = new Map(known.map(({ id, version }) => [id, version]));
  const sources = await sourcesOf(em, DocumentKind.SCENE, [...versions.keys()]);
  return sources.map((source) => meiliDocument(source, versions.get(source.id) ?? '0'));
}

/**
 * Only one process writes to Meilisearch at a time, and reads what it writes while it holds the lock: so an older document
 * never follows a newer one.
 */
export async function lockPushes(em: EntityManager): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('search pushes', 0))`.execute(rows(em));
}
