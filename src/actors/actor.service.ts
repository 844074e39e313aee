/** Changes of actors. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type SqlBool, sql } from 'kysely';
import type { Context } from '../context.ts';
import { checkColumns, checkedName } from '../database/check-columns.ts';
import { rows } from '../database/rows.ts';
import { badInput, notFound } from '../errors.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publishScenes } from '../events/publish.ts';
import { maxIdsPerMessage } from '../events/topics.ts';
import { isUuid } from '../lists/criteria.ts';
import { Actor } from './actor.entity.ts';
import type { ActorInput, UpdateActorInput } from './actor-changes.inputs.ts';

/** Adds an actor and returns the id. Names need not be unique. */
export async function createActor({ em }: Pick<Context, 'em'>, input: ActorInput): Promise<string> {
  const { fakeBoobs, sameSexOnly, ...values } = checkedActor(em, {
    ...input,
    fakeBoobs: input.fakeBoobs ?? false,
    sameSexOnly: input.sameSexOnly ?? false,
  });
  checkOrder(values);
  const { id } = await rows(em)
    .insertInto('actors')
    .values({ ...values, name: values.name ?? '', fakeBoobs: fakeBoobs ?? false, sameSexOnly: sameSexOnly ?? false })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Writes what is given and nothing else, so that changes of different fields at the same time both stay. */
export async function updateActor({ em }: Pick<Context, 'em'>, id: string, input: UpdateActorInput): Promise<void> {
  const { name, fakeBoobs, sameSexOnly, ...values } = checkedActor(em, input);
  await em.transactional(async (em) => {
    const actor = await lockActor(em, id);
    checkOrder({ ...actor, ...values });
    await rows(em)
      .updateTable('actors')
      .set({
        ...values,
        ...(name != null && { name }),
        ...(fakeBoobs != null && { fakeBoobs }),
        ...(sameSexOnly != null && { sameSexOnly }),
      })
      .where('pk', '=', actor.pk)
      .execute();
    await announceScenesOf(em, [actor.pk]);
  });
}

/** Hides an actor everywhere. The links to scenes stay, for `restoreActor`. */
export async function deleteActor({ em }: Pick<Context, 'em'>, id: string): Promise<void> {
  await em.transactional(async (em) => {
    const { pk } = await lockActor(em, id);
    await rows(em).updateTable('actors').set({ deletedAt: new Date() }).where('pk', '=', pk).execute();
    await announceScenesOf(em, [pk]);
  });
}

/** Brings a deleted actor back, with scenes and interactions. */
export async function restoreActor({ em }: Pick<Context, 'em'>, id: string): Promise<void> {
  await em.transactional(async (em) => {
    const { pk } = await lockActor(em, id, { orDeleted: true });
    await rows(em).updateTable('actors').set({ deletedAt: null }).where('pk', '=', pk).execute();
    await announceScenesOf(em, [pk]);
  });
}

/** The actor, locked for the transaction, with what an order is kept among. */
export async function lockActor(em: EntityManager, id: string, { orDeleted = false } = {}) {
  const query = rows(em)
    .selectFrom('actors')
    .select(['pk', 'id', 'imageUrl', 'birthday', 'dateOfDeath', 'careerStartYear', 'careerEndYear'])
    .where('id', 'in', [id].filter(isUuid));
  const actor = await (orDeleted ? query : query.where('deletedAt', 'is', null)).forUpdate().executeTakeFirst();
  if (!actor) throw notFound(`There is no actor ${id}.`);
  return actor;
}

/** Tells that these actors' scenes have changed. */
export async function announceScenesOf(em: EntityManager, pks: string[]): Promise<void> {
  const scenes = await rows(em)
    .selectFrom('scene_actors')
    .select('sceneId')
    .distinct()
    .where(sql<SqlBool>`${sql.ref('scene_actors.actorId')} = any(${pks}::bigint[])`)
    .limit(maxIdsPerMessage + 1)
    .execute();
  await publishScenes(
    em,
    ChangeKind.UPDATED,
    scenes.map(({ sceneId }) => sceneId),
  );
}

/** Only the fields of the input, so that nothing else reaches a column. */
function checkedActor(em: EntityManager, input: UpdateActorInput): UpdateActorInput {
  const values = { ...input, ...(input.name != null && { name: checkedName('input.name', input.name) }) };
  checkColumns(em, Actor, values);
  for (const field of ['heightCm', 'weightKg'] as const) {
    const value = values[field];
    if (value != null && (value < 1 || value > 1000))
      throw badInput(`input.${field}`, `input.${field} must be 1 to 1000.`);
  }
  for (const field of ['careerStartYear', 'careerEndYear'] as const) {
    const value = values[field];
    if (value != null && (value < 1800 || value > 2200))
      throw badInput(`input.${field}`, `input.${field} must be a year from 1800 to 2200.`);
  }
  return values;
}

type Course = Pick<UpdateActorInput, 'birthday' | 'dateOfDeath' | 'careerStartYear' | 'careerEndYear'>;

/** Days are compared as text, which works for years of four digits. */
function checkOrder({ birthday, dateOfDeath, careerStartYear, careerEndYear }: Course): void {
  if (birthday && dateOfDeath && dateOfDeath < birthday) {
    throw badInput(
      'input.dateOfDeath',
      `The date of death, ${dateOfDeath}, must not be before the birthday, ${birthday}.`,
    );
  }
  if (careerStartYear != null && careerEndYear != null && careerEndYear < careerStartYear) {
    throw badInput(
      'input.careerEndYear',
      `The end of the career, ${careerEndYear}, must not be before its start, ${careerStartYear}.`,
    );
  }
}
