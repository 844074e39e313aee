/** Makes all documents anew, while searches go on with those that are there. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { addTask } from '../jobs/queue.ts';
import { meiliDocuments } from './meilisearch-documents.queries.ts';
import { done, type MeiliIndex, prepareIndex } from './meilisearch-index.ts';
import { DocumentKind } from './search.enums.ts';
import { maxTotalHitsOf } from './search-config.queries.ts';
import { rebuildSpec, verifySpec } from './search-tasks.ts';
import { lockDocuments, writeDocuments } from './sync.ts';

export const rebuildTask = { ...rebuildSpec, run: rebuild };

const batchSize = 1000;

const tables: Record<DocumentKind, string> = {
  [DocumentKind.SCENE]: 'scenes',
  [DocumentKind.ACTOR]: 'actors',
  [DocumentKind.STUDIO]: 'studios',
  [DocumentKind.TAG]: 'tags',
};

async function rebuild({ orm, meili }: App, _payload: object, { signal }: { signal: AbortSignal }): Promise<void> {
  const em = orm.em.fork();
  for (const kind of Object.values(DocumentKind)) {
    for await (const ids of idsOf(em, kind, signal)) {
      await transaction(em, async (em) => {
        await lockDocuments(em);
        await writeDocuments(em, kind, ids, { pushes: false, counts: false }); // counted at the end
      });
    }
  }
  await transaction(em, async (em) => {
    await lockDocuments(em);
    await recount(em);
  });
  if (meili) await rebuildBeside(em, meili, signal);
}

/** The ids of all things of a kind and of all documents of it, in their order, a batch at a time. */
async function* idsOf(em: EntityManager, kind: DocumentKind, signal: AbortSignal): AsyncGenerator<string[]> {
  let last = '0';
  for (;;) {
    signal.throwIfAborted();
    const { rows: found } = await sql<{ id: string }>`
      select id::text from (select id from ${sql.table(tables[kind])} where id > ${last}
                            union select id from search_documents where kind = ${kind} and id > ${last}) ids
       order by ids.id limit ${batchSize}`.execute(rows(em));
    if (found.length === 0) return;
    const ids = found.map(({ id }) => id);
    yield ids;
    last = ids.at(-1) as string;
  }
}

/** The vocabulary from the documents themselves, whatever it was before. */
async function recount(em: EntityManager): Promise<void> {
  await rows(em).deleteFrom('search_words').execute();
  await sql`
    insert into search_words (word, documents)
    select word, ndoc from ts_stat('select words from search_documents')`.execute(rows(em));
}

/** In an index of its own, which then takes the place of the other. What changes meanwhile is found by the check after it. */
async function rebuildBeside(em: EntityManager, meili: MeiliIndex, signal: AbortSignal): Promise<void> {
  const { client, scenes, next } = meili;
  const maxTotalHits = await maxTotalHitsOf(em);
  await client.deleteIndexIfExists(next.uid);
  await prepareIndex(meili, next, maxTotalHits);
  await prepareIndex(meili, scenes, maxTotalHits); // there must be one to swap with
  for await (const ids of idsOf(em, DocumentKind.SCENE, signal)) {
    const documents = await meiliDocuments(em, ids);
    if (documents.length > 0) await done(next.addDocuments(documents, { primaryKey: 'id' }));
  }
  await done(client.swapIndexes([{ indexes: [scenes.uid, next.uid], rename: false }]));
  await done(client.deleteIndex(next.uid));
  await addTask(em, verifySpec, {}, { key: verifySpec.name });
}
