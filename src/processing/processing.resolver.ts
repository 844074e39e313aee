/** Resolvers for queueing phases of scenes. */
import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import type { Context } from '../context.ts';
import { Phase } from '../jobs/job.enums.ts';
import { SceneFilter } from '../scenes/scene.inputs.ts';
import { processScenes } from './processing.service.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'What became of the scenes that processScenes was asked for.',
})
class ProcessResult {
  @Field(() => Int, { description: 'For how many scenes a job was queued, or a planned retry brought forward.' })
  queued!: number;

  @Field(() => Int, { description: 'For how many a job was already under way, or the phase cannot run (yet).' })
  skipped!: number;

  @Field(() => [ID], {
    description: 'The jobs that were queued and those that were already under way, at most 10,000: what to wait for.',
  })
  jobIds!: string[];
}

@Resolver()
export class ProcessingResolver {
  @Mutation(() => ProcessResult, {
    description:
      'Queues a phase for the scenes given by ids or by a filter; with missingOnly, for those that lack its result.',
  })
  @Requires('scenes:reprocess')
  async processScenes(
    @Ctx() ctx: Context,
    @Arg('phase', () => Phase, { description: 'Any but SCAN, which `startScan` starts.' }) phase: Phase,
    @Arg('ids', () => [ID], {
      nullable: true,
      description: '1 to 10000. BAD_USER_INPUT names unknown ones. Either this or `filter` is required.',
    })
    ids: string[] | null,
    @Arg('filter', () => SceneFilter, {
      nullable: true,
      description: 'All scenes that match. Either this or `ids` is required.',
    })
    filter: SceneFilter | null,
    @Arg('missingOnly', () => Boolean, {
      defaultValue: false,
      description: 'Leaves out scenes that have the result of the phase already.',
    })
    missingOnly: boolean,
    @Arg('priority', () => Int, {
      nullable: true,
      description:
        'Higher runs first; -100 to 100. Imports have 0. By default scenes named by ids have 1, those of a filter -1.',
    })
    priority: number | null,
  ): Promise<ProcessResult> {
    return processScenes(ctx, {
      phase,
      ids: ids ?? null,
      filter: filter ?? null,
      missingOnly,
      priority: priority ?? null,
    });
  }
}
