/** How search is doing. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { messageOf } from '../errors.ts';
import { hasEntry } from '../jobs/queue.ts';
import { defaultMaxTotalHits } from './search-config.queries.ts';
import { rebuildSpec } from './search-tasks.ts';

export async function searchStatus({ app, em }: Pick<Context, 'app' | 'em'>) {
  const [problem, counts] = await Promise.all([problemOf(app), countsOf(em)]);
  return { engine: app.search.name, available: problem === null, problem, ...counts };
}

/** Health, by a request of its own: null when the engine answers. */
async function problemOf({ meili }: Pick<Context['app'], 'meili'>): Promise<string | null> {
  if (!meili) return null;
  try {
    const signal = AbortSignal.timeout(1000);
    await meili.client.httpRequest.get({ path: 'health', extraRequestInit: { signal } });
    const { numberOfDocuments } = await meili.scenes.getStats();
    return numberOfDocuments === 0 ? 'The index of Meilisearch is empty: it is being filled.' : null;
  } catch (error) {
    return `Meilisearch does not answer, PostgreSQL searches instead: ${messageOf(error)}`;
  }
}

async function countsOf(em: EntityManager) {
  const { rows: counted } = await sql<Counts>`
    select (select count(*)::int from search_documents) as "documentCount",
           (select count(*)::int from (
              select kind, thing_id from search_outbox union select 'scene', scene_id from search_pushes) waiting) as "pendingUpdates",
           coalesce((select extract(epoch from now() - min(changed_at)) from search_outbox), 0)::float8 as "lagSeconds",
           coalesce((select max_total_hits from search_config), ${defaultMaxTotalHits}::int) as "maxTotalHits",
           ${hasEntry(sql.lit(rebuildSpec.name))} as reindexing`.execute(rows(em));
  return counted[0] as Counts;
}

interface Counts {
  documentCount: number;
  pendingUpdates: number;
  lagSeconds: number;
  maxTotalHits: number;
  reindexing: boolean;
}
