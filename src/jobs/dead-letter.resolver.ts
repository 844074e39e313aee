/** Resolvers for dead letters. */
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { type Context, load } from '../context.ts';
import type { PageArgs } from '../lists/connection.ts';
import { DeadLetter } from './dead-letter.entity.ts';
import { type DeadLetterRow, deadLetterList } from './dead-letter.list.ts';
import { abandonDeadLetters, retryDeadLetters } from './dead-letter.service.ts';
import { Job } from './job.entity.ts';
import { DeadLetterStatus } from './job.enums.ts';
import { jobsByIds } from './job.queries.ts';
import { withoutPaths } from './without-paths.ts';

@Resolver(() => DeadLetter)
export class DeadLetterResolver {
  @Query(() => deadLetterList.Connection, { nullable: true, description: 'Jobs that failed for good, newest first.' })
  @Requires('scenes:reprocess')
  async deadLetters(
    @Ctx() ctx: Context,
    @Arg('status', () => DeadLetterStatus, { nullable: true, description: 'Only those; all when it is left out.' })
    status: DeadLetterStatus | null,
    @Args(() => deadLetterList.Args) page: PageArgs,
  ) {
    return deadLetterList.page(ctx, { status, ...page });
  }

  @Mutation(() => Int, {
    description:
      'Queues the jobs of these dead letters again and returns how many. A dead letter is deleted when its job succeeds.',
  })
  @Requires('jobs:manage')
  async retryDeadLetters(
    @Ctx() ctx: Context,
    @Arg('ids', () => [ID], { description: 'At most 1000, as `DeadLetter.id`. Unknown ids are skipped.' })
    ids: string[],
  ): Promise<number> {
    return retryDeadLetters(ctx, ids);
  }

  @Mutation(() => Int, {
    description:
      'Abandons dead letters and returns their number. Dead letters that nobody has touched for a week are abandoned automatically.',
  })
  @Requires('jobs:manage')
  async abandonDeadLetters(
    @Ctx() ctx: Context,
    @Arg('ids', () => [ID], { description: 'At most 1000, as `DeadLetter.id`. Unknown ids are skipped.' })
    ids: string[],
  ): Promise<number> {
    return abandonDeadLetters(ctx, ids);
  }

  @FieldResolver(() => Job, { nullable: true, description: 'The job; null when it has been deleted.' })
  async job(@Root() { jobId }: DeadLetterRow, @Ctx() ctx: Context) {
    return load(ctx, jobsByIds, jobId);
  }

  @FieldResolver(() => String, { description: 'The first error. Paths in it are shown only with storage:manage.' })
  originalError(@Root() { originalError }: DeadLetterRow, @Ctx() ctx: Context): string {
    return withoutPaths(ctx, originalError);
  }

  @FieldResolver(() => String, { description: 'The last error. Paths in it are shown only with storage:manage.' })
  lastError(@Root() { lastError }: DeadLetterRow, @Ctx() ctx: Context): string {
    return withoutPaths(ctx, lastError);
  }
}
