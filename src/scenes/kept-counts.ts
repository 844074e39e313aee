/**
 * What the active scenes of the library, an actor, a studio or a tag come to: kept by triggers, so that nobody has to count.
 * Each change is a row of its own, and `foldSceneCounts` moves it into the count from time to time.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import type { Counted } from './scene-count.entity.ts';

export interface KeptCount {
  key: string;
  scenes: number;
  duration: string;
  size: string;
}

/** The counts of one kind as rows of key, scenes, duration and size: several of one key, to be summed. */
export const keptCounts = (kind: Counted) => sql`(
  select key, scenes, duration, size from scene_counts where kind = ${kind}
  union all
  select key, scenes, duration, size from scene_count_changes where kind = ${kind})`;

/** Far more than come together between two folds; what is left waits for the next one. */
const foldedAtOnce = 100_000;

/** Moves changes into the counts. One process does so at a time, the others find nothing to do. Returns how many there were. */
export async function foldSceneCounts(em: EntityManager): Promise<number> {
  return transaction(em, async (tx) => {
    const { rows: folded } = await sql<{ changes: string }>`
      with changes as materialized (
        delete from scene_count_changes
         where id in (select id from scene_count_changes order by id limit ${foldedAtOnce})
           and pg_try_advisory_xact_lock(hashtext('scene_counts'))
        returning kind, key, scenes, duration, size),
      folded as (
        insert into scene_counts as kept (kind, key, scenes, duration, size)
        select kind, key, sum(scenes), sum(duration), sum(size) from changes group by kind, key
        on conflict (kind, key) do update set
          scenes = kept.scenes + excluded.scenes,
          duration = kept.duration + excluded.duration,
          size = kept.size + excluded.size)
      select count(*) as changes from changes`.execute(rows(tx));
    const changes = Number(folded[0]?.changes ?? 0);
    if (changes > 0) await sql`delete from scene_counts where scenes = 0`.execute(rows(tx));
    return changes;
  });
}
