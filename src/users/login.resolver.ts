/** Resolvers for signing in, and who is signed in. */
import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { login } from '../auth/login.service.ts';
import { Public, Requires } from '../auth/requires.ts';
import { refreshLogin } from '../auth/session.service.ts';
import { Viewer } from '../auth/viewer.type.ts';
import { type Context, loadReferenced } from '../context.ts';
import { DateTime } from '../graphql/scalars.ts';
import { User } from './user.entity.ts';
import { usersByIds } from './user.queries.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A login. Send the token as `authorization: Bearer …`; a browser also gets it as an HttpOnly cookie.',
})
class Login {
  @Field(() => String, { description: 'A JSON Web Token for `authorization: Bearer …`.' })
  token!: string;

  @Field(() => DateTime, { description: 'When the token ends, unless `refreshLogin` replaces it before.' })
  expiresAt!: Date;

  userId!: string;
}

@Resolver(() => Login)
export class LoginResolver {
  @Mutation(() => Login, {
    description:
      'Signs in. The error is the same for an unknown name, a wrong password and a name that is locked after 5 failures. More than 10 attempts a minute from one address are RATE_LIMITED. FORBIDDEN where `server.localLogin` is false.',
  })
  @Public()
  async login(
    @Ctx() ctx: Context,
    @Arg('username', () => String, { description: 'Regardless of case.' }) username: string,
    @Arg('password', () => String, { description: 'As it was set, spaces included.' }) password: string,
  ): Promise<Login> {
    const issued = await login(ctx, username, password);
    ctx.cookies?.keep(issued.token, issued.expiresAt);
    return issued;
  }

  @Mutation(() => Login, { description: 'Issues a new token for the current session.' })
  @Requires()
  async refreshLogin(@Ctx() ctx: Context): Promise<Login> {
    const issued = await refreshLogin(ctx);
    ctx.cookies?.keep(issued.token, issued.expiresAt);
    return issued;
  }

  @FieldResolver(() => User, { description: 'Who has signed in.' })
  async user(@Root() { userId }: Login, @Ctx() ctx: Context) {
    return loadReferenced(ctx, usersByIds, userId);
  }
}

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true, description: 'The signed-in user; null for anonymous requests.' })
  @Public()
  viewer(@Ctx() { viewer }: Context): Viewer | null {
    return viewer;
  }

  @FieldResolver(() => User, { description: 'The account itself; with an API key that of its owner.' })
  async user(@Root() { id }: Viewer, @Ctx() ctx: Context) {
    return loadReferenced(ctx, usersByIds, id);
  }

  @FieldResolver(() => [String], {
    description: 'The permissions of the viewer: those of their role, or with an API key those of the key.',
  })
  permissions(@Root() { permissions }: Viewer): string[] {
    return [...permissions].sort();
  }
}
