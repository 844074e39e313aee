/** Reads of studios. A deleted studio is nowhere to be seen. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Context, inOrderOf } from '../context.ts';
import { rows } from '../database/rows.ts';
import { isUuid } from '../graphql/criteria.ts';

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
