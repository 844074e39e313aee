/** The studio, the actors and the tags of a scene: in its row, or loaded where it was read without them. */
import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Actor } from '../actors/actor.entity.ts';
import { type Context, loadWith } from '../context.ts';
import { Needs, selectedBelow } from '../lists/selection.ts';
import { Studio } from '../studios/studio.entity.ts';
import { Tag } from '../tags/tag.entity.ts';
import { Scene } from './scene.entity.ts';
import type { SceneRow } from './scene.queries.ts';
import { relationsBySceneIds, type SceneRelations, type sceneRelations } from './scene-relations.queries.ts';

@Resolver(() => Scene)
export class SceneRelationsResolver {
  @FieldResolver(() => Studio, { nullable: true, description: 'Null for none, and for one that was deleted.' })
  @Needs<SceneRow>('id')
  studio(@Root() scene: SceneRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return scene.studio === undefined ? loaded(ctx, scene, 'studio', info) : scene.studio;
  }

  @FieldResolver(() => [Actor], { description: 'The actors sorted by name.' })
  @Needs<SceneRow>('id')
  actors(@Root() scene: SceneRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return scene.actors ?? loaded(ctx, scene, 'actors', info);
  }

  @FieldResolver(() => [Tag], { description: 'The tags sorted by name.' })
  @Needs<SceneRow>('id')
  tags(@Root() scene: SceneRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return scene.tags ?? loaded(ctx, scene, 'tags', info);
  }
}

/** Nothing of a scene that somebody has deleted since it was read. */
const nothing: Pick<SceneRelations, keyof typeof sceneRelations> = { studio: null, actors: [], tags: [] };

async function loaded(ctx: Context, { id }: SceneRow, relation: keyof typeof nothing, info: GraphQLResolveInfo) {
  const wanted = { [relation]: selectedBelow(info, []).columns };
  return ((await loadWith(ctx, relationsBySceneIds, wanted, id)) ?? nothing)[relation];
}
