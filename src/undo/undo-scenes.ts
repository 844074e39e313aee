/** The scenes of a change, with their tags and actors: each is as it was, or left as it is as a whole. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { maxIdsPerMessage } from '../events/topics.ts';
import { cancelJobsOfScenes, lockJobsOfScenes } from '../jobs/job.service.ts';
import { importUnread } from '../jobs/resume.ts';
import { maxIdsInResult } from '../scenes/bulk-result.type.ts';
import { type Change, isOf } from './change.ts';
import type { LeftAlone } from './undo.type.ts';

/** What the changes that can be taken back write; all else in the audit log has followed from that. */
const columns = ['release_date', 'type', 'studio_id', 'trashed_at'] as const;

const links = [
  { kind: 'tag', things: 'tags', table: 'scene_tags', key: 'tag_id', id: 'id' },
  { kind: 'actor', things: 'actors', table: 'scene_actors', key: 'actor_id', id: 'uuid' },
] as const;

/**
 * Tables of this transaction: `undone_scenes` has what was before and what the change has left, `undone_links` the links that it has
 * added or removed in the end.
 */
export async function collectScenes(em: EntityManager, change: Change): Promise<void> {
  const database = rows(em);
  await sql`drop table if exists pg_temp.undone_scenes, pg_temp.undone_links`.execute(database);
  await sql`
    create temporary table undone_links on commit drop as
    select * from (
      select split_part(e.kind, ' ', 2) as kind, s.value::bigint as scene_id, l.key::bigint as thing_id,
             (array_agg(e.action = 'created' order by e.id))[1] as is_added,
             (array_agg(e.action = 'created' order by e.id desc))[1] as is_there
        from audit_log e
       cross join lateral jsonb_each(coalesce(e.after, e.before)) as l
       cross join lateral jsonb_array_elements_text(l.value) as s
       where ${isOf(change, 'e')} and e.kind in ('scene tags', 'scene actors')
       group by 1, 2, 3) as link
     where is_added = is_there`.execute(database);
  await sql`
    create temporary table undone_scenes on commit drop as
    select id, jsonb_object_agg(key, before order by entry desc) as before, jsonb_object_agg(key, after order by entry) as after,
           null::text as reason
      from (select e.thing_id::bigint as id, e.id as entry, c.key, e.before -> c.key as before, e.after -> c.key as after
              from audit_log e cross join unnest(${columns}::text[]) as c (key)
             where ${isOf(change, 'e')} and e.kind = 'scene' and e.action = 'changed' and e.after -> c.key is not null) as changed
     group by id`.execute(database);
  await sql`
    insert into undone_scenes
    select distinct scene_id, '{}'::jsonb, '{}'::jsonb, null from undone_links
     where scene_id not in (select id from undone_scenes)`.execute(database);
  await sql`analyze undone_links, undone_scenes`.execute(database);
}

/** Those of scenes that come into the trash again are cancelled, as there they always are. */
export async function lockJobs(em: EntityManager): Promise<void> {
  const { rows: found } = await sql<{ id: string; isRestored: boolean }>`
    select id::text as id, after -> 'trashed_at' = 'null'::jsonb as "isRestored" from undone_scenes
     where after -> 'trashed_at' is not null order by undone_scenes.id`.execute(rows(em));
  await lockJobsOfScenes(
    em,
    found.map(({ id }) => id),
  );
  const back = found.filter(({ isRestored }) => isRestored).map(({ id }) => id);
  if (back.length > 0) await cancelJobsOfScenes(em, await activeOf(em, back));
}

async function activeOf(em: EntityManager, ids: readonly string[]): Promise<string[]> {
  const { rows: active } = await sql<{ id: string }>`
    select id::text as id from scenes where id = any(${[...ids]}::bigint[]) and trashed_at is null`.execute(rows(em));
  return active.map(({ id }) => id);
}

export async function lockScenes(em: EntityManager): Promise<void> {
  await sql`
    select from scenes where id in (select id from undone_scenes) order by id for no key update`.execute(rows(em));
}

/** What became of the scenes: a change may be of all of them, so only the first are named. */
interface UndoneScenes {
  count: number;
  firstIds: string[];
  leftCount: number;
  firstLeft: LeftAlone[];
}

/** All of them are locked, and the things that they refer to as well. */
export async function undoScenes(em: EntityManager): Promise<UndoneScenes> {
  await setApart(em);
  const database = rows(em);
  for (const { kind, things, table, key } of links) {
    const [linked, thing] = [sql.table(table), sql.ref(key)];
    await sql`
      delete from ${linked} as link using undone_links as done, undone_scenes as scene
       where done.kind = ${`${kind}s`} and done.is_added and scene.id = done.scene_id and scene.reason is null
         and link.scene_id = done.scene_id and link.${thing} = done.thing_id`.execute(database);
    await sql`
      insert into ${linked} (scene_id, ${thing})
      select done.scene_id, done.thing_id from undone_links done
        join undone_scenes scene on scene.id = done.scene_id and scene.reason is null
        join ${sql.table(things)} as thing on thing.id = done.thing_id
       where done.kind = ${`${kind}s`} and not done.is_added
       order by 1, 2
      on conflict do nothing`.execute(database);
  }
  await sql`
    update scenes s set release_date = was.release_date, type = was.type, studio_id = was.studio_id, trashed_at = was.trashed_at,
                        updated_at = now()
      from (select was.* from undone_scenes u join scenes s on s.id = u.id
             cross join lateral jsonb_populate_record(s, u.before) as was where u.reason is null) as was
     where s.id = was.id`.execute(database);
  const { rows: back } = await sql<{ id: string }>`
    select id::text as id from undone_scenes where reason is null and before -> 'trashed_at' = 'null'::jsonb`.execute(
    database,
  );
  await importUnread(
    em,
    back.map(({ id }) => id),
  );
  return outcome(em);
}

async function outcome(em: EntityManager): Promise<UndoneScenes> {
  const { rows: found } = await sql<{ id: string; reason: string | null; count: number }>`
    select id::text as id, reason, count
      from (select id, reason, (count(*) over same)::int as count, row_number() over (same order by id) as place
              from undone_scenes window same as (partition by reason is null)) as numbered
     where place <= case when reason is null then ${maxIdsPerMessage + 1}::int else ${maxIdsInResult}::int end
     order by numbered.id`.execute(rows(em));
  const [undone, left] = [found.filter(({ reason }) => reason === null), found.filter(({ reason }) => reason !== null)];
  const gone = await goneThings(em);
  return {
    count: undone[0]?.count ?? 0,
    firstIds: undone.map(({ id }) => id),
    leftCount: gone.length + (left[0]?.count ?? 0),
    firstLeft: [...gone, ...left.map(({ id, reason }) => ({ kind: 'scene', thingId: id, reason: reason ?? '' }))],
  };
}

/** Notes the reason for those that cannot be as they were. */
async function setApart(em: EntityManager): Promise<void> {
  const database = rows(em);
  await sql`
    update undone_scenes set reason = 'It was deleted since.'
     where id not in (select id from scenes where id in (select id from undone_scenes))`.execute(database);
  await sql`
    update undone_scenes u set reason = 'It was changed since.' from scenes s
     where s.id = u.id and jsonb_populate_record(s, u.after) is distinct from s`.execute(database);
  for (const { kind, things, table, key } of links) {
    // A tag that is gone is on no scene any longer, which is no change of each of these.
    await sql`
      update undone_scenes set reason = coalesce(reason, ${`Its ${kind}s were changed since.`})
       where id in (
         select done.scene_id from undone_links done
           join ${sql.table(things)} as thing on thing.id = done.thing_id
           left join ${sql.table(table)} as link on link.scene_id = done.scene_id and link.${sql.ref(key)} = done.thing_id
          where done.kind = ${`${kind}s`} and done.is_added <> (link.id is not null))`.execute(database);
  }
  await sql`
    update undone_scenes u set reason = 'The studio that it was in is gone.'
     where reason is null and before ->> 'studio_id' is not null
       and not exists (select from studios where id = (u.before ->> 'studio_id')::bigint)`.execute(database);
}

/** Tags and actors that scenes had, and that somebody has removed for good since. */
async function goneThings(em: EntityManager): Promise<LeftAlone[]> {
  const { rows: gone } = await sql<{ kind: string; id: string }>`
    select distinct done.kind, done.thing_id::text as id from undone_links done
     where not done.is_added
       and (done.kind, done.thing_id) not in (select table_name, pk from undone_things)
       and not exists (select from tags where done.kind = 'tags' and id = done.thing_id)
       and not exists (select from actors where done.kind = 'actors' and id = done.thing_id)
     order by 1, 2`.execute(rows(em));
  return gone.map(({ kind, id }) => ({
    kind: kind.slice(0, -1),
    thingId: kind === 'tags' ? id : null,
    reason: 'It was deleted since, so scenes do not have it again.',
  }));
}
