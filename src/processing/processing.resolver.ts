/** The resolver that asks for phases of scenes. */
import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import type { Context } from '../context.ts';
import { Phase } from '../jobs/job.enums.ts';
import { SceneFilter } from '../scenes/scene.inputs.ts';
import { processScenes } from './processing.service.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'skipped: an active job was already there, or the phase cannot run yet.',
})
class ProcessResult {
  @Field(() => Int)
  queued!: number;

  @Field(() => Int)
  skipped!: number;
}

@Resolver()
export class ProcessingResolver {
  @Mutation(() => ProcessResult, {
    description:
      'Asks for a phase of the scenes named by ids or by a filter; with missingOnly, of those that lack its result.',
  })
  @Requires('scenes:reprocess')
  async processScenes(
    @Ctx() ctx: Context,
    @Arg('phase', () => Phase) phase: Phase,
    @Arg('ids', () => [ID], { nullable: true }) ids: string[] | null,
    @Arg('filter', () => SceneFilter, { nullable: true }) filter: SceneFilter | null,
    @Arg('missingOnly', () => Boolean, { defaultValue: false }) missingOnly: boolean,
    @Arg('priority', () => Int, { defaultValue: 1, description: 'Higher runs first; -100 to 100.' }) priority: number,
  ): Promise<ProcessResult> {
    return processScenes(ctx, { phase, ids: ids ?? null, filter: filter ?? null, missingOnly, priority });
  }
}
