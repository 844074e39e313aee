/** The jobs that hang on a scene. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, load } from '../context.ts';
import type { Row } from '../database/rows.ts';
import { Needs } from '../lists/selection.ts';
import { Scene } from '../scenes/scene.entity.ts';
import { Job } from './job.entity.ts';
import { activeJobsBySceneIds } from './job.queries.ts';

@Resolver(() => Scene)
export class SceneJobsResolver {
  @FieldResolver(() => [Job], { description: 'The pending and running jobs of this scene.' })
  @Needs<Row<Scene>>('id')
  async activeJobs(@Root() { id }: Row<Scene>, @Ctx() ctx: Context) {
    return load(ctx, activeJobsBySceneIds, id);
  }
}
