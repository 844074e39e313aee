/** Reads of actors. A deleted actor is nowhere to be seen. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { expressionBuilder, sql } from 'kysely';
import { parseIds, parseUuid } from '../checks/ids.ts';
import { type Context, inOrderOf } from '../context.ts';
import { type RowOf, rowColumns } from '../database/row-columns.ts';
import { type Database, rows } from '../database/rows.ts';
import type { PageArgs } from '../lists/connection.ts';
import { type Condition, filterContextOf, planFilter } from '../lists/filters.ts';
import { inOrder, keysetOf, type OrderedList, pageOfKeyset } from '../lists/keyset.ts';
import { SortDirection } from '../lists/sort.ts';
import { type ActorFilter, type ActorSort, ActorSortField } from './actor.inputs.ts';

export interface ActorListArgs extends PageArgs {
  filter?: ActorFilter | null;
  sort?: ActorSort[] | null;
}

const { ref } = expressionBuilder<Database, 'actors'>();

/** The columns behind the type Actor; `pk` is what other tables refer to, as text in JSON too. */
export const actorColumns = rowColumns(['id'], {
  pk: sql<string>`${ref('actors.pk')}::text`,
  id: ref('actors.id'),
  createdAt: ref('actors.createdAt'),
  updatedAt: ref('actors.updatedAt'),
  name: ref('actors.name'),
  imageUrl: ref('actors.imageUrl'),
  gender: ref('actors.gender'),
  birthday: ref('actors.birthday'),
  dateOfDeath: ref('actors.dateOfDeath'),
  astrology: ref('actors.astrology'),
  birthplace: ref('actors.birthplace'),
  ethnicity: ref('actors.ethnicity'),
  nationality: ref('actors.nationality'),
  careerStartYear: ref('actors.careerStartYear'),
  careerEndYear: ref('actors.careerEndYear'),
  heightCm: ref('actors.heightCm'),
  weightKg: ref('actors.weightKg'),
  measurements: ref('actors.measurements'),
  cupsize: ref('actors.cupsize'),
  hairColor: ref('actors.hairColor'),
  eyeColor: ref('actors.eyeColor'),
  tattoos: ref('actors.tattoos'),
  piercings: ref('actors.piercings'),
  fakeBoobs: ref('actors.fakeBoobs'),
  sameSexOnly: ref('actors.sameSexOnly'),
});

export type ActorRow = RowOf<typeof actorColumns>;

/** The actors with these ids (uuids). */
export async function actorsByIds({ em }: Context, ids: readonly string[]) {
  const found = await selectActors(em).where('actors.id', 'in', parseIds(parseUuid, ids)).execute();
  return inOrderOf(
    ids.map((id) => id.toLowerCase()),
    found,
    (actor) => actor.id,
  );
}

/** Those that are not deleted. */
export function selectActors(em: EntityManager) {
  return rows(em).selectFrom('actors').select(actorColumns()).where('actors.deletedAt', 'is', null);
}

/** A page of the actors that a filter means, by name unless told. */
export async function pageOfActors(ctx: Context, { filter, ...args }: ActorListArgs) {
  const keyset = keysetOf(ctx.app, ordered(ctx), args, filterContextOf(ctx.viewer));
  const matching = selectActors(ctx.em).where(actorCondition(ctx, filter));
  return pageOfKeyset(keyset, await inOrder(matching, keyset).execute());
}

export async function countActors(ctx: Context, filter: ActorFilter | null | undefined, keys: readonly 'all'[]) {
  const { count } = await rows(ctx.em)
    .selectFrom('actors')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('actors.deletedAt', 'is', null)
    .where(actorCondition(ctx, filter))
    .executeTakeFirstOrThrow();
  return keys.map(() => Number(count));
}

function actorCondition({ app, viewer }: Context, filter: ActorFilter | null | undefined): Condition {
  return planFilter(app.catalogue.actors.criteria, filter ?? {}, filterContextOf(viewer));
}

function ordered({ app }: Context): OrderedList<ActorSortField> {
  return {
    name: 'actors',
    sorts: app.catalogue.actors.sorts,
    defaultSort: [{ field: ActorSortField.NAME, direction: SortDirection.ASC }],
    primaryKey: sql.ref('actors.pk'),
  };
}
