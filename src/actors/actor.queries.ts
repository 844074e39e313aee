/** Reads of actors. A deleted actor is nowhere to be seen. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { expressionBuilder, sql } from 'kysely';
import { type Context, inOrderOf } from '../context.ts';
import { type RowOf, rowColumns } from '../database/row-columns.ts';
import { type Database, rows } from '../database/rows.ts';
import { isUuid } from '../lists/criteria.ts';

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
  const found = await selectActors(em).where('actors.id', 'in', ids.filter(isUuid)).execute();
  return inOrderOf(
    ids.map((id) => id.toLowerCase()),
    found,
    (actor) => actor.id,
  );
}

export async function actorsByPks({ em }: Context, pks: readonly string[]) {
  const found = await selectActors(em)
    .where('actors.pk', 'in', [...pks])
    .execute();
  return inOrderOf(pks, found, (actor) => actor.pk);
}

/** Those that are not deleted. */
export function selectActors(em: EntityManager) {
  return rows(em).selectFrom('actors').select(actorColumns()).where('actors.deletedAt', 'is', null);
}
