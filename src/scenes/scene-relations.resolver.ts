/** The studio, the actors and the tags of a scene. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Actor } from '../actors/actor.entity.ts';
import { type Context, load } from '../context.ts';
import { Studio } from '../studios/studio.entity.ts';
import { studiosByPks } from '../studios/studio.queries.ts';
import { Tag } from '../tags/tag.entity.ts';
import { Scene } from './scene.entity.ts';
import type { SceneRow } from './scene.queries.ts';
import { actorsBySceneIds, tagsBySceneIds } from './scene-relations.queries.ts';

@Resolver(() => Scene)
export class SceneRelationsResolver {
  @FieldResolver(() => Studio, { nullable: true })
  async studio(@Root() { studioId }: SceneRow, @Ctx() ctx: Context) {
    return studioId === null ? null : load(ctx, studiosByPks, studioId);
  }

  @FieldResolver(() => [Actor], { description: 'By name.' })
  async actors(@Root() { id }: SceneRow, @Ctx() ctx: Context) {
    return load(ctx, actorsBySceneIds, id);
  }

  @FieldResolver(() => [Tag], { description: 'By name.' })
  async tags(@Root() { id }: SceneRow, @Ctx() ctx: Context) {
    return load(ctx, tagsBySceneIds, id);
  }
}
