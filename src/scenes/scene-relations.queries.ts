/** The actors and tags of scenes, by name. */
import { type SqlBool, sql } from 'kysely';
import { selectActors } from '../actors/actor.queries.ts';
import type { Context } from '../context.ts';
import { selectTags } from '../tags/tag.queries.ts';

export async function actorsBySceneIds({ em }: Context, sceneIds: readonly string[]) {
  const found = await selectActors(em)
    .innerJoin('scene_actors', 'scene_actors.actorId', 'actors.pk')
    .select('scene_actors.sceneId')
    .where('scene_actors.sceneId', 'in', [...sceneIds])
    .orderBy(sql`lower(${sql.ref('actors.name')})`)
    .orderBy('actors.pk')
    .execute();
  const byScene = Map.groupBy(found, ({ sceneId }) => sceneId);
  return sceneIds.map((id) => byScene.get(id) ?? []);
}

export async function tagsBySceneIds({ em }: Context, sceneIds: readonly string[]) {
  const found = await selectTags(em)
    .innerJoin('scene_tags', (join) => join.on(sql<SqlBool>`${sql.ref('scene_tags.tagId')} = ${sql.ref('tags.id')}`))
    .select('scene_tags.sceneId')
    .where('scene_tags.sceneId', 'in', [...sceneIds])
    .orderBy(sql`lower(${sql.ref('tags.name')})`)
    .orderBy('tags.id')
    .execute();
  const byScene = Map.groupBy(found, ({ sceneId }) => sceneId);
  return sceneIds.map((id) => byScene.get(id) ?? []);
}
