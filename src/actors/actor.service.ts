/** Changes of actors. */
import { wrap } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { checkColumns } from '../checks/columns.ts';
import { parseUuid } from '../checks/ids.ts';
import { checkNumbers } from '../checks/numbers.ts';
import { parseName } from '../checks/text.ts';
import type { Context } from '../context.ts';
import { changeEntities, checkUnchanged, lockEntity } from '../database/change-entities.ts';
import { badInput, notFound } from '../errors.ts';
import { publishScenesOf } from '../events/publish-scenes-of.ts';
import { Actor } from './actor.entity.ts';
import type { ActorInput, UpdateActorInput } from './actor-changes.inputs.ts';

/** Adds an actor and returns the id. Names need not be unique. */
export async function createActor({ em }: Pick<Context, 'em'>, input: ActorInput): Promise<string> {
  const { fakeBoobs, sameSexOnly, ...values } = input;
  const actor = checkedActor(em, {
    ...values,
    fakeBoobs: fakeBoobs ?? undefined,
    sameSexOnly: sameSexOnly ?? undefined,
  });
  checkChronology(actor);
  return changeEntities(em, async (em) => {
    const created = em.create(Actor, actor);
    await em.flush();
    return created.id;
  });
}

/** Writes what is given and nothing else, so that concurrent changes of different fields are all kept. */
export async function updateActor(
  { em }: Pick<Context, 'em'>,
  id: string,
  input: UpdateActorInput,
  ifUpdatedAt?: Date | null,
): Promise<void> {
  const values = checkedActor(em, input);
  await changeEntities(em, async (em) => {
    const actor = await lockActor(em, id);
    await checkUnchanged(actor, ifUpdatedAt, () => shown(actor));
    em.assign(actor, values);
    checkChronology(actor);
    await publishScenesOf(em, 'actor', [actor.pk]);
  });
}

/** Hides an actor everywhere. The links to scenes stay, for `restoreActor`. */
export async function deleteActor({ em }: Pick<Context, 'em'>, id: string): Promise<void> {
  await changeEntities(em, async (em) => {
    const actor = em.assign(await lockActor(em, id), { deletedAt: new Date() });
    await publishScenesOf(em, 'actor', [actor.pk]);
  });
}

/** Brings a deleted actor back, with scenes and interactions. */
export async function restoreActor({ em }: Pick<Context, 'em'>, id: string): Promise<void> {
  await changeEntities(em, async (em) => {
    const actor = em.assign(await lockActor(em, id, { orDeleted: true }), { deletedAt: null });
    await publishScenesOf(em, 'actor', [actor.pk]);
  });
}

/** As `UpdateActorInput` and the API call its values. */
const shown = (actor: Actor) => wrap(actor).toObject(['pk', 'createdAt', 'deletedAt', 'imageUrl']);

/** The actor, locked until the transaction ends. */
export async function lockActor(em: EntityManager, id: string, { orDeleted = false } = {}): Promise<Actor> {
  const where = { id: parseUuid(id), ...(!orDeleted && { deletedAt: null }) };
  return lockEntity(em, Actor, where, notFound(`There is no actor ${id}.`));
}

function checkedActor<Changes extends UpdateActorInput>(em: EntityManager, input: Changes): Changes {
  const values = { ...input, ...(input.name != null && { name: parseName('input.name', input.name) }) };
  checkColumns(em, Actor, values);
  checkNumbers<UpdateActorInput>('input', values, {
    heightCm: { min: 1, max: 1000 },
    weightKg: { min: 1, max: 1000 },
    careerStartYear: { min: 1800, max: 2200 },
    careerEndYear: { min: 1800, max: 2200 },
  });
  return values;
}

type Chronology = Pick<UpdateActorInput, 'birthday' | 'dateOfDeath' | 'careerStartYear' | 'careerEndYear'>;

/** Days are compared as text, which works for years of four digits. */
function checkChronology({ birthday, dateOfDeath, careerStartYear, careerEndYear }: Chronology): void {
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
