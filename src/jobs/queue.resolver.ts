/** Doors to the queue: how much there is to do, and as it changes. */
import { Arg, Ctx, Field, Int, Mutation, ObjectType, Query, Resolver, Root, Subscription } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import type { Context } from '../context.ts';
import { Shared } from '../graphql/shared.ts';
import { Phase } from './job.enums.ts';
import { pausePhase, resumePhase } from './pool.service.ts';
import { type PhaseQueueRow, readQueue } from './queue.queries.ts';
import { type QueueState, watchQueue } from './queue-feed.ts';

@ObjectType({ simpleResolvers: true, description: 'How much one phase has to do.' })
class PhaseQueue implements PhaseQueueRow {
  @Field(() => Phase)
  @Shared()
  phase!: Phase;

  @Field(() => Int, { description: 'How many jobs of it each worker process runs at once.' })
  @Shared()
  workers!: number;

  @Field(() => Boolean, { description: 'Nothing is begun until it is resumed. Of SCAN, scheduled scans are held.' })
  @Shared()
  paused!: boolean;

  @Field(() => Int)
  @Shared()
  pending!: number;

  @Field(() => Int)
  @Shared()
  running!: number;

  @Field(() => Int, { description: 'Waiting for a retry.' })
  @Shared()
  retrying!: number;

  @Field(() => Int, { description: 'Ended failed in the last 24 hours.' })
  @Shared()
  failed!: number;

  @Field(() => Int, {
    nullable: true,
    description: "Until this phase's queue is empty, at the speed of the jobs that ended last; null while unknown.",
  })
  @Shared()
  etaSeconds!: number | null;
}

@ObjectType({ simpleResolvers: true })
class Queue {
  @Field(() => [PhaseQueue])
  @Shared()
  phases!: PhaseQueue[];
}

@Resolver()
export class QueueResolver {
  @Query(() => Queue, { nullable: true, description: 'How much there is to do, per phase.' })
  @Requires('scenes:reprocess')
  async queue(@Ctx() { em }: Context): Promise<Queue> {
    return readQueue(em);
  }

  @Mutation(() => PhaseQueue, {
    description:
      'Begins nothing more of a phase, in all processes and until it is resumed; what runs goes on. Of SCAN, scheduled scans are held.',
  })
  @Requires('jobs:manage')
  async pausePhase(@Ctx() ctx: Context, @Arg('phase', () => Phase) phase: Phase): Promise<PhaseQueue> {
    await pausePhase(ctx, phase);
    return queueOf(ctx, phase);
  }

  @Mutation(() => PhaseQueue, { description: 'Goes on with a phase that was paused.' })
  @Requires('jobs:manage')
  async resumePhase(@Ctx() ctx: Context, @Arg('phase', () => Phase) phase: Phase): Promise<PhaseQueue> {
    await resumePhase(ctx, phase);
    return queueOf(ctx, phase);
  }

  @Subscription(() => Queue, {
    description: 'Counts and estimates per phase: at once, then on change, at most twice a second.',
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
