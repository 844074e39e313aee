/**
 * What the active scenes of the library, a size of pictures, an actor, a studio or a tag come to: kept by triggers, so that nobody has to count.
 * Each change is a row of its own, and `foldSceneCounts` moves it into the count from time to time.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { lastOfOldest } from '../database/oldest.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import type { Counted } from './scene-count.entity.ts';

export interface KeptCount {
  key: string;
  scenes: number;
  duration: string;
  size: string;
}

/**
 * The counts of one kind as rows of key, scenes, duration and size: several of one key, to be summed. The kind is no parameter, so that a
 * list by scene count without others is not built again (`executePrepared`).
 */
export const keptCounts = (kind: Counted) => sql`(
  select key, scenes, duration, size from scene_counts where kind = ${sql.lit(kind)}
  union all
  select key, scenes, duration, size from scene_count_changes where kind = ${sql.lit(kind)})`;

/**
 * How many scenes each key of a kind has. Joined, as most keys have no change that waits: to sum up all of them takes half as long
 * again.
 */
export const keptScenes = (kind: Counted) => sql<object>`(
  select coalesce(kept.key, changed.key) as key, coalesce(kept.scenes, 0) + coalesce(changed.scenes, 0) as scenes
    from (select key, scenes from scene_counts where kind = ${sql.lit(kind)}) kept
    full join (select key, sum(scenes) as scenes from scene_count_changes where kind = ${sql.lit(kind)} group by key) changed
      on changed.key = kept.key)`;

/** Far more than come together between two folds; what is left waits for the next one. */
const foldedAtOnce = 100_000;

/** Moves changes into the counts. One process does so at a time, the others find nothing to do. Returns how many there were. */
export async function foldSceneCounts(em: EntityManager): Promise<number> {
  const anything = await rows(em).selectFrom('scene_count_changes').select('id').limit(1).execute();
  if (anything.length === 0) return 0;
  return transaction(em, async (tx) => {
    const { rows: folded } = await sql<{ changes: string }>`
      with changes as materialized (
        delete from scene_count_changes
         where id <= ${lastOfOldest('scene_count_changes', foldedAtOnce)}
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

/** How many of the kept counts differ from what the scenes themselves come to: none, unless somebody has gone around the triggers. */
export async function wrongSceneCounts(em: EntityManager): Promise<number> {
  const active = sql`scenes.trashed_at is null and scenes.deleted_at is null`;
  const sums = sql`count(*) as scenes, coalesce(sum(duration), 0) as duration, coalesce(sum(size), 0) as size`;
  const { rows: found } = await sql<{ wrong: string }>`
    with counted as (
      select 'library' as kind, 0::bigint as key, ${sums} from scenes where ${active}
      union all
      select 'dimensions', width::bigint << 32 | height, ${sums} from scenes
       where ${active} and width > 0 and height > 0 group by width, height
      union all
      select 'studio', studio_id, ${sums} from scenes where ${active} and studio_id is not null group by studio_id
      union all
      select 'actor', actor_id, ${sums} from scenes join scene_actors on scene_id = scenes.id where ${active} group by actor_id
      union all
      select 'tag', tag_id, ${sums} from scenes join scene_tags on scene_id = scenes.id where ${active} group by tag_id),
    kept as (
      select kind, key, sum(scenes) as scenes, sum(duration) as duration, sum(size) as size
        from (select kind, key, scenes, duration, size from scene_counts
              union all select kind, key, scenes, duration, size from scene_count_changes) as rows
       group by kind, key)
    select count(*) as wrong from counted full join kept using (kind, key)
     where (coalesce(counted.scenes, 0), coalesce(counted.duration, 0), coalesce(counted.size, 0))
        <> (coalesce(kept.scenes, 0), coalesce(kept.duration, 0), coalesce(kept.size, 0))`.execute(rows(em));
  return Number(found[0]?.wrong ?? 0);
}

/** Counts all scenes anew. Changes of scenes wait meanwhile, so that none is missed. */
export async function recountScenes(em: EntityManager): Promise<void> {
  await transaction(em, async (tx) => {
    await sql`lock table scenes, scene_actors, scene_tags in share mode`.execute(rows(tx));
    await sql`select recount_scenes()`.execute(rows(tx));
  });
}
