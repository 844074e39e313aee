/** The order of titles and names: that of the ICU library which PostgreSQL was linked to when their indexes were made. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { type Finding, good, problem } from './finding.ts';

/** After another version of ICU, entries may stand where they are not looked for any more. */
export async function* checkOrder(em: EntityManager, isRepairing: boolean): AsyncGenerator<Finding> {
  const { rows: versions } = await sql<{ made: string | null; now: string | null }>`
    select collversion as made, pg_collation_actual_version(oid) as now
      from pg_collation where oid = 'natural_order'::regcollation`.execute(rows(em));
  const { made = null, now = null } = versions[0] ?? {};
  if (made === now) yield good('the indexes of titles and names are in the order that PostgreSQL has now');
  else if (isRepairing) {
    await remakeIndexes(em);
    yield good(`the indexes of titles and names were made anew, in the order of ICU ${now}; they were of ${made}`);
  } else
    yield problem(
      `the indexes of titles and names are in the order of ICU ${made}, and PostgreSQL has ${now}: lists may leave scenes, actors, studios or tags out`,
      'npm run doctor -- --repair makes them anew, also while the server runs',
    );
}

async function remakeIndexes(em: EntityManager): Promise<void> {
  const { rows: indexes } = await sql<{ name: string }>`
    select relname as name from pg_index join pg_class on pg_class.oid = indexrelid
     where 'natural_order'::regcollation = any(indcollation::oid[]) order by relname`.execute(rows(em));
  for (const { name } of indexes) await sql`reindex index concurrently ${sql.id(name)}`.execute(rows(em));
  await sql`alter collation natural_order refresh version`.execute(rows(em));
}
