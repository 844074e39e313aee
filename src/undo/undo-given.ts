/** What users have given to actors, studios and tags: a merge moves it, and here it goes back, unless they have changed it since. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { type Change, isOf } from './change.ts';
import type { LeftAlone } from './undo.type.ts';

/** Whose rows they are, and what they are about. */
const ofUser = { each: 'user', owners: 'users', owner: 'user_id' } as const;
const ofActor = { things: 'actors', thing: 'actor_id' } as const;
const ofStudio = { things: 'studios', thing: 'studio_id' } as const;
const ofTag = { things: 'tags', thing: 'tag_id' } as const;

const tables = {
  user_actor_ratings: { name: 'actor ratings', ...ofUser, ...ofActor },
  user_actor_likes: { name: 'actor likes', ...ofUser, ...ofActor },
  user_studio_ratings: { name: 'studio ratings', ...ofUser, ...ofStudio },
  user_studio_likes: { name: 'studio likes', ...ofUser, ...ofStudio },
  marker_tags: { name: 'marker tags', each: 'marker', owners: 'user_scene_markers', owner: 'marker_id', ...ofTag },
  marker_label_tags: { name: 'tags of marker labels', ...ofUser, each: 'label', ...ofTag },
} as const;

type Table = keyof typeof tables;

export async function undoGiven(em: EntityManager, change: Change): Promise<LeftAlone[]> {
  const { rows: noted } = await sql<{ table: string }>`
    select distinct table_name as "table" from undo_rows u where ${isOf(change, 'u')} order by 1`.execute(rows(em));
  const left: LeftAlone[] = [];
  for (const { table } of noted) {
    if (!isGiven(table)) continue;
    const { name, each } = tables[table];
    const count = await undoRows(em, change, table);
    const reason = `Those of ${count} ${each}${count === 1 ? '' : 's'} were changed since.`;
    if (count > 0) left.push({ kind: name, thingId: null, reason });
  }
  return left;
}

const isGiven = (table: string): table is Table => table in tables;

/** How many have changed theirs since, which is left alone: all that they had with what was merged. */
async function undoRows(em: EntityManager, change: Change, name: Table): Promise<number> {
  const { owners, owner, things, thing } = tables[name];
  const [table, database] = [sql.table(name), rows(em)];
  await sql`drop table if exists pg_temp.undone_rows`.execute(database);
  // What was added and removed again in the same change never was.
  await sql`
    create temporary table undone_rows on commit drop as
    select (array_agg(r.value))[1] as noted, bool_or(u.before is null) as is_added,
           concat_ws(' ', r.value ->> ${owner}::text, r.value ->> 'label') as owner, false as is_left
      from undo_rows u cross join lateral jsonb_array_elements(coalesce(u.after, u.before)) as r
     where ${isOf(change, 'u')} and u.table_name = ${name}
     group by r.value ->> 'id', 3 having count(*) = 1`.execute(database);
  await sql`
    select from ${table} as present
     where id in (select (noted ->> 'id')::bigint from undone_rows where is_added) order by id for update`.execute(
    database,
  );
  const { rows: left } = await sql<{ owner: string }>`
    update undone_rows set is_left = true
     where owner in (
       select u.owner from undone_rows u
         join ${sql.table(owners)} as owner on owner.id = (u.noted ->> ${owner}::text)::bigint
         join ${sql.table(things)} as thing on thing.id = (u.noted ->> ${thing}::text)::bigint
         left join ${table} as present on present.id = (u.noted ->> 'id')::bigint
        where u.is_added and jsonb_populate_record(null::${table}, u.noted) is distinct from present)
    returning owner`.execute(database);
  await sql`
    delete from ${table} where id in (select (noted ->> 'id')::bigint from undone_rows where is_added and not is_left)`.execute(
    database,
  );
  await sql`
    insert into ${table}
    select was.* from undone_rows u cross join lateral jsonb_populate_record(null::${table}, u.noted) as was
      join ${sql.table(owners)} as owner on owner.id = was.${sql.ref(owner)}
      join ${sql.table(things)} as thing on thing.id = was.${sql.ref(thing)}
     where not u.is_added and not u.is_left
     order by was.id
    on conflict do nothing`.execute(database);
  return new Set(left.map((row) => row.owner)).size;
}
