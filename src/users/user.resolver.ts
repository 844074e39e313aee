/** Resolvers for users, for those who manage them, and what hangs on one. */
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { Role } from '../auth/role.entity.ts';
import { type RoleRow, rolesByNames } from '../auth/role.queries.ts';
import { type Context, load, loadReferenced, reload } from '../context.ts';
import type { PageArgs } from '../lists/connection.ts';
import { User } from './user.entity.ts';
import { CreateUserInput, UpdateUserInput } from './user.inputs.ts';
import { userList } from './user.list.ts';
import { type UserRow, userCountsByRoles, usersByIds } from './user.queries.ts';
import { createUser, deleteUser, resetUserPassword, updateUser } from './user.service.ts';

@Resolver(() => User)
export class UserResolver {
  @Query(() => userList.Connection, {
    nullable: true,
    description: 'The users whose name contains the search text, or all users, newest first.',
  })
  @Requires('users:manage')
  async users(
    @Ctx() ctx: Context,
    @Arg('search', () => String, {
      nullable: true,
      description: 'Words that the name must contain, regardless of case; at most 255 characters.',
    })
    search: string | null,
    @Args(() => userList.Args) page: PageArgs,
  ) {
    return userList.page(ctx, { search, ...page });
  }

  @Query(() => User, { nullable: true, description: 'The user with this id; null when there is none.' })
  @Requires('users:manage')
  async user(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'A whole number, as text.' }) id: string) {
    return load(ctx, usersByIds, id);
  }

  @Mutation(() => User, { description: 'Creates a user. The role cannot have permissions that you do not have.' })
  @Requires('users:create')
  async createUser(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateUserInput, { description: 'All of it is required.' }) input: CreateUserInput,
  ) {
    return reload(ctx, usersByIds, await createUser(ctx, input));
  }

  @Mutation(() => User, {
    description:
      'Changes the name or role of a user, with immediate effect for their sessions. You cannot change your own role or that of the last admin.',
  })
  @Requires('users:manage')
  async updateUser(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, {
      description: 'NOT_FOUND when there is none, FORBIDDEN for a user with permissions that you do not have.',
    })
    id: string,
    @Arg('input', () => UpdateUserInput, { description: 'What is left out stays as it is.' }) input: UpdateUserInput,
  ) {
    await updateUser(ctx, id, input);
    return reload(ctx, usersByIds, id);
  }

  @Mutation(() => Boolean, { description: "Sets a user's password and ends their sessions." })
  @Requires('users:manage')
  async resetUserPassword(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, {
      description: 'NOT_FOUND when there is none, FORBIDDEN for a user with permissions that you do not have.',
    })
    id: string,
    @Arg('newPassword', () => String, {
      description:
        '12 to 72 bytes, with an upper-case letter, a lower-case letter and a digit. Must not be the user name.',
    })
    newPassword: string,
  ): Promise<boolean> {
    await resetUserPassword(ctx, id, newPassword);
    return true;
  }

  @Mutation(() => Boolean, {
    description: 'Deletes a user and everything of theirs. You cannot delete yourself or the last admin.',
  })
  @Requires('users:delete')
  async deleteUser(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, {
      description: 'NOT_FOUND when there is none, FORBIDDEN for a user with permissions that you do not have.',
    })
    id: string,
  ): Promise<boolean> {
    await deleteUser(ctx, id);
    return true;
  }

  @FieldResolver(() => Role, { description: 'What they may do.' })
  async role(@Root() { role }: UserRow, @Ctx() ctx: Context) {
    return loadReferenced(ctx, rolesByNames, role);
  }
}

@Resolver(() => Role)
export class RoleUsersResolver {
  @FieldResolver(() => Int, { description: 'The number of users with this role.' })
  async userCount(@Root() { name }: RoleRow, @Ctx() ctx: Context): Promise<number> {
    return load(ctx, userCountsByRoles, name);
  }
}
