/** Changing the details of one scene. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { checkColumns } from '../checks/columns.ts';
import type { Context } from '../context.ts';
import { changeEntities } from '../database/change-entities.ts';
import { lockReferencedId, lockReferencedIds } from '../database/lock-referenced-ids.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publishScenes } from '../events/publish.ts';
import { lockScene } from './lock-scene.ts';
import { Scene } from './scene.entity.ts';
import type { UpdateSceneInput } from './scene-changes.inputs.ts';

/** Writes what is given and nothing else, so that concurrent changes of different fields are all kept. */
export async function updateScene({ em }: Pick<Context, 'em'>, id: string, input: UpdateSceneInput): Promise<void> {
  const { studioId, actorIds, tagIds, ...given } = input;
  const details = { ...given, ...emptyTexts(given) };
  checkColumns(em, Scene, details);
  await changeEntities(em, async (em) => {
    const scene = await lockScene(em, id);
    const studioPk = await lockReferencedId(em, 'studio', 'input.studioId', studioId);
    em.assign(scene, { ...details, studioId: studioPk, updatedAt: new Date() }); // its actors and tags are part of it
    if (actorIds !== undefined) await replaceActors(em, scene.id, actorIds ?? []);
    if (tagIds !== undefined) await replaceTags(em, scene.id, tagIds ?? []);
    await publishScenes(em, ChangeKind.UPDATED, [scene.id]);
  });
}

/** These columns hold an empty text where there is none. */
function emptyTexts({ description, porndbSceneId }: UpdateSceneInput) {
  return {
    ...(description === null && { description: '' }),
    ...(porndbSceneId === null && { porndbSceneId: '' }),
  };
}

async function replaceActors(em: EntityManager, sceneId: string, ids: string[]): Promise<void> {
  const actors = await lockReferencedIds(em, 'actor', 'input.actorIds', ids);
  await em.execute(
    `delete from scene_actors using actors a
      where scene_id = ? and a.id = actor_id and a.deleted_at is null
        and actor_id not in (select value::bigint from json_array_elements_text(?::json))`,
    [sceneId, JSON.stringify(actors)],
  );
  await em.execute(
    `insert into scene_actors (scene_id, actor_id)
     select ?, value::bigint from json_array_elements_text(?::json) on conflict do nothing`,
    [sceneId, JSON.stringify(actors)],
  );
}

async function replaceTags(em: EntityManager, sceneId: string, ids: string[]): Promise<void> {
  const tags = await lockReferencedIds(em, 'tag', 'input.tagIds', ids);
  await em.execute(
    `delete from scene_tags
      where scene_id = ? and tag_id not in (select value::bigint from json_array_elements_text(?::json))`,
    [sceneId, JSON.stringify(tags)],
  );
  await em.execute(
    `insert into scene_tags (scene_id, tag_id)
     select ?, value::bigint from json_array_elements_text(?::json) on conflict do nothing`,
    [sceneId, JSON.stringify(tags)],
  );
}
