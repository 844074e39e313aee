/** Doors to sessions and API keys: what the viewer is let in by, and ending it. */
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

@ObjectType({ simpleResolvers: true, description: 'key is shown this once.' })
class NewApiKey {
  @Field(() => String, { description: 'Goes into `authorization: Bearer …`.' })
  key!: string;

  id!: string;
}

@Resolver(() => UserSession)
export class SessionResolver {
  @Mutation(() => Boolean, {
    description: 'Ends the session that this request shows, with its tokens, subscriptions and signed URLs.',
  })
  @Requires()
  async logout(@Ctx() ctx: Context): Promise<boolean> {
    await logout(ctx);
    ctx.cookies?.drop();
    return true;
  }

  @Mutation(() => Int, { description: 'Ends every session of the viewer but this one; how many there were.' })
  @Requires()
  async logoutEverywhere(@Ctx() ctx: Context): Promise<number> {
    return logoutEverywhere(ctx);
  }

  @Mutation(() => Boolean, { description: 'Ends one session of the viewer.' })
  @Requires()
  async revokeSession(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<boolean> {
    await revokeSession(ctx, id);
    return true;
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is the one that this request shows.' })
  current(@Root() { id }: SessionRow, @Ctx() { viewer }: Context): boolean {
    return id === viewer?.sessionId;
  }
}

@Resolver(() => NewApiKey)
export class ApiKeyResolver {
  @Mutation(() => NewApiKey, {
    description: 'Makes a key with some of the permissions of the viewer. It needs a login by password.',
  })
  @Requires()
  async createApiKey(
    @Ctx() ctx: Context,
    @Arg('name', () => String, { description: '1 to 100 characters.' }) name: string,
    @Arg('permissions', () => [String]) permissions: string[],
    @Arg('expiresAt', () => DateTime, { nullable: true, description: 'null: it does not end by itself.' })
    expiresAt: Date | null,
  ): Promise<NewApiKey> {
    return createApiKey(ctx, { name, permissions, expiresAt });
  }

  @Mutation(() => Boolean, { description: 'Ends a key of the viewer, with its subscriptions and signed URLs.' })
  @Requires()
  async deleteApiKey(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<boolean> {
    await deleteApiKey(ctx, id);
    return true;
  }

  @FieldResolver(() => ApiKey)
  async apiKey(@Root() { id }: NewApiKey, @Ctx() ctx: Context) {
    return load(ctx, apiKeysByIds, id);
  }
}

@Resolver(() => Viewer)
export class ViewerAccessResolver {
  @FieldResolver(() => [UserSession], { description: 'Where the viewer is signed in, the one seen last first.' })
  async sessions(@Root() { id }: Viewer, @Ctx() ctx: Context) {
    return sessionsOf(ctx, id);
  }

  @FieldResolver(() => [ApiKey], { description: 'Newest first; those that have expired as well.' })
  async apiKeys(@Root() { id }: Viewer, @Ctx() ctx: Context) {
    return apiKeysOf(ctx, id);
  }
}
