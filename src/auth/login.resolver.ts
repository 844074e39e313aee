/** Doors for signing in and out, and who is signed in. */
import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { type Context, load } from '../context.ts';
import { DateTime } from '../graphql/scalars.ts';
import { User } from '../users/user.entity.ts';
import { usersByIds } from '../users/user.queries.ts';
import { login, logout } from './login.service.ts';
import { Public, Requires } from './requires.ts';
import { Viewer } from './viewer.type.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'token goes into `authorization: Bearer …`; a browser also gets it as an HttpOnly cookie.',
})
class Login {
  @Field(() => String)
  token!: string;

  @Field(() => DateTime)
  expiresAt!: Date;

  userId!: string;
}

@Resolver(() => Login)
export class LoginResolver {
  @Mutation(() => Login, { description: 'Signs in. A wrong name and a wrong password answer alike.' })
  @Public()
  async login(
    @Ctx() ctx: Context,
    @Arg('username', () => String) username: string,
    @Arg('password', () => String) password: string,
  ): Promise<Login> {
    const issued = await login(ctx, username, password);
    ctx.cookies?.keep(issued.token, issued.expiresAt);
    return issued;
  }

  @Mutation(() => Boolean, {
    description: 'Ends the login that this request shows, with its subscriptions and signed URLs.',
  })
  @Requires()
  async logout(@Ctx() ctx: Context): Promise<boolean> {
    if (ctx.viewer) await logout(ctx, ctx.viewer);
    ctx.cookies?.drop();
    return true;
  }

  @FieldResolver(() => User)
  async user(@Root() { userId }: Login, @Ctx() ctx: Context) {
    return load(ctx, usersByIds, userId);
  }
}

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true, description: 'The signed-in user; null when anonymous.' })
  @Public()
  viewer(@Ctx() { viewer }: Context): Viewer | null {
    return viewer;
  }

  @FieldResolver(() => User)
  async user(@Root() { id }: Viewer, @Ctx() ctx: Context) {
    return load(ctx, usersByIds, id);
  }

  @FieldResolver(() => [String], { description: 'The names of all permissions that the role of this user has.' })
  permissions(@Root() { permissions }: Viewer): string[] {
    return [...permissions].sort();
  }
}
