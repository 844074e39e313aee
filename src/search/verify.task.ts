/**
 * Makes sure that Meilisearch has the settings and the documents that it should have: whatever was lost on the way, or with
 * its data, is noted to be pushed again.
 */

import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { addTask } from '../jobs/queue.ts';
import { lockPushes } from './meilisearch-documents.queries.ts';
import { type MeiliIndex, prepareIndex } from './meilisearch-index.ts';
import { maxTotalHitsOf } from './search-config.queries.ts';
import { pushSpec, verifySpec } from './search-tasks.ts';
import { notePushes } from './sync.ts';

/** When a worker starts, and once an hour. */
export const verifyTask = { ...verifySpec, cron: '17 * * * *', run: verify };

const pageSize = 1000;

async function verify({ orm, meili }: App): Promise<void> {
  if (!meili) return;
  await prepareIndex(meili, meili.scenes, await maxTotalHitsOf(orm.em.fork()));
  await transaction(orm.em.fork(), async (em) => {
    await lockPushes(em); // nothing is written meanwhile
    const found = await versionsIn(meili);
    const [ids, versions] = [[...found.keys()], [...found.values()]];
    const { rows: different } = await sql<{ id: string }>`
      select coalesce(found.id, documents.id)::text as id
        from unnest(${ids}::bigint[], ${versions}::bigint[]) found(id, version)
        full join (select id, version from search_documents where kind = 'scene') documents on documents.id = found.id
       where found.version is distinct from documents.version`.execute(rows(em));
    await notePushes(
      em,
      different.map(({ id }) => id),
    );
    await addTask(em, pushSpec, {}, { key: pushSpec.name });
  });
}

async function versionsIn({ scenes }: MeiliIndex): Promise<Map<number, number>> {
  const versions = new Map<number, number>();
  for (;;) {
    const { results, total } = await scenes.getDocuments({
      fields: ['id', 'version'],
      limit: pageSize,
      offset: versions.size,
    });
    for (const { id, version } of results) versions.set(id, version);
    if (results.length === 0 || versions.size >= total) return versions;
  }
}
