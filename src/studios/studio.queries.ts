/** Reads of studios. A deleted studio is nowhere to be seen. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type Context, inOrderOf } from '../context.ts';
import { rows } from '../database/rows.ts';
import type { PageArgs } from '../graphql/connection.ts';
import { isUuid } from '../graphql/criteria.ts';
import { askingOf, type Condition, planFilter } from '../graphql/filters.ts';
import { inOrder, keysetOf, type OrderedList, pageOfKeyset } from '../graphql/keyset.ts';
import { SortDirection } from '../graphql/sort.ts';
import { type StudioFilter, type StudioSort, StudioSortField } from './studio.inputs.ts';

export interface StudioListArgs extends PageArgs {
  filter?: StudioFilter | null;
  sort?: StudioSort[] | null;
}

export type StudioRow = NonNullable<Awaited<ReturnType<typeof studiosByIds>>[number]>;

/** The studios with these ids (uuids). */
export async function studiosByIds({ em }: Context, ids: readonly string[]) {
  const found = await selectStudios(em).where('studios.id', 'in', ids.filter(isUuid)).execute();
  return inOrderOf(
    ids.map((id) => id.toLowerCase()),
    found,
    (studio) => studio.id,
  );
}

/** The studios with these keys, as other tables refer to them. */
export async function studiosByPks({ em }: Context, pks: readonly string[]) {
  const found = await selectStudios(em)
    .where('studios.pk', 'in', [...pks])
    .execute();
  return inOrderOf(pks, found, (studio) => studio.pk);
}

/** The studios right below each of these, by name. */
export async function childrenByStudioPks({ em }: Context, pks: readonly string[]) {
  const found = await selectStudios(em)
    .where('studios.parentId', 'in', [...pks])
    .orderBy('studios.name')
    .orderBy('studios.pk')
    .execute();
  const byParent = Map.groupBy(found, ({ parentId }) => parentId);
  return pks.map((pk) => byParent.get(pk) ?? []);
}

/** The columns behind the type Studio; `pk` is what other tables refer to. */
export function selectStudios(em: EntityManager) {
  return rows(em)
    .selectFrom('studios')
    .select(['studios.pk', 'studios.id', 'studios.createdAt', 'studios.updatedAt', 'studios.name', 'studios.shortName'])
    .select(['studios.url', 'studios.description', 'studios.rating', 'studios.logo', 'studios.favicon'])
    .select(['studios.poster', 'studios.porndbId', 'studios.parentId', 'studios.networkId'])
    .where('studios.deletedAt', 'is', null);
}

/** A page of the studios that a filter means, by name unless told. */
export async function pageOfStudios(ctx: Context, { filter, ...args }: StudioListArgs) {
  const keyset = keysetOf(ctx.app, ordered(ctx), args, askingOf(ctx.viewer));
  const matching = selectStudios(ctx.em).where(studioCondition(ctx, filter));
  return pageOfKeyset(keyset, await inOrder(matching, keyset).execute());
}

export async function countStudios(ctx: Context, filter: StudioFilter | null | undefined, keys: readonly 'all'[]) {
  const { count } = await rows(ctx.em)
    .selectFrom('studios')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('studios.deletedAt', 'is', null)
    .where(studioCondition(ctx, filter))
    .executeTakeFirstOrThrow();
  return keys.map(() => Number(count));
}

function studioCondition({ app, viewer }: Context, filter: StudioFilter | null | undefined): Condition {
  return planFilter(app.catalogue.studios.criteria, filter ?? {}, askingOf(viewer));
}

function ordered({ app }: Context): OrderedList<StudioSortField> {
  return {
    name: 'studios',
    sorts: app.catalogue.studios.sorts,
    defaultSort: [{ field: StudioSortField.NAME, direction: SortDirection.ASC }],
    primaryKey: sql.ref('studios.pk'),
  };
}
