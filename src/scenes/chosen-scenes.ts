/** The scenes that a change of many is about, in a table of the transaction, so that it takes a few statements however many they are. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { distinctIds } from '../checks/ids.ts';
import { lockReferencedIds } from '../database/lock-referenced-ids.ts';
import { aroundRows, rows } from '../database/rows.ts';
import type { Searching } from '../search/find-hits.ts';
import { maxIdsInResult } from './bulk-result.type.ts';
import type { SceneFilter } from './scene.inputs.ts';
import { sceneCondition } from './scene-filter.ts';

const maxIds = 10_000;

/** A table `chosen_scenes (id)` that ends with the transaction, or with the next choice in it; to be filled once. */
export async function startChoosing(em: EntityManager): Promise<void> {
  await sql`drop table if exists pg_temp.chosen_scenes`.execute(rows(em));
  await sql`create temporary table chosen_scenes (id bigint primary key) on commit drop`.execute(rows(em));
}

/** Whoever changes the scenes themselves locks them; that is the rule here, too. */
interface Choosing {
  lock: boolean;
}

/** Chooses the scenes with these ids, in whatever state. BAD_USER_INPUT names those that do not exist. */
export async function chooseByIds(
  em: EntityManager,
  ids: readonly string[],
  { lock }: Choosing = { lock: true },
): Promise<void> {
  const wanted = distinctSceneIds(ids);
  const known = await lockReferencedIds(em, 'scene', 'ids', wanted, { lock: lock ? 'no key update' : 'none' });
  await sql`insert into chosen_scenes select unnest(${known}::bigint[])`.execute(rows(em));
}

/** Chooses the scenes that a filter means. */
export async function chooseByFilter(
  ctx: Searching,
  filter: SceneFilter,
  { lock }: Choosing = { lock: true },
): Promise<void> {
  const scenes = rows(ctx.em)
    .selectFrom('scenes')
    .select('scenes.id')
    .where(await sceneCondition(ctx, filter))
    .orderBy('scenes.id');
  await sql`insert into chosen_scenes ${lock ? scenes.forNoKeyUpdate('scenes') : scenes}`.execute(aroundRows(ctx.em));
}

/** The ids that a client named, each once. */
export function distinctSceneIds(ids: readonly string[]): string[] {
  return distinctIds('ids', ids, { min: 1, max: maxIds, thing: 'scene' });
}

/** How many were chosen, and the first of them. */
export async function chosen(em: EntityManager): Promise<{ count: number; ids: string[] }> {
  const {
    rows: [found],
  } = await sql<{ count: number; ids: string[] | null }>`
    select count(*)::int as count,
           (select json_agg(id::text order by id)
              from (select id from chosen_scenes order by id limit ${maxIdsInResult}) as first) as ids
      from chosen_scenes`.execute(rows(em));
  return { count: found?.count ?? 0, ids: found?.ids ?? [] };
}
