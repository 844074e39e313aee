/** What hangs on a scene of what users think of it. */
import { Ctx, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { type Context, load } from '../context.ts';
import { DateTime } from '../graphql/scalars.ts';
import { Needs } from '../lists/selection.ts';
import { Scene } from '../scenes/scene.entity.ts';
import { type SceneInteractionsRow, sceneInteractionsBySceneIds } from './scene-interactions.queries.ts';

@ObjectType({ simpleResolvers: true, description: "The viewer's own." })
export class SceneInteractions {
  @Field(() => Float, { nullable: true, description: '0.5 to 5.0.' })
  rating!: number | null;

  @Field(() => Boolean)
  liked!: boolean;

  @Field(() => Int)
  jizzCount!: number;

  @Field(() => Int, { description: 'Seconds: where the last session stopped; 0 when it was completed.' })
  resumePosition!: number;

  @Field(() => Boolean, { description: 'Whether the last session came to the end.' })
  completed!: boolean;

  @Field(() => DateTime, { nullable: true })
  lastWatchedAt!: string | null;
}

@Resolver(() => Scene)
export class SceneInteractionsResolver {
  @FieldResolver(() => SceneInteractions)
  @Needs<Scene>('id')
  async interactions(@Root() { id }: Scene, @Ctx() ctx: Context): Promise<SceneInteractionsRow> {
    return load(ctx, sceneInteractionsBySceneIds, id);
  }

  @FieldResolver(() => Float, { nullable: true, description: "The mean of all users' ratings." })
  @Needs<Scene>('id')
  async averageRating(@Root() { id }: Scene, @Ctx() ctx: Context): Promise<number | null> {
    return (await load(ctx, sceneInteractionsBySceneIds, id)).averageRating;
  }

  @FieldResolver(() => Int, { description: 'How many users like it.' })
  @Needs<Scene>('id')
  async likeCount(@Root() { id }: Scene, @Ctx() ctx: Context): Promise<number> {
    return (await load(ctx, sceneInteractionsBySceneIds, id)).likeCount;
  }
}
