/** Changes of studios. */
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
import { knownStudioPk } from './known-studio.ts';
import { Studio } from './studio.entity.ts';
import type { StudioInput, UpdateStudioInput } from './studio-changes.inputs.ts';
import { holdTree, refuseCycle } from './studio-circles.ts';

/** Adds a studio and returns its id. Names need not be unique. */
export async function createStudio({ em }: Pick<Context, 'em'>, input: StudioInput): Promise<string> {
  const { name, ...details } = checkedStudio(em, input);
  return em.transactional(async (em) => {
    const { id } = await rows(em)
      .insertInto('studios')
      .values({ ...details, ...(await knownPlace(em, input)), name: name ?? '' })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });
}

/** Writes what is given and nothing else, so that changes of different fields at the same time both stay. */
export async function updateStudio({ em }: Pick<Context, 'em'>, id: string, input: UpdateStudioInput): Promise<void> {
  const { name, ...details } = checkedStudio(em, input);
  await em.transactional(async (em) => {
    if (input.parentId !== undefined || input.networkId !== undefined) await holdTree(em);
    const { pk } = await lockStudio(em, id);
    const place = await knownPlace(em, input);
    await refuseCycle(em, pk, 'input.parentId', place.parentId);
    await refuseCycle(em, pk, 'input.networkId', place.networkId);
    await rows(em)
      .updateTable('studios')
      .set({ ...details, ...place, ...(name != null && { name }) })
      .where('pk', '=', pk)
      .execute();
    await announceScenesOf(em, [pk]);
  });
}

/** Hides a studio everywhere. Its scenes and the studios below keep their links, for `restoreStudio`. */
export async function deleteStudio({ em }: Pick<Context, 'em'>, id: string): Promise<void> {
  await em.transactional(async (em) => {
    const { pk } = await lockStudio(em, id);
    await rows(em).updateTable('studios').set({ deletedAt: new Date() }).where('pk', '=', pk).execute();
    await announceScenesOf(em, [pk]);
  });
}

/** Brings a deleted studio back, with its scenes, interactions and place in the tree. */
export async function restoreStudio({ em }: Pick<Context, 'em'>, id: string): Promise<void> {
  await em.transactional(async (em) => {
    const { pk } = await lockStudio(em, id, { orDeleted: true });
    await rows(em).updateTable('studios').set({ deletedAt: null }).where('pk', '=', pk).execute();
    await announceScenesOf(em, [pk]);
  });
}

/** The studio, locked for the transaction. */
export async function lockStudio(em: EntityManager, id: string, { orDeleted = false } = {}) {
  const query = rows(em)
    .selectFrom('studios')
    .select(['pk', 'id', 'logo', 'favicon', 'poster'])
    .where('id', 'in', [id].filter(isUuid));
  const studio = await (orDeleted ? query : query.where('deletedAt', 'is', null)).forUpdate().executeTakeFirst();
  if (!studio) throw notFound(`There is no studio ${id}.`);
  return studio;
}

/** Tells that these studios' scenes have changed. */
export async function announceScenesOf(em: EntityManager, pks: string[]): Promise<void> {
  const scenes = await rows(em)
    .selectFrom('scenes')
    .select('id')
    .where(sql<SqlBool>`${sql.ref('scenes.studioId')} = any(${pks}::bigint[])`)
    .limit(maxIdsPerMessage + 1)
    .execute();
  await publishScenes(
    em,
    ChangeKind.UPDATED,
    scenes.map(({ id }) => id),
  );
}

/** All but its place in the tree, which is given by ids. */
function checkedStudio(em: EntityManager, { parentId: _parent, networkId: _network, ...input }: UpdateStudioInput) {
  const values = { ...input, ...(input.name != null && { name: checkedName('input.name', input.name) }) };
  checkColumns(em, Studio, values);
  const { rating, url } = values;
  if (rating != null && (rating < 0 || rating > 5 || Number(rating.toFixed(1)) !== rating)) {
    throw badInput('input.rating', `input.rating must be 0.0 to 5.0 in tenths, not ${rating}.`);
  }
  // A client makes a link of it, and a link can be a script.
  if (url && !/^https?:\/\//i.test(url)) {
    throw badInput('input.url', 'input.url must begin with http:// or https://.');
  }
  return values;
}

/** What is undefined is left alone, and null clears it. */
async function knownPlace(em: EntityManager, { parentId, networkId }: UpdateStudioInput) {
  const parent = await knownStudioPk(em, 'input.parentId', parentId);
  const network = await knownStudioPk(em, 'input.networkId', networkId);
  return { ...(parent !== undefined && { parentId: parent }), ...(network !== undefined && { networkId: network }) };
}
