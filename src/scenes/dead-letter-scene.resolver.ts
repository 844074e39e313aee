/** The scene of a dead letter. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, load } from '../context.ts';
import { DeadLetter } from '../jobs/dead-letter.entity.ts';
import type { DeadLetterRow } from '../jobs/dead-letter.list.ts';
import { Scene } from './scene.entity.ts';
import { scenesByIds } from './scene.queries.ts';

@Resolver(() => DeadLetter)
export class DeadLetterSceneResolver {
  @FieldResolver(() => Scene, {
    nullable: true,
    description: 'The scene, whatever its state; null when it has been deleted.',
  })
  async scene(@Root() { sceneId }: DeadLetterRow, @Ctx() ctx: Context) {
    return load(ctx, scenesByIds, sceneId);
  }
}
