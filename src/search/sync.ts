/**
 * Brings the documents up to date with what the outbox says has changed, and the vocabulary with the documents.
 *
 * Whoever does so holds a lock, so that two never write the same document and the counts of words are exact. Reading
 * begins after the lock is held: a document is never older than the entries that are taken with it.
 */

import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { lastOfOldest } from '../database/oldest.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { inGroups } from '../in-groups.ts';
import type { DocumentKind } from './search.enums.ts';
import { sourcesOf } from './sources.queries.ts';
import { type Document, documentsOf } from './vectors.ts';

export interface SyncOptions {
  /** How many entries to take at most. */
  limit: number;
  /** Whether another engine has to be told as well. */
  pushes: boolean;
  /** How long to wait for somebody else who is at it; then nothing is done. */
  patienceMilliseconds?: number;
}

/** Takes the oldest entries and returns how many, in a transaction of its own. */
export async function syncDocuments(em: EntityManager, options: SyncOptions): Promise<number> {
  return transaction(em.fork(), async (em) => {
    if (!(await lockDocuments(em, options.patienceMilliseconds))) return 0;
    const taken = await rows(em)
      .deleteFrom('search_outbox')
      .where('id', '<=', lastOfOldest('search_outbox', options.limit))
      .returning(['kind', 'thingId'])
      .execute();
    const byKind = Map.groupBy(taken, ({ kind }) => kind);
    for (const [kind, entries] of byKind) {
      await writeDocuments(em, kind, [...new Set(entries.map(({ thingId }) => thingId))], options);
    }
    return taken.length;
  });
}

/** False when somebody else kept it for longer than that. Held until the transaction ends. */
export async function lockDocuments(em: EntityManager, patienceMilliseconds?: number): Promise<boolean> {
  const lock = sql`hashtextextended('search documents', 0)`;
  if (patienceMilliseconds === undefined) {
    await sql`select pg_advisory_xact_lock(${lock})`.execute(rows(em));
    return true;
  }
  const until = Date.now() + patienceMilliseconds;
  do {
    const { rows: tried } = await sql<{ isLocked: boolean }>`
      select pg_try_advisory_xact_lock(${lock}) as "isLocked"`.execute(rows(em));
    if (tried[0]?.isLocked) return true;
    await sql`select pg_sleep(0.02)`.execute(rows(em));
  } while (Date.now() < until);
  return false;
}

/** More take longer than others may wait: to read an answer, or to write the parameters of a statement, is done at one go. */
const documentsPerStatement = 1000;

/**
 * Writes the documents of these things as they are now, and removes those of things that are gone. `counts`: whether to count
 * their words in the vocabulary as well.
 */
export async function writeDocuments(
  em: EntityManager,
  kind: DocumentKind,
  ids: readonly string[],
  { pushes, counts = true }: Pick<SyncOptions, 'pushes'> & { counts?: boolean },
): Promise<void> {
  for (const group of inGroups(ids, documentsPerStatement)) {
    const documents = await documentsOf(await sourcesOf(em, kind, group));
    const alike = await replaceDocuments(em, kind, documents, { ids: group, counts });
    const others = group.filter((id) => !alike.has(id));
    if (pushes && kind === 'scene') await notePushes(em, others);
  }
}

/**
 * One statement, however many documents. The counts of words change by what the new documents have and the old ones had. Returns
 * those whose words are as they were: they keep their version, as other engines know of nothing else.
 */
async function replaceDocuments(
  em: EntityManager,
  kind: DocumentKind,
  documents: readonly Document[],
  { ids, counts }: { ids: readonly string[]; counts: boolean },
): Promise<Set<string>> {
  const column = (name: keyof Document) => documents.map((document) => document[name]);
  const { rows: alike } = await sql<{ id: string }>`
    with given as materialized (
      select id, words::tsvector as words, related::tsvector as related, facts::int[] as facts
        from unnest(${column('id')}::bigint[], ${column('words')}::text[], ${column('related')}::text[], ${column('facts')}::text[]) t(id, words, related, facts)
    ), old as (
      select id, words from search_documents where ${counts} and kind = ${kind} and id = any(${ids}::bigint[])
    ), gone as (
      delete from search_documents
       where kind = ${kind} and id = any(${ids}::bigint[]) and id not in (select id from given)
    ), written as (
      insert into search_documents (kind, id, words, related, facts, version)
      select ${kind}, id, words, related, facts, nextval('search_documents_version_seq') from given order by id
      on conflict (kind, id) do update
        set words = excluded.words, related = excluded.related, facts = excluded.facts,
            version = case when search_documents.words = excluded.words and search_documents.related = excluded.related
                           then search_documents.version else excluded.version end
      returning new.id, old.version = new.version as is_alike
    ), changed as (
      select word, sum(change)::int as change from (
        select unnest(tsvector_to_array(words)) as word, 1 as change from given where ${counts}
        union all
        select unnest(tsvector_to_array(words)), -1 from old) as changes
       group by word having sum(change) <> 0
    ), counted as (
      insert into search_words (word, documents) select word, change from changed order by word
      on conflict (word) do update set documents = search_words.documents + excluded.documents
    )
    select id::text from written where is_alike`.execute(rows(em));
  return new Set(alike.map(({ id }) => id));
}

/** Tells the other engine of these scenes, whether they are still there or not. */
export async function notePushes(em: EntityManager, sceneIds: readonly string[]): Promise<void> {
  await sql`
    insert into search_pushes (scene_id, version)
    select id, nextval('search_documents_version_seq') from unnest(${sceneIds}::bigint[]) id order by id
    on conflict (scene_id) do update set version = excluded.version`.execute(rows(em));
}
