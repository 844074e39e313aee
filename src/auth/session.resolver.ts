/** Resolvers for sessions and API keys: what the viewer is let in by, and ending it. */
import { Arg, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { type Context, load } from '../context.ts';
import { DateTime } from '../graphql/scalars.ts';
import { ApiKey } from './api-key.entity.ts';
import { createApiKey, deleteApiKey } from './api-key.service.ts';
import { Requires } from './requires.ts';
import { UserSession } from './session.entity.ts';
import { apiKeysByIds, apiKeysOf, type SessionRow, sessionsOf } from './session.queries.ts';
import { logout, logoutEverywhere, revokeSession } from './session.service.ts';
import { Viewer } from './viewer.type.ts';

@ObjectType({ simpleResolvers: true, description: 'A new API key. The key itself is shown only now.' })
class NewApiKey {
  @Field(() => String, { description: 'Send it as `authorization: Bearer …`.' })
  key!: string;

  id!: string;
}

@Resolver(() => UserSession)
export class SessionResolver {
  @Mutation(() => Boolean, {
    description: 'Ends the session of this request, with its tokens, subscriptions and signed URLs.',
  })
  @Requires()
  async logout(@Ctx() ctx: Context): Promise<boolean> {
    await logout(ctx);
    ctx.cookies?.drop();
    return true;
  }

  @Mutation(() => Int, { description: 'Ends all other sessions of the viewer. Returns how many there were.' })
  @Requires()
  async logoutEverywhere(@Ctx() ctx: Context): Promise<number> {
    return logoutEverywhere(ctx);
  }

  @Mutation(() => Boolean, { description: "Ends one of the viewer's sessions." })
  @Requires()
  async revokeSession(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: "NOT_FOUND when it is not the viewer's." }) id: string,
  ): Promise<boolean> {
    await revokeSession(ctx, id);
    return true;
  }

  @FieldResolver(() => Boolean, { description: 'Whether this is the session of the request.' })
  current(@Root() { id }: SessionRow, @Ctx() { viewer }: Context): boolean {
    return id === viewer?.sessionId;
  }
}

@Resolver(() => NewApiKey)
export class ApiKeyResolver {
  @Mutation(() => NewApiKey, {
    description: "Creates an API key with some of the viewer's permissions. An API key cannot create another one.",
  })
  @Requires()
  async createApiKey(
    @Ctx() ctx: Context,
    @Arg('name', () => String, { description: '1 to 100 characters.' }) name: string,
    @Arg('permissions', () => [String], {
      description:
        'At least one, such as `scenes:view`. BAD_USER_INPUT for an unknown one, FORBIDDEN for one that the viewer does not have.',
    })
    permissions: string[],
    @Arg('expiresAt', () => DateTime, { nullable: true, description: 'null means that it never expires.' })
    expiresAt: Date | null,
  ): Promise<NewApiKey> {
    return createApiKey(ctx, { name, permissions, expiresAt });
  }

  @Mutation(() => Boolean, {
    description: "Deletes one of the viewer's API keys, and ends its subscriptions and signed URLs.",
  })
  @Requires()
  async deleteApiKey(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: "NOT_FOUND when it is not the viewer's." }) id: string,
  ): Promise<boolean> {
    await deleteApiKey(ctx, id);
    return true;
  }

  @FieldResolver(() => ApiKey, { description: 'What is kept of it.' })
  async apiKey(@Root() { id }: NewApiKey, @Ctx() ctx: Context) {
    return load(ctx, apiKeysByIds, id);
  }
}

@Resolver(() => Viewer)
export class ViewerAccessResolver {
  @FieldResolver(() => [UserSession], { description: "The viewer's sessions, the most recently seen first." })
  async sessions(@Root() { id }: Viewer, @Ctx() ctx: Context) {
    return sessionsOf(ctx, id);
  }

  @FieldResolver(() => [ApiKey], { description: "The viewer's API keys, including expired ones, newest first." })
  async apiKeys(@Root() { id }: Viewer, @Ctx() ctx: Context) {
    return apiKeysOf(ctx, id);
  }
}
