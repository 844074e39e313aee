/** Resolvers for the sizes and qualities of generated images. */
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import type { Context } from '../context.ts';
import { type Row, rows } from '../database/rows.ts';
import { ProcessingConfig } from './processing-config.entity.ts';
import { UpdateProcessingConfigInput } from './processing-config.inputs.ts';
import { updateProcessingConfig } from './processing-config.service.ts';

@Resolver()
export class ProcessingConfigResolver {
  @Query(() => ProcessingConfig, { nullable: true, description: 'Sizes and qualities of generated images.' })
  @Requires('scenes:reprocess')
  async processingConfig(@Ctx() { em }: Context): Promise<Row<ProcessingConfig>> {
    return rows(em).selectFrom('processing_config').selectAll().executeTakeFirstOrThrow();
  }

  @Mutation(() => ProcessingConfig, {
    description: 'Changes sizes and qualities of generated images, for jobs that start from now on.',
  })
  @Requires('jobs:manage')
  async updateProcessingConfig(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateProcessingConfigInput, { description: 'What is left out stays as it is.' })
    input: UpdateProcessingConfigInput,
  ): Promise<Row<ProcessingConfig>> {
    await updateProcessingConfig(ctx, input);
    return this.processingConfig(ctx);
  }
}
