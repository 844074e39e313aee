/** Resolvers for the triggers: what starts each phase. */
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import type { Context } from '../context.ts';
import { type Row, rows } from '../database/rows.ts';
import { DateTime } from '../graphql/scalars.ts';
import { nextRun, parseCron } from './cron.ts';
import { Phase, TriggerType } from './job.enums.ts';
import { Trigger } from './trigger.entity.ts';
import { updateTrigger } from './trigger.service.ts';

@Resolver(() => Trigger)
export class TriggerResolver {
  @Query(() => [Trigger], { nullable: true, description: 'What starts each phase.' })
  @Requires('scenes:reprocess')
  async triggers(@Ctx() { em }: Context): Promise<Row<Trigger>[]> {
    return rows(em).selectFrom('trigger_config').selectAll().orderBy('id').execute();
  }

  @Mutation(() => Trigger, {
    description:
      'Changes what starts a phase: ON_IMPORT (only METADATA), AFTER_JOB with afterPhase, SCHEDULED with cronExpression, ' +
      'or MANUAL. SCAN is MANUAL or SCHEDULED. Takes effect at once.',
  })
  @Requires('jobs:manage')
  async updateTrigger(
    @Ctx() ctx: Context,
    @Arg('phase', () => Phase, { description: 'Which step; each has one trigger, which this replaces.' }) phase: Phase,
    @Arg('triggerType', () => TriggerType, { description: 'What is to start it.' }) triggerType: TriggerType,
    @Arg('afterPhase', () => Phase, {
      nullable: true,
      description:
        'Required with AFTER_JOB, and only then. BAD_USER_INPUT when phases would wait for each other in a circle.',
    })
    afterPhase: Phase | null,
    @Arg('cronExpression', () => String, {
      nullable: true,
      description:
        'Required with SCHEDULED, and only then: five fields, such as `0 3 * * *`, in the time zone of the server.',
    })
    cronExpression: string | null,
  ): Promise<Row<Trigger>> {
    await updateTrigger(ctx, { phase, triggerType, afterPhase, cronExpression });
    return rows(ctx.em).selectFrom('trigger_config').selectAll().where('phase', '=', phase).executeTakeFirstOrThrow();
  }

  @FieldResolver(() => DateTime, { nullable: true, description: 'When it runs next, with SCHEDULED.' })
  nextRunAt(@Root() { triggerType, cronExpression }: Row<Trigger>): Date | null {
    if (triggerType !== TriggerType.SCHEDULED || !cronExpression) return null;
    return nextRun(parseCron(cronExpression), new Date()) ?? null;
  }
}
