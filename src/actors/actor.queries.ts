/** Reads of actors. A deleted actor is nowhere to be seen. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Context, inOrderOf } from '../context.ts';
import { rows } from '../database/rows.ts';
import { isUuid } from '../graphql/criteria.ts';

export type ActorRow = NonNullable<Awaited<ReturnType<typeof actorsByIds>>[number]>;

/** The actors with these ids (uuids). */
export async function actorsByIds({ em }: Context, ids: readonly string[]) {
  const found = await selectActors(em).where('actors.id', 'in', ids.filter(isUuid)).execute();
  return inOrderOf(
    ids.map((id) => id.toLowerCase()),
    found,
    (actor) => actor.id,
  );
}

/** The columns behind the type Actor; `pk` is what other tables refer to. */
export function selectActors(em: EntityManager) {
  return rows(em)
    .selectFrom('actors')
    .select(['actors.pk', 'actors.id', 'actors.createdAt', 'actors.updatedAt', 'actors.name', 'actors.imageUrl'])
    .select(['actors.gender', 'actors.birthday', 'actors.dateOfDeath', 'actors.astrology', 'actors.birthplace'])
    .select(['actors.ethnicity', 'actors.nationality', 'actors.careerStartYear', 'actors.careerEndYear'])
    .select(['actors.heightCm', 'actors.weightKg', 'actors.measurements', 'actors.cupsize', 'actors.hairColor'])
    .select(['actors.eyeColor', 'actors.tattoos', 'actors.piercings', 'actors.fakeBoobs', 'actors.sameSexOnly'])
    .where('actors.deletedAt', 'is', null);
}
