/** Changes of studios. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { checkColumns } from '../checks/columns.ts';
import { parseUuid } from '../checks/ids.ts';
import { checkNumber } from '../checks/numbers.ts';
import { checkHttpUrl, parseName } from '../checks/text.ts';
import type { Context } from '../context.ts';
import { changeEntities, checkUnchanged, lockEntity } from '../database/change-entities.ts';
import { lockReferencedId } from '../database/lock-referenced-ids.ts';
import { rows } from '../database/rows.ts';
import { notFound } from '../errors.ts';
import { publishScenesOf } from '../events/publish-scenes-of.ts';
import { Studio } from './studio.entity.ts';
import type { StudioInput, UpdateStudioInput } from './studio-changes.inputs.ts';
import { checkNoCycle, lockStudioHierarchy } from './studio-cycles.ts';

/** Adds a studio and returns its id. Names need not be unique. */
export async function createStudio({ em }: Pick<Context, 'em'>, input: StudioInput): Promise<string> {
  const values = checkedStudio(em, input);
  return changeEntities(em, async (em) => {
    await lockHierarchyFor(em, input);
    const studio = em.create(Studio, { ...values, ...(await lockPlace(em, input)) });
    await em.flush();
    return studio.id;
  });
}

/** Writes what is given and nothing else, so that concurrent changes of different fields are all kept. */
export async function updateStudio(
  { em }: Pick<Context, 'em'>,
  id: string,
  input: UpdateStudioInput,
  ifUpdatedAt?: Date | null,
): Promise<void> {
  const values = checkedStudio(em, input);
  await changeEntities(em, async (em) => {
    await lockHierarchyFor(em, input);
    const studio = await lockStudio(em, id);
    await checkUnchanged(studio, ifUpdatedAt, async () => shown(em, studio));
    const place = await lockPlace(em, input);
    await checkNoCycle(em, studio.pk, 'input.parentId', place.parentId);
    await checkNoCycle(em, studio.pk, 'input.networkId', place.networkId);
    em.assign(studio, { ...values, ...place });
    await publishScenesOf(em, 'studio', [studio.pk]);
  });
}

/** Hides a studio everywhere. Its scenes and the studios below keep their links, for `restoreStudio`. */
export async function deleteStudio({ em }: Pick<Context, 'em'>, id: string): Promise<void> {
  await changeEntities(em, async (em) => {
    const studio = em.assign(await lockStudio(em, id), { deletedAt: new Date() });
    await publishScenesOf(em, 'studio', [studio.pk]);
  });
}

/** Brings a deleted studio back, with its scenes, interactions and place in the hierarchy. */
export async function restoreStudio({ em }: Pick<Context, 'em'>, id: string): Promise<void> {
  await changeEntities(em, async (em) => {
    const studio = em.assign(await lockStudio(em, id, { orDeleted: true }), { deletedAt: null });
    await publishScenesOf(em, 'studio', [studio.pk]);
  });
}

/** As `UpdateStudioInput` and the API call its values. */
async function shown(em: EntityManager, studio: Studio) {
  const { id, name, shortName, url, description, rating, porndbId } = studio;
  const above = await rows(em)
    .selectFrom('studios')
    .select(['pk', 'id'])
    .where(
      'pk',
      'in',
      [studio.parentId, studio.networkId].filter((pk) => pk != null),
    )
    .where('deletedAt', 'is', null)
    .execute();
  const idOf = (key: string | null | undefined) => above.find(({ pk }) => pk === key)?.id ?? null;
  const place = { parentId: idOf(studio.parentId), networkId: idOf(studio.networkId) };
  return { id, name, shortName, url, description, rating, porndbId, ...place };
}

/** The studio, locked until the transaction ends. */
export async function lockStudio(em: EntityManager, id: string, { orDeleted = false } = {}): Promise<Studio> {
  const where = { id: parseUuid(id), ...(!orDeleted && { deletedAt: null }) };
  return lockEntity(em, Studio, where, notFound(`There is no studio ${id}.`));
}

/** All but its place in the hierarchy, which is given by ids. */
function checkedStudio<Changes extends UpdateStudioInput>(em: EntityManager, input: Changes) {
  const { parentId: _parent, networkId: _network, ...given } = input;
  const values = { ...given, ...(given.name != null && { name: parseName('input.name', given.name) }) };
  checkColumns(em, Studio, values);
  checkNumber('input.rating', values.rating, { min: 0, max: 5, step: 0.1 });
  if (values.url) checkHttpUrl('input.url', values.url);
  return values;
}

async function lockHierarchyFor(em: EntityManager, { parentId, networkId }: UpdateStudioInput): Promise<void> {
  if (parentId !== undefined || networkId !== undefined) await lockStudioHierarchy(em);
}

/** The keys of the studios above; absent stays absent, and null clears. */
async function lockPlace(em: EntityManager, { parentId, networkId }: UpdateStudioInput) {
  return {
    parentId: await lockReferencedId(em, 'studio', 'input.parentId', parentId),
    networkId: await lockReferencedId(em, 'studio', 'input.networkId', networkId),
  };
}
