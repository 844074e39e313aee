/** Changes of tags. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type SqlBool, sql } from 'kysely';
import { checkColumns } from '../checks/columns.ts';
import { distinctIds, maxMerged, parseSerial } from '../checks/ids.ts';
import { parseColor, parseName } from '../checks/text.ts';
import type { Context } from '../context.ts';
import { changeEntities, checkUnchanged, lockEntity } from '../database/change-entities.ts';
import { lockExisting, lockReferencedIds } from '../database/lock-referenced-ids.ts';
import { rows } from '../database/rows.ts';
import { replaceUniqueViolation } from '../database/unique-violation.ts';
import { badInput, conflict, notFound } from '../errors.ts';
import { publishScenesOf } from '../events/publish-scenes-of.ts';
import { Tag } from './tag.entity.ts';

export interface TagChanges {
  name?: string | null;
  color?: string | null;
}

/** Adds a tag and returns its id. CONFLICT when another one has the name, regardless of case. */
export async function createTag(
  { em }: Pick<Context, 'em'>,
  { name, color }: { name: string; color?: string | null },
): Promise<number> {
  const values = checkedTag(em, { name, color: color ?? undefined });
  return replaceUniqueViolation(nameTaken(values.name), async () =>
    changeEntities(em, async (em) => {
      const tag = em.create(Tag, values);
      await em.flush();
      return tag.id;
    }),
  );
}

/** Changes what is given; with `ifUpdatedAt`, only when nobody else has since. */
export async function updateTag(
  { em }: Pick<Context, 'em'>,
  id: string,
  changes: TagChanges,
  ifUpdatedAt?: Date | null,
): Promise<void> {
  const values = checkedTag(em, changes);
  await replaceUniqueViolation(nameTaken(values.name), async () =>
    changeEntities(em, async (em) => {
      const tag = await lockTag(em, id);
      await checkUnchanged(tag, ifUpdatedAt, () => ({ id, name: tag.name, color: tag.color }));
      em.assign(tag, values);
      await publishScenesOf(em, 'tag', [String(tag.id)]);
    }),
  );
}

/** Removes a tag from scenes and markers, permanently. */
export async function deleteTag({ em }: Pick<Context, 'em'>, id: string): Promise<void> {
  await changeEntities(em, async (em) => {
    const tag = await lockTag(em, id);
    await publishScenesOf(em, 'tag', [String(tag.id)]);
    em.remove(tag);
  });
}

/** Replaces the sources by the target wherever they are used, and removes them. */
export async function mergeTags({ em }: Pick<Context, 'em'>, targetId: string, sourceIds: string[]): Promise<void> {
  const given = distinctIds('sourceIds', sourceIds, { min: 1, max: maxMerged, thing: 'tag' });
  await changeEntities(em, async (em) => {
    await lockExisting(em, 'tag', [targetId, ...given], { lock: 'update' });
    const target = String((await lockTag(em, targetId)).id);
    const sources = await lockReferencedIds(em, 'tag', 'sourceIds', given, { lock: 'update' });
    if (sources.includes(target)) throw badInput('sourceIds', 'A tag cannot be merged into itself.');
    await publishScenesOf(em, 'tag', sources);
    for (const statement of moveToTarget(target, sources)) await statement.execute(rows(em));
    await rows(em)
      .deleteFrom('tags')
      .where(sql<SqlBool>`${sql.ref('tags.id')} = any(${sources}::int[])`)
      .execute();
  });
}

/** What the target has already stays as it is. What still has a source goes with it. */
const moveToTarget = (target: string, sources: readonly string[]) => [
  // Locked, so that a scene which is being deleted is waited for, and left out.
  sql`
    with kept as (
      select id from scenes where id in (select scene_id from scene_tags where tag_id = any(${sources}::bigint[]))
       order by id for key share)
    insert into scene_tags (scene_id, tag_id) select id, ${target}::bigint from kept
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

function checkedTag<Changes extends TagChanges>(em: EntityManager, changes: Changes): Changes {
  const { name, color } = changes;
  const values = {
    ...changes,
    ...(name != null && { name: parseName('name', name) }),
    ...(color != null && { color: parseColor('color', color) }),
  };
  checkColumns(em, Tag, values, '');
  return values;
}

async function lockTag(em: EntityManager, id: string): Promise<Tag> {
  return lockEntity(em, Tag, { id: parseSerial(id) }, notFound(`There is no tag ${id}.`));
}

const nameTaken = (name: string | null | undefined) =>
  conflict(`There is a tag named '${name}' already, regardless of case.`, 'name');
