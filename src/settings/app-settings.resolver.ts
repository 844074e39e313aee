/** Resolvers for the settings of the whole server. */
import { sql } from 'kysely';
import { Arg, Ctx, Field, InputType, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import type { Context } from '../context.ts';
import { rowColumns } from '../database/row-columns.ts';
import { rows } from '../database/rows.ts';
import { AppSettings } from './app-settings.entity.ts';
import { updateAppSettings } from './app-settings.service.ts';

@InputType({ description: 'The fields to change. A field that is left out keeps its value.' })
class UpdateAppSettingsInput {
  @Field(() => Int, { nullable: true, description: 'From 1 to 365.' })
  trashRetentionDays?: number | null;
}

@Resolver(() => AppSettings)
export class AppSettingsResolver {
  @Query(() => AppSettings, { nullable: true, description: 'Settings of the whole server.' })
  @Requires('settings:manage')
  async appSettings(@Ctx() ctx: Context) {
    return readSettings(ctx);
  }

  @Mutation(() => AppSettings, { description: 'Changes settings of the whole server.' })
  @Requires('settings:manage')
  async updateAppSettings(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateAppSettingsInput, { description: 'What is left out stays as it is.' })
    input: UpdateAppSettingsInput,
  ) {
    await updateAppSettings(ctx, input);
    return readSettings(ctx);
  }
}

const settingsColumns = rowColumns('app_settings', {
  computed: { updatedAt: sql<string>`coalesce(${sql.ref('app_settings.updatedAt')}, to_timestamp(0))` },
});

async function readSettings({ em }: Context) {
  return rows(em).selectFrom('app_settings').select(settingsColumns(em)).executeTakeFirstOrThrow();
}
