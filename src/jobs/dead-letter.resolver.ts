/** Doors to the dead letters. */
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { type Context, load } from '../context.ts';
import { connectionOf, ForwardPageArgs } from '../lists/connection.ts';
import { DeadLetter } from './dead-letter.entity.ts';
import { countDeadLetters, pageOfDeadLetters } from './dead-letter.queries.ts';
import { abandonDeadLetters, retryDeadLetters } from './dead-letter.service.ts';
import { Job } from './job.entity.ts';
import { DeadLetterStatus } from './job.enums.ts';
import { jobsByIds } from './job.queries.ts';
import { withoutPaths } from './without-paths.ts';

const { Connection } = connectionOf(DeadLetter, 'DeadLetter');

@ObjectType({ simpleResolvers: true })
class DeadLetterConnection extends Connection {
  status!: DeadLetterStatus | null;
}

@Resolver(() => DeadLetter)
export class DeadLetterResolver {
  @Query(() => DeadLetterConnection, { nullable: true, description: 'Jobs that failed for good, newest first.' })
  @Requires('scenes:reprocess')
  async deadLetters(
    @Ctx() ctx: Context,
    @Arg('status', () => DeadLetterStatus, { nullable: true }) status: DeadLetterStatus | null,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
  ) {
    return { ...(await pageOfDeadLetters(ctx, status, page)), status };
  }

  @Mutation(() => Int, {
    description: 'Queues the jobs behind these letters again; returns how many. A letter goes when its job succeeds.',
  })
  @Requires('jobs:manage')
  async retryDeadLetters(@Ctx() ctx: Context, @Arg('ids', () => [ID]) ids: string[]): Promise<number> {
    return retryDeadLetters(ctx, ids);
  }

  @Mutation(() => Int, {
    description: 'Puts letters away; returns how many. It happens by itself to those that nobody touched for a week.',
  })
  @Requires('jobs:manage')
  async abandonDeadLetters(@Ctx() ctx: Context, @Arg('ids', () => [ID]) ids: string[]): Promise<number> {
    return abandonDeadLetters(ctx, ids);
  }

  @FieldResolver(() => Job, { nullable: true, description: 'The job, unless its row was cleared away.' })
  async job(@Root() { jobId }: DeadLetter, @Ctx() ctx: Context) {
    return load(ctx, jobsByIds, jobId);
  }

  @FieldResolver(() => String, { description: 'Why it failed first. Paths are left out without storage:manage.' })
  originalError(@Root() { originalError }: DeadLetter, @Ctx() ctx: Context): string {
    return withoutPaths(ctx, originalError);
  }

  @FieldResolver(() => String, { description: 'Why it failed last. Paths are left out without storage:manage.' })
  lastError(@Root() { lastError }: DeadLetter, @Ctx() ctx: Context): string {
    return withoutPaths(ctx, lastError);
  }
}

@Resolver(() => DeadLetterConnection)
export class DeadLetterConnectionResolver {
  @FieldResolver(() => Int, { description: 'Of all pages together.' })
  async totalCount(@Root() { status }: DeadLetterConnection, @Ctx() ctx: Context): Promise<number> {
    return countDeadLetters(ctx, status);
  }
}
