/** Changes of tags. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type SqlBool, sql } from 'kysely';
import type { Context } from '../context.ts';
import { checkColumns, checkedName } from '../database/check-columns.ts';
import { rows } from '../database/rows.ts';
import { isUniqueViolation } from '../database/unique.ts';
import { badInput, conflict, notFound } from '../errors.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publishScenes } from '../events/publish.ts';
import { maxIdsPerMessage } from '../events/topics.ts';
import { knownTagIds } from './known-tags.ts';
import { Tag } from './tag.entity.ts';

export interface TagChanges {
  name?: string | null;
  color?: string | null;
}

/** Adds a tag and returns its id. CONFLICT when there is one of that name, whatever its case. */
export async function createTag(
  { em }: Pick<Context, 'em'>,
  { name, color }: { name: string; color?: string | null },
): Promise<number> {
  const values = checkedTag(em, { name, color: color ?? undefined });
  const { id } = await refusingTakenNames(values.name, () =>
    rows(em)
      .insertInto('tags')
      .values({ ...values, name: values.name ?? '' })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return id;
}

/** Changes what is given. */
export async function updateTag({ em }: Pick<Context, 'em'>, id: string, changes: TagChanges): Promise<void> {
  const { name, color } = checkedTag(em, changes);
  await em.transactional(async (em) => {
    const tagId = await lockTag(em, id);
    if (name === undefined && color === undefined) return;
    await refusingTakenNames(name, () =>
      rows(em)
        .updateTable('tags')
        .set({ ...(name !== undefined && { name }), ...(color !== undefined && { color }) })
        .where('id', '=', tagId)
        .execute(),
    );
    await announceScenesOf(em, [tagId]);
  });
}

/** Removes a tag from scenes and markers, and for good. */
export async function deleteTag({ em }: Pick<Context, 'em'>, id: string): Promise<void> {
  await em.transactional(async (em) => {
    const tagId = await lockTag(em, id);
    await announceScenesOf(em, [tagId]);
    await rows(em).deleteFrom('tags').where('id', '=', tagId).execute();
  });
}

/** Gives all that has one of the sources the target instead, and removes the sources. */
export async function mergeTags({ em }: Pick<Context, 'em'>, targetId: string, sourceIds: string[]): Promise<void> {
  if (sourceIds.length === 0) throw badInput('sourceIds', 'sourceIds must name at least one tag.');
  await em.transactional(async (em) => {
    const target = await lockTag(em, targetId);
    const sources = await knownTagIds(em, 'sourceIds', sourceIds, 'update');
    if (sources.includes(target)) throw badInput('sourceIds', 'A tag cannot be merged into itself.');
    await announceScenesOf(em, sources);
    for (const statement of moveToTarget(target, sources)) await statement.execute(rows(em));
    await rows(em)
      .deleteFrom('tags')
      .where(sql<SqlBool>`${sql.ref('tags.id')} = any(${sources}::int[])`)
      .execute();
  });
}

/** What the target has already stays as it is. What still has a source goes with it. */
const moveToTarget = (target: number, sources: readonly number[]) => [
  sql`
    insert into scene_tags (scene_id, tag_id)
    select distinct scene_id, ${target}::bigint from scene_tags where tag_id = any(${sources}::bigint[])
    on conflict do nothing`,
  sql`
    insert into marker_tags (marker_id, tag_id, is_from_label)
    select marker_id, ${target}::bigint, bool_and(is_from_label) from marker_tags where tag_id = any(${sources}::bigint[])
    group by marker_id
    on conflict do nothing`,
  sql`
    insert into marker_label_tags (user_id, label, tag_id)
    select distinct user_id, label, ${target}::bigint from marker_label_tags where tag_id = any(${sources}::bigint[])
    on conflict do nothing`,
];

function checkedTag(em: EntityManager, changes: TagChanges): { name?: string; color?: string } {
  const { name, color } = { ...changes, ...(changes.name != null && { name: checkedName('name', changes.name) }) };
  checkColumns(em, Tag, { name, color }, '');
  if (color != null && !/^#[0-9a-f]{6}$/i.test(color)) {
    throw badInput('color', `color must be # and six hexadecimal digits, such as #6B7280, not '${color}'.`);
  }
  return { name: name ?? undefined, color: color ?? undefined };
}

async function lockTag(em: EntityManager, id: string): Promise<number> {
  const tag = /^[1-9]\d{0,8}$/.test(id)
    ? await rows(em).selectFrom('tags').select('id').where('id', '=', Number(id)).forUpdate().executeTakeFirst()
    : undefined;
  if (!tag) throw notFound(`There is no tag ${id}.`);
  return tag.id;
}

async function refusingTakenNames<T>(name: string | undefined, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict(`There is a tag '${name}' already, in this or another case.`, 'name');
    throw error;
  }
}

async function announceScenesOf(em: EntityManager, tagIds: number[]): Promise<void> {
  const scenes = await rows(em)
    .selectFrom('scene_tags')
    .select('sceneId')
    .distinct()
    .where(sql<SqlBool>`${sql.ref('scene_tags.tagId')} = any(${tagIds}::int[])`)
    .limit(maxIdsPerMessage + 1)
    .execute();
  await publishScenes(
    em,
    ChangeKind.UPDATED,
    scenes.map(({ sceneId }) => sceneId),
  );
}
