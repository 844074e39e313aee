/** The scenes that a change of many is about, in a table of the transaction, so that it takes a few statements however many they are. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { badInput, unknownIds } from '../errors.ts';
import type { Searching } from '../search/find-hits.ts';
import { maxIdsInResult } from './bulk-result.type.ts';
import type { SceneFilter } from './scene.inputs.ts';
import { sceneCondition } from './scene-filter.ts';

const maxIds = 10_000;

/** A table `chosen_scenes (id)` that ends with the transaction, to be filled once. */
export async function startChoosing(em: EntityManager): Promise<void> {
  await sql`create temporary table chosen_scenes (id bigint primary key) on commit drop`.execute(rows(em));
}

/** Whoever changes the scenes themselves locks them; that is the rule here, too. */
interface Choosing {
  lock: boolean;
}

/** Chooses the scenes with these ids, in whatever state. BAD_USER_INPUT names those that are not there. */
export async function chooseByIds(
  em: EntityManager,
  ids: readonly string[],
  { lock }: Choosing = { lock: true },
): Promise<void> {
  const wanted = distinct(ids);
  const possible = wanted.filter((id) => isId.test(id));
  await sql`
    insert into chosen_scenes
    select id from scenes where id = any(${possible}::bigint[]) order by id ${lock ? sql`for no key update` : sql``}`.execute(
    rows(em),
  );
  const missing = await sql<{ id: string }>`
    select id::text from unnest(${possible}::bigint[]) id where id not in (select c.id from chosen_scenes c)`.execute(
    rows(em),
  );
  const missingIds = new Set(missing.rows.map(({ id }) => id));
  const unknown = wanted.filter((id) => !isId.test(id) || missingIds.has(id));
  if (unknown.length > 0) throw unknownIds('ids', 'scene', unknown);
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
  await sql`insert into chosen_scenes ${lock ? scenes.forNoKeyUpdate('scenes') : scenes}`.execute(rows(ctx.em));
}

const isId = /^[1-9]\d{0,17}$/;

/** The ids, each once; all of them can be ids of scenes. */
export function checkedIds(ids: readonly string[]): string[] {
  const impossible = ids.find((id) => !isId.test(id));
  if (impossible !== undefined) throw badInput('ids', `There is no scene ${impossible}.`);
  return distinct(ids);
}

function distinct(ids: readonly string[]): string[] {
  if (ids.length === 0) throw badInput('ids', 'ids must name at least one scene.');
  if (ids.length > maxIds) throw badInput('ids', `ids must name at most ${maxIds} scenes.`);
  return [...new Set(ids)];
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
