/** Resolvers for roles and permissions. */
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Context, load, reload } from '../context.ts';
import { Permission } from './permission.entity.ts';
import { Requires } from './requires.ts';
import { Role } from './role.entity.ts';
import { allPermissions, allRoles, permissionsByRoleIds, type RoleRow, rolesByIds } from './role.queries.ts';
import { createRole, deleteRole, setRolePermissions, updateRole } from './role.service.ts';

@Resolver(() => Role)
export class RoleResolver {
  @Query(() => [Role], { nullable: true, description: 'All roles, oldest first.' })
  @Requires('roles:manage')
  async roles(@Ctx() ctx: Context) {
    return allRoles(ctx);
  }

  @Query(() => [Permission], { nullable: true, description: 'All permissions that a role can have, sorted by name.' })
  @Requires('roles:manage')
  async permissions(@Ctx() ctx: Context) {
    return allPermissions(ctx);
  }

  @Mutation(() => Role, { description: 'Creates a role. It cannot have permissions that you do not have.' })
  @Requires('roles:manage')
  async createRole(
    @Ctx() ctx: Context,
    @Arg('name', () => String, { description: '1 to 50 characters.' }) name: string,
    @Arg('description', () => String, { nullable: true, description: 'At most 255 characters.' })
    description: string | null,
    @Arg('permissions', () => [String], {
      description:
        'Names such as `scenes:view`. BAD_USER_INPUT for an unknown one, FORBIDDEN for one that you do not have.',
    })
    permissions: string[],
  ) {
    return reload(ctx, rolesByIds, await createRole(ctx, { name, description, permissions }));
  }

  @Mutation(() => Role, {
    description:
      'Changes the name or description of a role. An absent argument keeps its value; null clears the description. The roles admin, moderator and user cannot be renamed.',
  })
  @Requires('roles:manage')
  async updateRole(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'NOT_FOUND when there is none.' }) id: string,
    @Arg('name', () => String, {
      nullable: true,
      description: '1 to 50 characters. CONFLICT when another role has it, regardless of case.',
    })
    name: string | null | undefined,
    @Arg('description', () => String, { nullable: true, description: 'At most 255 characters; null clears it.' })
    description: string | null | undefined,
  ) {
    await updateRole(ctx, id, { name, description });
    return reload(ctx, rolesByIds, id);
  }

  @Mutation(() => Role, {
    description:
      'Replaces the permissions of a role, with immediate effect for all its users. The role admin must keep users:manage and roles:manage.',
  })
  @Requires('roles:manage')
  async setRolePermissions(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'NOT_FOUND when there is none.' }) id: string,
    @Arg('permissions', () => [String], {
      description:
        'Names such as `scenes:view`. BAD_USER_INPUT for an unknown one, FORBIDDEN for one that you do not have.',
    })
    permissions: string[],
  ) {
    await setRolePermissions(ctx, id, permissions);
    return reload(ctx, rolesByIds, id);
  }

  @Mutation(() => Boolean, {
    description: 'Deletes a role that no user has. The roles admin, moderator and user cannot be deleted.',
  })
  @Requires('roles:manage')
  async deleteRole(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'NOT_FOUND when there is none, CONFLICT while users have it.' }) id: string,
  ): Promise<boolean> {
    await deleteRole(ctx, id);
    return true;
  }
}

@Resolver(() => Role)
export class RolePermissionsResolver {
  @FieldResolver(() => [Permission], { description: 'What its users may do, sorted by name.' })
  async permissions(@Root() { id }: RoleRow, @Ctx() ctx: Context) {
    return load(ctx, permissionsByRoleIds, id);
  }
}
