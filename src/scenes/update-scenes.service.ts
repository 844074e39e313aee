/** The same change for many scenes: all of them or none, in as many statements as for one. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { changeId } from '../audit/change-id.ts';
import { checkColumns } from '../checks/columns.ts';
import { relations } from '../checks/ids.ts';
import type { Context } from '../context.ts';
import { lockReferencedId, lockReferencedIds } from '../database/lock-referenced-ids.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { badInput, conflict } from '../errors.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publishScenes } from '../events/publish.ts';
import type { BulkResult } from './bulk-result.type.ts';
import { chooseByFilter, chooseByIds, chosen, startChoosing } from './chosen-scenes.ts';
import { Scene } from './scene.entity.ts';
import type { SceneFilter } from './scene.inputs.ts';
import { type BulkIds, BulkMode, type BulkUpdateScenesInput } from './scene-changes.inputs.ts';

export interface BulkUpdate {
  /** One of both says which scenes. */
  ids?: readonly string[] | null;
  filter?: SceneFilter | null;
  input: BulkUpdateScenesInput;
  /** How many the caller believes they are. */
  expectedCount?: number | null;
}

/** CONFLICT, and nothing is changed, when they are not as many as expected. */
export async function updateScenes(
  ctx: Pick<Context, 'app' | 'em' | 'viewer'>,
  { ids, filter, input, expectedCount }: BulkUpdate,
): Promise<BulkResult> {
  if ((ids == null) === (filter == null)) throw badInput('ids', 'Give either ids or filter.');
  const { tags, actors, studioId: _studio, ...details } = input;
  if (tags === null || actors === null) {
    const field = tags === null ? 'input.tags' : 'input.actors';
    throw badInput(field, `${field} cannot be null: omit it to keep them, or REPLACE them without ids.`);
  }
  checkColumns(ctx.em, Scene, details);
  return transaction(ctx.em, async (em) => {
    const { studioPk, tagIds, actorPks } = await lockRelations(em, input); // before the scenes, as a merge does
    await startChoosing(em);
    if (ids) await chooseByIds(em, ids);
    else if (filter) await chooseByFilter({ ...ctx, em }, filter);
    const { count, ids: first } = await chosen(em);
    if (expectedCount != null && expectedCount !== count) {
      throw conflict(`${count} scenes match, not ${expectedCount}: check the selection again.`, 'expectedCount');
    }
    if (count === 0) return { count, ids: [], failures: [] };
    await rows(em)
      .updateTable('scenes')
      .set({ ...details, studioId: studioPk, updatedAt: new Date() })
      .where('id', 'in', sql<string>`(select id from chosen_scenes)`)
      .execute();
    if (tags && tagIds) await change(em, tagLinks, tags.mode, tagIds);
    if (actors && actorPks) await change(em, actorLinks, actors.mode, actorPks);
    await publishScenes(em, ChangeKind.UPDATED, first);
    return { count, ids: first, failures: [], changeId: await changeId(em) };
  });
}

/** The keys of what the scenes are to have. What is unknown is refused, also where there is no scene to have it. */
async function lockRelations(em: EntityManager, { tags, actors, studioId }: BulkUpdateScenesInput) {
  return {
    studioPk: await lockReferencedId(em, 'studio', 'input.studioId', studioId),
    tagIds:
      tags && (await lockReferencedIds(em, 'tag', 'input.tags.ids', relations('input.tags.ids', tags.ids, 'tag'))),
    actorPks:
      actors &&
      (await lockReferencedIds(em, 'actor', 'input.actors.ids', relations('input.actors.ids', actors.ids, 'actor'))),
  };
}

/** Statements on the chosen scenes and these keys. What the viewer cannot see, deleted actors, stays. */
interface Links {
  remove(keys: Keys): RawBuilder<unknown>;
  removeOthers(keys: Keys): RawBuilder<unknown>;
  add(keys: Keys): RawBuilder<unknown>;
}

type Keys = readonly (string | number)[];

const tagLinks: Links = {
  remove: (keys) => sql`
    delete from scene_tags where scene_id in (select id from chosen_scenes) and tag_id = any(${keys}::bigint[])`,
  removeOthers: (keys) => sql`
    delete from scene_tags where scene_id in (select id from chosen_scenes) and tag_id <> all(${keys}::bigint[])`,
  add: (keys) => sql`
    insert into scene_tags (scene_id, tag_id)
    select c.id, key from chosen_scenes c, unnest(${keys}::bigint[]) key order by 1, 2
    on conflict do nothing`,
};

const actorLinks: Links = {
  remove: (keys) => sql`
    delete from scene_actors where scene_id in (select id from chosen_scenes) and actor_id = any(${keys}::bigint[])`,
  removeOthers: (keys) => sql`
    delete from scene_actors where scene_id in (select id from chosen_scenes) and actor_id <> all(${keys}::bigint[])
                               and actor_id in (select id from actors where deleted_at is null)`,
  add: (keys) => sql`
    insert into scene_actors (scene_id, actor_id)
    select c.id, key from chosen_scenes c, unnest(${keys}::bigint[]) key order by 1, 2
    on conflict do nothing`,
};

async function change(em: EntityManager, links: Links, mode: BulkIds['mode'], keys: Keys) {
  if (mode === BulkMode.REMOVE) return links.remove(keys).execute(rows(em));
  if (mode === BulkMode.REPLACE) await links.removeOthers(keys).execute(rows(em));
  return links.add(keys).execute(rows(em));
}
