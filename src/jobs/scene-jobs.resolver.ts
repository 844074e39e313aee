/** The jobs that hang on a scene. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, load } from '../context.ts';
import { Needs } from '../lists/selection.ts';
import { Scene } from '../scenes/scene.entity.ts';
import type { SceneRow } from '../scenes/scene.queries.ts';
import { Job } from './job.entity.ts';
import { activeJobsBySceneIds } from './job.queries.ts';

@Resolver(() => Scene)
export class SceneJobsResolver {
  @FieldResolver(() => [Job], { description: 'Jobs that are pending or running for it.' })
  @Needs<SceneRow>('id')
  async activeJobs(@Root() { id }: SceneRow, @Ctx() ctx: Context) {
    return load(ctx, activeJobsBySceneIds, id);
  }
}
