/** Tells Meilisearch of scenes whose documents have changed. A failure is tried again by the queue, later and later. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { lockPushes, meiliDocuments } from './meilisearch-documents.queries.ts';
import { done, type MeiliIndex } from './meilisearch-index.ts';
import { pushSpec } from './search-tasks.ts';

const batchSize = 1000;

/** Every minute as well: after an outage the queue may wait for longer than that. */
export const pushTask = { ...pushSpec, cron: '* * * * *', run: pushAll };

async function pushAll(app: App, _payload: object, { signal }: { signal: AbortSignal }): Promise<void> {
  const { meili } = app;
  if (!meili) return;
  while (!signal.aborted && (await pushBatch(app.orm.em.fork(), meili)) > 0);
}

async function pushBatch(em: EntityManager, meili: MeiliIndex): Promise<number> {
  return transaction(em, async (em) => {
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
