/** Tells Meilisearch of scenes whose documents have changed. A failure is tried again by the queue, later and later. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { done, type MeiliDocument, type MeiliIndex, meiliDocument } from './meilisearch-index.ts';
import { DocumentKind } from './search.enums.ts';
import { sourcesOf } from './sources.queries.ts';

const batchSize = 1000;

/** Every minute as well: after an outage the queue may wait for longer than that. */
export const pushTask = { name: 'search.push', cron: '* * * * *', run: pushAll };

async function pushAll(app: App, _payload: object, { signal }: { signal: AbortSignal }): Promise<void> {
  const { meili } = app;
  if (!meili) return;
  while (!signal.aborted && (await pushBatch(app.orm.em.fork(), meili)) > 0);
}

/**
 * Only one process writes to Meilisearch at a time, and reads what it writes while it holds the lock: so an older document
 * never follows a newer one.
 */
export async function lockPushes(em: EntityManager): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('search pushes', 0))`.execute(rows(em));
}

async function pushBatch(em: EntityManager, meili: MeiliIndex): Promise<number> {
  return em.transactional(async (em) => {
    await lockPushes(em);
    const waiting = await rows(em)
      .selectFrom('search_pushes')
      .select(['sceneId', 'version'])
      .orderBy('version')
      .limit(batchSize)
      .execute();
    if (waiting.length === 0) return 0;
    const ids = waiting.map(({ sceneId }) => sceneId);
    const documents = await meiliDocuments(em, ids);
    const there = new Set(documents.map(({ id }) => String(id)));
    const gone = ids.filter((id) => !there.has(id));
    if (documents.length > 0) await done(meili.scenes.addDocuments(documents, { primaryKey: 'id' }));
    if (gone.length > 0) await done(meili.scenes.deleteDocuments(gone.map(Number)));
    const versions = waiting.map(({ version }) => version);
    await sql`
      delete from search_pushes using unnest(${ids}::bigint[], ${versions}::bigint[]) pushed(id, version)
       where search_pushes.scene_id = pushed.id and search_pushes.version = pushed.version`.execute(rows(em));
    return waiting.length;
  });
}

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
