/** Resolvers for what the viewer prefers. */
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { viewerOf } from '../auth/access.ts';
import { Requires } from '../auth/requires.ts';
import { Viewer } from '../auth/viewer.type.ts';
import type { Context } from '../context.ts';
import { HomepageConfig } from './homepage.type.ts';
import { shownHomepage } from './stored-homepage.ts';
import { UserSettings } from './user-settings.entity.ts';
import { UpdateSettingsInput } from './user-settings.inputs.ts';
import { settingsOf, type UserSettingsRow, updateSettings } from './user-settings.service.ts';

@Resolver(() => UserSettings)
export class UserSettingsResolver {
  @Mutation(() => UserSettings, { description: "Changes the viewer's settings: either all that are given or none." })
  @Requires()
  async updateSettings(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateSettingsInput, { description: 'What is left out stays as it is.' })
    input: UpdateSettingsInput,
  ): Promise<UserSettingsRow> {
    const { id } = viewerOf(ctx);
    await updateSettings(ctx, id, input);
    return settingsOf(ctx, id);
  }

  @FieldResolver(() => HomepageConfig, {
    description: 'The sections and their order, without scenes; `Query.homepage` has those.',
  })
  homepage(@Root() { homepageConfig }: UserSettingsRow): HomepageConfig {
    return shownHomepage(homepageConfig);
  }
}

@Resolver(() => Viewer)
export class ViewerSettingsResolver {
  @FieldResolver(() => UserSettings, { description: 'Made with their defaults when they are first read.' })
  async settings(@Root() { id }: Viewer, @Ctx() ctx: Context): Promise<UserSettingsRow> {
    return settingsOf(ctx, id);
  }
}
