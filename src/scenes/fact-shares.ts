/** How many documents have which fact: a list that most of them are in takes the index longer to look through than it saves. */
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import type { Context } from '../context.ts';
import { aroundRows } from '../database/rows.ts';
import type { FactShares } from './scene-facts.ts';

const keptMilliseconds = 60_000;
const kept = new WeakMap<App, { until: number; shares: FactShares }>();

/** As PostgreSQL counted them when it last looked at the table; none before it has. */
export async function factShares({ app, em }: Pick<Context, 'app' | 'em'>): Promise<FactShares> {
  const known = kept.get(app);
  if (known && known.until > performance.now()) return known.shares;
  const { rows: found } = await sql<{ fact: number; share: number }>`
    select fact, share
      from pg_stats, unnest(most_common_elems::text::int[], most_common_elem_freqs) known(fact, share)
     where schemaname = current_schema() and tablename = 'search_documents' and attname = 'facts' and fact is not null
  `.execute(aroundRows(em));
  const shares = new Map(found.map(({ fact, share }) => [fact, share]));
  kept.set(app, { until: performance.now() + keptMilliseconds, shares });
  return shares;
}
