/** The actors, studios and tags that a change has removed or changed. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import { assetRoot } from '../assets/assets.ts';
import { rows } from '../database/rows.ts';
import { conflict } from '../errors.ts';
import { isOurs } from '../images/images.ts';
import { lockStudioHierarchy } from '../studios/studio-cycles.ts';
import { type Change, isOf } from './change.ts';
import type { LeftAlone } from './undo.type.ts';

const kinds = { actors: 'actor', studios: 'studio', tags: 'tag' } as const;

/** What a merge writes into rows that stay. */
const columns = ['image_url', 'logo', 'favicon', 'poster', 'parent_id', 'network_id'] as const;

const imageColumns = columns.slice(0, 4);

/**
 * `undone_things`, a table of this transaction: whole rows where they were removed, else what is different in them. With the tags and
 * actors of scenes they are locked.
 */
export async function collectThings(em: EntityManager, change: Change): Promise<void> {
  const database = rows(em);
  const noted = (side: 'before' | 'after', order: 'asc' | 'desc') => sql`
    select distinct on (u.table_name, r.value -> 'id')
           u.table_name::text as table_name, (r.value ->> 'id')::bigint as pk, r.value as ${sql.ref(side)}
      from undo_rows u cross join lateral jsonb_array_elements(u.${sql.ref(side)}) as r
     where ${isOf(change, 'u')} and u.table_name in ('actors', 'studios', 'tags')
     order by u.table_name, r.value -> 'id', u.id ${sql.raw(order)}`;
  await sql`drop table if exists pg_temp.undone_things`.execute(database);
  await sql`
    create temporary table undone_things on commit drop as
    with was as (${noted('before', 'asc')}), becomes as (${noted('after', 'desc')}),
    removed as (
      select u.table_name, (r.value ->> 'id')::bigint as pk
        from undo_rows u cross join lateral jsonb_array_elements(u.before) as r
       where ${isOf(change, 'u')} and u.after is null)
    select table_name, pk, coalesce(was.before ->> 'uuid', pk::text) as id, is_removed, null::text as reason,
           case when is_removed then was.before else different.before end as before, different.after
      from was left join becomes using (table_name, pk)
     cross join lateral (select (table_name, pk) in (select table_name, pk from removed) as is_removed) as fate
     cross join lateral (
       select jsonb_object_agg(c.key, was.before -> c.key) as before, jsonb_object_agg(c.key, becomes.after -> c.key) as after
         from unnest(${columns}::text[]) as c (key)
        where was.before -> c.key is distinct from becomes.after -> c.key) as different
     where is_removed or different.after is not null`.execute(database);
}

interface Undone {
  count: number;
  left: LeftAlone[];
  /** Images that are not shown any more. */
  files: string[];
}

export async function undoThings(em: EntityManager): Promise<Undone> {
  const database = rows(em);
  const { rows: counts } = await sql<{ tableName: string }>`
    select distinct table_name as "tableName" from undone_things`.execute(database);
  const concerned = new Set(counts.map(({ tableName }) => tableName));
  if (concerned.has('studios')) await lockStudioHierarchy(em);
  for (const table of ['studios', 'actors', 'tags'] as const) await lock(em, table, concerned.has(table));
  for (const table of ['studios', 'actors', 'tags'] as const) if (concerned.has(table)) await bringBack(em, table);
  if (concerned.has('actors')) await changeBack(em, 'actors', sql`image_url = was.image_url`);
  if (concerned.has('studios')) {
    const above = (column: 'parent_id' | 'network_id') =>
      sql`${sql.ref(column)} = (select id from studios where id = was.${sql.ref(column)})`;
    const images = sql`logo = was.logo, favicon = was.favicon, poster = was.poster`;
    await changeBack(em, 'studios', sql`${above('parent_id')}, ${above('network_id')}, ${images}`);
    await refuseCircles(em);
  }
  return outcome(em);
}

/** Those that are there, and whatever scenes get or lose. */
async function lock(em: EntityManager, table: keyof typeof kinds, isConcerned: boolean): Promise<void> {
  const ofScenes =
    table === 'studios'
      ? sql`select (before ->> 'studio_id')::bigint from undone_scenes`
      : sql`select thing_id from undone_links where kind = ${table}`;
  await sql`
    select from ${sql.table(table)} as thing
     where id in (select pk from undone_things where table_name = ${table} union ${ofScenes})
     order by id ${isConcerned ? sql`for update` : sql`for key share`}`.execute(rows(em));
}

/** With the same keys and ids. Places in the hierarchy come later, when all studios are there. */
async function bringBack(em: EntityManager, table: keyof typeof kinds): Promise<void> {
  await sql`
    with made as (
      insert into ${sql.table(table)}
      select was.* from undone_things u
       cross join lateral jsonb_populate_record(null::${sql.table(table)}, u.before - 'parent_id' - 'network_id') as was
       where u.table_name = ${table} and u.is_removed
       order by was.id
      on conflict do nothing returning id
    ), noted as (
      select audit_write(${kinds[table]}, u.id, 'created', null, u.before)
        from undone_things u join made on made.id = u.pk where u.table_name = ${table}
    ), missing as (
      update undone_things u set reason = ${`Another ${kinds[table]} has its name.`}
       where u.table_name = ${table} and u.is_removed and u.pk not in (select id from made)
    )
    select count(*) from noted`.execute(rows(em));
}

/** Those that stayed, and that nobody has changed since; and what is left to be written of those that are back. */
async function changeBack(em: EntityManager, table: 'actors' | 'studios', set: ReturnType<typeof sql>): Promise<void> {
  const database = rows(em);
  await sql`
    update undone_things u set reason = case when t.id is null then 'It was deleted since.' else 'It was changed since.' end
      from undone_things n left join ${sql.table(table)} as t on t.id = n.pk
     where n.table_name = ${table} and not n.is_removed and u.table_name = n.table_name and u.pk = n.pk
       and (t.id is null or jsonb_populate_record(t, n.after) is distinct from t)`.execute(database);
  await sql`
    update ${sql.table(table)} as thing set ${set}, updated_at = now()
      from (select was.* from undone_things u join ${sql.table(table)} as t on t.id = u.pk
             cross join lateral jsonb_populate_record(t, u.before) as was
             where u.table_name = ${table} and u.reason is null) as was
     where thing.id = was.id`.execute(database);
}

/** What others have rearranged since may lie the other way round now. */
async function refuseCircles(em: EntityManager): Promise<void> {
  const { rows: found } = await sql<{ isCircle: boolean }>`
    with recursive above (start, pk) as (
      select pk, pk from undone_things where table_name = 'studios'
      union
      select above.start, next.pk from above
        join studios s on s.id = above.pk
        cross join lateral (values (s.parent_id), (s.network_id)) as next (pk)
       where next.pk is not null
    )
    select exists (
      select from above join studios s on s.id = above.pk where above.start in (s.parent_id, s.network_id)) as "isCircle"`.execute(
    rows(em),
  );
  if (!found[0]?.isCircle) return;
  throw conflict(
    'The studios were rearranged since, so that one would be above itself: put them back first, then take this back.',
    'changeId',
  );
}

async function outcome(em: EntityManager): Promise<Undone> {
  const { rows: things } = await sql<Thing>`
    select table_name as "table", id, reason, is_removed as "isRemoved", after from undone_things order by table_name, pk`.execute(
    rows(em),
  );
  const undone = things.filter(({ reason }) => reason === null);
  return {
    count: undone.length,
    left: things.flatMap(({ table, id, reason }) =>
      reason === null ? [] : [{ kind: kinds[table], thingId: id, reason }],
    ),
    files: undone.flatMap(({ isRemoved, table, id, after }) =>
      isRemoved || table === 'tags'
        ? []
        : imageColumns.flatMap((column) => {
            const path = after?.[column];
            return path && isOurs(table, id, path) ? [path] : [];
          }),
    ),
  };
}

interface Thing {
  table: keyof typeof kinds;
  id: string;
  reason: string | null;
  isRemoved: boolean;
  after: Partial<Record<(typeof columns)[number], string | null>> | null;
}

export async function removeFiles(app: Pick<App, 'config'>, paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(join(assetRoot(app), path), { force: true });
}
