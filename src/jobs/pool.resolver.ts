/** Resolvers for the pool: how many jobs of each phase run at a time. */
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import type { Context } from '../context.ts';
import { type Row, rows } from '../database/rows.ts';
import { Pool } from './pool.entity.ts';
import { UpdatePoolInput } from './pool.inputs.ts';
import { updatePool } from './pool.service.ts';

@Resolver()
export class PoolResolver {
  @Query(() => Pool, { nullable: true, description: 'How many jobs of each phase a worker process runs at a time.' })
  @Requires('scenes:reprocess')
  async pool(@Ctx() { em }: Context): Promise<Row<Pool>> {
    return rows(em).selectFrom('pool_config').selectAll().executeTakeFirstOrThrow();
  }

  @Mutation(() => Pool, {
    description:
      'Changes how many jobs of each phase run at a time, in all worker processes. Running jobs are not disturbed.',
  })
  @Requires('jobs:manage')
  async updatePool(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdatePoolInput, { description: 'What is left out stays as it is.' }) input: UpdatePoolInput,
  ): Promise<Row<Pool>> {
    await updatePool(ctx, input);
    return this.pool(ctx);
  }
}
