/** The scene that a job works on. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, load } from '../context.ts';
import { Shared } from '../graphql/shared.ts';
import { Job } from '../jobs/job.entity.ts';
import type { JobRow } from '../jobs/job.queries.ts';
import { Scene } from './scene.entity.ts';
import { scenesByIds } from './scene.queries.ts';

@Resolver(() => Job)
export class JobSceneResolver {
  @FieldResolver(() => Scene, {
    nullable: true,
    description: 'The scene, whatever its state; null when it has been deleted.',
  })
  @Shared()
  async scene(@Root() { sceneId }: JobRow, @Ctx() ctx: Context) {
    return load(ctx, scenesByIds, sceneId);
  }
}
