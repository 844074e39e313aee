/** What hangs on a scene of what users think of it. */
import { Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import { type Context, load } from '../context.ts';
import { Needs } from '../lists/selection.ts';
import { Scene } from '../scenes/scene.entity.ts';
import type { SceneRow } from '../scenes/scene.queries.ts';
import { type SceneInteractionsRow, sceneInteractionsBySceneIds } from './scene-interactions.queries.ts';
import { SceneInteractions } from './scene-interactions.type.ts';

@Resolver(() => Scene)
export class SceneInteractionsResolver {
  @FieldResolver(() => SceneInteractions, { description: 'What the viewer has rated, liked and watched.' })
  @Needs<SceneRow>('id')
  interactions(@Root() scene: SceneRow, @Ctx() ctx: Context): SceneInteractionsRow | Promise<SceneInteractionsRow> {
    return interactionsOf(ctx, scene);
  }

  @FieldResolver(() => Float, { nullable: true, description: "The mean of all users' ratings." })
  @Needs<SceneRow>('id')
  async averageRating(@Root() scene: SceneRow, @Ctx() ctx: Context): Promise<number | null> {
    return (await interactionsOf(ctx, scene)).averageRating;
  }

  @FieldResolver(() => Int, { description: 'The number of users who like it.' })
  @Needs<SceneRow>('id')
  async likeCount(@Root() scene: SceneRow, @Ctx() ctx: Context): Promise<number> {
    return (await interactionsOf(ctx, scene)).likeCount;
  }
}

/** Those in its row, where they were read with it. */
const interactionsOf = (ctx: Context, { id, interactions }: SceneRow) =>
  interactions ?? load(ctx, sceneInteractionsBySceneIds, id);
