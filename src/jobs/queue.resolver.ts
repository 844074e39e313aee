/** Resolvers for the queue: the counts of each phase, and as they change. */
import { Arg, Ctx, Field, Int, Mutation, ObjectType, Query, Resolver, Root, Subscription } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import type { Context } from '../context.ts';
import { Shared } from '../graphql/shared.ts';
import { Phase } from './job.enums.ts';
import { pausePhase, resumePhase } from './pool.service.ts';
import { type PhaseQueueRow, readQueue } from './queue.queries.ts';
import { type QueueState, watchQueue } from './queue-feed.ts';

@ObjectType({ simpleResolvers: true, description: 'The jobs of one phase, counted.' })
class PhaseQueue implements PhaseQueueRow {
  @Field(() => Phase, { description: 'Which step is counted.' })
  @Shared()
  phase!: Phase;

  @Field(() => Int, { description: 'How many of its jobs each worker process runs at a time.' })
  @Shared()
  workers!: number;

  @Field(() => Boolean, {
    description: 'Whether no job starts until it is resumed. For SCAN, whether scheduled scans are held back.',
  })
  @Shared()
  paused!: boolean;

  @Field(() => Int, { description: 'Jobs that wait for a worker.' })
  @Shared()
  pending!: number;

  @Field(() => Int, { description: 'Jobs that a worker is at.' })
  @Shared()
  running!: number;

  @Field(() => Int, { description: 'Jobs that wait for a retry.' })
  @Shared()
  retrying!: number;

  @Field(() => Int, { description: 'Jobs that failed for good in the last 24 hours.' })
  @Shared()
  failed!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Estimated seconds until no job of this phase is left; null while unknown.',
  })
  @Shared()
  etaSeconds!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'How many jobs there are, by phase.' })
class Queue {
  @Field(() => [PhaseQueue], {
    description: 'One of each, in the order of processing; SCAN comes last and counts scans.',
  })
  @Shared()
  phases!: PhaseQueue[];
}

@Resolver()
export class QueueResolver {
  @Query(() => Queue, { nullable: true, description: 'The jobs of each phase, counted.' })
  @Requires('scenes:reprocess')
  async queue(@Ctx() { em }: Context): Promise<Queue> {
    return readQueue(em);
  }

  @Mutation(() => PhaseQueue, {
    description:
      'Starts no more jobs of a phase, in all processes, until it is resumed; running ones go on. For SCAN, holds back scheduled scans.',
  })
  @Requires('jobs:manage')
  async pausePhase(
    @Ctx() ctx: Context,
    @Arg('phase', () => Phase, { description: 'Which step; doing it twice is no error.' }) phase: Phase,
  ): Promise<PhaseQueue> {
    await pausePhase(ctx, phase);
    return queueOf(ctx, phase);
  }

  @Mutation(() => PhaseQueue, { description: 'Resumes a phase that was paused.' })
  @Requires('jobs:manage')
  async resumePhase(
    @Ctx() ctx: Context,
    @Arg('phase', () => Phase, { description: 'Which step; doing it twice is no error.' }) phase: Phase,
  ): Promise<PhaseQueue> {
    await resumePhase(ctx, phase);
    return queueOf(ctx, phase);
  }

  @Subscription(() => Queue, {
    description: 'The counts of each phase: at once, then whenever they change, at most twice a second.',
    subscribe: ({ context }) => watchQueue((context as Context).app),
  })
  @Shared()
  @Requires('scenes:reprocess')
  queueChanged(@Root() queue: QueueState): QueueState {
    return queue;
  }
}

async function queueOf({ em }: Context, phase: Phase): Promise<PhaseQueue> {
  const { phases } = await readQueue(em);
  return phases.find((row) => row.phase === phase) as PhaseQueue;
}
