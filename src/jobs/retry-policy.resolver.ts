/** Resolvers for the retry policies. */
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import type { Context } from '../context.ts';
import { type Row, rows } from '../database/rows.ts';
import { Phase } from './job.enums.ts';
import { RetryPolicy } from './retry-policy.entity.ts';
import { UpdateRetryPolicyInput } from './retry-policy.inputs.ts';
import { updateRetryPolicy } from './retry-policy.service.ts';

@Resolver()
export class RetryPolicyResolver {
  @Query(() => [RetryPolicy], { nullable: true, description: 'How each phase is retried when it fails.' })
  @Requires('scenes:reprocess')
  async retryPolicies(@Ctx() { em }: Context): Promise<Row<RetryPolicy>[]> {
    return rows(em).selectFrom('retry_config').selectAll().orderBy('id').execute();
  }

  @Mutation(() => RetryPolicy, { description: 'Changes how a phase is retried, for failures from now on.' })
  @Requires('jobs:manage')
  async updateRetryPolicy(
    @Ctx() ctx: Context,
    @Arg('phase', () => Phase, { description: 'Which step; each has one policy.' }) phase: Phase,
    @Arg('input', () => UpdateRetryPolicyInput, { description: 'What is left out stays as it is.' })
    input: UpdateRetryPolicyInput,
  ): Promise<Row<RetryPolicy>> {
    await updateRetryPolicy(ctx, phase, input);
    return rows(ctx.em).selectFrom('retry_config').selectAll().where('phase', '=', phase).executeTakeFirstOrThrow();
  }
}
