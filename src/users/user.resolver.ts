/** What hangs on a user, and on a role. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Permission } from '../auth/permission.entity.ts';
import { Role } from '../auth/role.entity.ts';
import { permissionsByRoleIds, rolesByNames } from '../auth/role.queries.ts';
import { type Context, load } from '../context.ts';
import { User } from './user.entity.ts';

@Resolver(() => User)
export class UserResolver {
  @FieldResolver(() => Role)
  async role(@Root() { role }: User, @Ctx() ctx: Context) {
    return load(ctx, rolesByNames, role);
  }
}

@Resolver(() => Role)
export class RoleResolver {
  @FieldResolver(() => [Permission])
  async permissions(@Root() { id }: Role, @Ctx() ctx: Context) {
    return load(ctx, permissionsByRoleIds, id);
  }
}
