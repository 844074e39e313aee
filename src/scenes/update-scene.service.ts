/** Changing the details of one scene. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { checkColumns } from '../database/check-columns.ts';
import { knownKeys } from '../database/known-keys.ts';
import { rows } from '../database/rows.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publishScenes } from '../events/publish.ts';
import { knownStudioPk } from '../studios/known-studio.ts';
import { knownTagIds } from '../tags/known-tags.ts';
import { lockScene } from './lock-scene.ts';
import { Scene } from './scene.entity.ts';
import type { UpdateSceneInput } from './scene-changes.inputs.ts';

/** Writes what is given and nothing else, so that changes of different fields at the same time both stay. */
export async function updateScene({ em }: Pick<Context, 'em'>, id: string, input: UpdateSceneInput): Promise<void> {
  const { studioId, actorIds, tagIds, ...details } = input;
  checkColumns(em, Scene, { ...details, ...emptyTexts(details) });
  await em.transactional(async (em) => {
    const scene = await lockScene(em, id);
    await rows(em)
      .updateTable('scenes')
      .set({
        ...details,
        ...emptyTexts(details),
        studioId: await knownStudioPk(em, 'input.studioId', studioId),
        updatedAt: new Date(),
      })
      .where('id', '=', scene.id)
      .execute();
    if (actorIds !== undefined) await replaceActors(em, scene.id, actorIds ?? []);
    if (tagIds !== undefined) await replaceTags(em, scene.id, tagIds ?? []);
    await publishScenes(em, ChangeKind.UPDATED, [scene.id]);
  });
}

/** These columns hold an empty text where there is none. */
function emptyTexts({ description, porndbSceneId }: UpdateSceneInput) {
  return {
    description: description === null ? '' : description,
    porndbSceneId: porndbSceneId === null ? '' : porndbSceneId,
  };
}

async function replaceActors(em: EntityManager, sceneId: string, ids: string[]): Promise<void> {
  const actors = await knownKeys(em, 'actors', 'input.actorIds', ids);
  await sql`
    delete from scene_actors using actors a
     where scene_id = ${sceneId} and a.id = actor_id and a.deleted_at is null
       and actor_id <> all(${actors}::bigint[])`.execute(rows(em));
  await sql`
    insert into scene_actors (scene_id, actor_id)
    select ${sceneId}::bigint, actor from unnest(${actors}::bigint[]) actor on conflict do nothing`.execute(rows(em));
}

async function replaceTags(em: EntityManager, sceneId: string, ids: string[]): Promise<void> {
  const tags = await knownTagIds(em, 'input.tagIds', ids);
  await sql`
    delete from scene_tags where scene_id = ${sceneId} and tag_id <> all(${tags}::bigint[])`.execute(rows(em));
  await sql`
    insert into scene_tags (scene_id, tag_id)
    select ${sceneId}::bigint, tag from unnest(${tags}::bigint[]) tag on conflict do nothing`.execute(rows(em));
}
