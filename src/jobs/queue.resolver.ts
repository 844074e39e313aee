/** Doors to the queue: how much there is to do, and as it changes. */
import { Ctx, Field, Int, ObjectType, Query, Resolver, Root, Subscription } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import type { Context } from '../context.ts';
import { Phase } from './job.enums.ts';
import { type PhaseQueueRow, readQueue } from './queue.queries.ts';
import { watchQueue } from './queue-feed.ts';

@ObjectType({ simpleResolvers: true, description: 'How much one phase has to do.' })
class PhaseQueue implements PhaseQueueRow {
  @Field(() => Phase)
  phase!: Phase;

  @Field(() => Int, { description: 'How many jobs of it each worker process runs at once.' })
  workers!: number;

  @Field(() => Int)
  pending!: number;

  @Field(() => Int)
  running!: number;

  @Field(() => Int, { description: 'Ended failed in the last 24 hours.' })
  failed!: number;
}

@ObjectType({ simpleResolvers: true })
class Queue {
  @Field(() => [PhaseQueue])
  phases!: PhaseQueue[];
}

@Resolver()
export class QueueResolver {
  @Query(() => Queue, { nullable: true, description: 'How much there is to do, per phase.' })
  @Requires('scenes:reprocess')
  async queue(@Ctx() { em }: Context): Promise<Queue> {
    return readQueue(em);
  }

  @Subscription(() => Queue, {
    description: 'Counts per phase: at once, then on change, at most twice a second.',
    subscribe: ({ context }) => watchQueue((context as Context).app),
  })
  @Requires('scenes:reprocess')
  queueChanged(@Root() queue: Queue): Queue {
    return queue;
  }
}
