/** Changing the details of one scene. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { checkColumns } from '../checks/columns.ts';
import { relations } from '../checks/ids.ts';
import type { Context } from '../context.ts';
import { changeEntities, checkUnchanged } from '../database/change-entities.ts';
import { lockReferencedId, lockReferencedIds } from '../database/lock-referenced-ids.ts';
import { rows } from '../database/rows.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publishScenes } from '../events/publish.ts';
import { lockScene } from './lock-scene.ts';
import { Scene } from './scene.entity.ts';
import type { UpdateSceneInput } from './scene-changes.inputs.ts';

/** Writes what is given and nothing else, so that concurrent changes of different fields are all kept. */
export async function updateScene(
  { em }: Pick<Context, 'em'>,
  id: string,
  input: UpdateSceneInput,
  ifUpdatedAt?: Date | null,
): Promise<void> {
  const { studioId, actorIds, tagIds, ...given } = input;
  const details = { ...given, ...emptyTexts(given) };
  checkColumns(em, Scene, details);
  await changeEntities(em, async (em) => {
    // Before the scene, as a merge does.
    const studioPk = await lockReferencedId(em, 'studio', 'input.studioId', studioId);
    const actors = actorIds !== undefined && (await lockRelated(em, 'actor', 'input.actorIds', actorIds));
    const tags = tagIds !== undefined && (await lockRelated(em, 'tag', 'input.tagIds', tagIds));
    const scene = await lockScene(em, id);
    await checkUnchanged(scene, ifUpdatedAt, async () => shown(em, scene));
    em.assign(scene, { ...details, studioId: studioPk, updatedAt: new Date() }); // its actors and tags are part of it
    if (actors) await replaceActors(em, scene.id, actors);
    if (tags) await replaceTags(em, scene.id, tags);
    await publishScenes(em, ChangeKind.UPDATED, [scene.id]);
  });
}

/** As `UpdateSceneInput` calls its values. */
async function shown(em: EntityManager, scene: Scene) {
  const { id, title, description, releaseDate, type, porndbSceneId } = scene;
  const { rows: found } = await sql<{ studioId: string | null; actorIds: string[]; tagIds: string[] }>`
    select (select uuid from studios where id = ${scene.studioId ?? null} and deleted_at is null) as "studioId",
           array(select uuid::text from scene_actors join actors on actors.id = actor_id
                  where scene_id = ${id} and deleted_at is null order by actor_id) as "actorIds",
           array(select tag_id::text from scene_tags where scene_id = ${id} order by tag_id) as "tagIds"`.execute(
    rows(em),
  );
  const texts = { description: description || null, porndbSceneId: porndbSceneId || null };
  return { id, title, releaseDate, type, ...texts, ...found[0] };
}

/** These columns hold an empty text where there is none. */
function emptyTexts({ description, porndbSceneId }: UpdateSceneInput) {
  return {
    ...(description === null && { description: '' }),
    ...(porndbSceneId === null && { porndbSceneId: '' }),
  };
}

async function lockRelated(em: EntityManager, kind: 'actor' | 'tag', field: string, ids: string[] | null) {
  return lockReferencedIds(em, kind, field, relations(field, ids ?? [], kind));
}

async function replaceActors(em: EntityManager, sceneId: string, actors: string[]): Promise<void> {
  await sql`
    delete from scene_actors using actors a
     where scene_id = ${sceneId} and a.id = actor_id and a.deleted_at is null
       and actor_id <> all(${actors}::bigint[])`.execute(rows(em));
  await sql`
    insert into scene_actors (scene_id, actor_id)
    select ${sceneId}::bigint, actor from unnest(${actors}::bigint[]) actor on conflict do nothing`.execute(rows(em));
}

async function replaceTags(em: EntityManager, sceneId: string, tags: string[]): Promise<void> {
  await sql`
    delete from scene_tags where scene_id = ${sceneId} and tag_id <> all(${tags}::bigint[])`.execute(rows(em));
  await sql`
    insert into scene_tags (scene_id, tag_id)
    select ${sceneId}::bigint, tag from unnest(${tags}::bigint[]) tag on conflict do nothing`.execute(rows(em));
}
