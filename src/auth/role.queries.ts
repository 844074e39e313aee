/** Reads of roles and what they allow. */
import { type Context, inOrderOf } from '../context.ts';
import { type RowOf, rowColumns } from '../database/row-columns.ts';
import { rows } from '../database/rows.ts';

export async function allRoles(ctx: Context) {
  return selectRoles(ctx).orderBy('id').execute();
}

export async function rolesByIds(ctx: Context, ids: readonly string[]) {
  const found = await selectRoles(ctx)
    .where('id', 'in', [...ids])
    .execute();
  return inOrderOf(ids, found, (role) => role.id);
}

export async function rolesByNames(ctx: Context, names: readonly string[]) {
  const found = await selectRoles(ctx)
    .where('name', 'in', [...names])
    .execute();
  return inOrderOf(names, found, (role) => role.name);
}

export async function allPermissions({ em }: Context) {
  return rows(em).selectFrom('permissions').select(permissionColumns(em)).orderBy('name').execute();
}

export async function permissionsByRoleIds(ctx: Context, roleIds: readonly string[]) {
  const found = await rows(ctx.em)
    .selectFrom('role_permissions')
    .innerJoin('permissions', 'permissions.id', 'role_permissions.permissionId')
    .select(permissionColumns(ctx.em))
    .select('role_permissions.roleId')
    .where('role_permissions.roleId', 'in', [...roleIds])
    .orderBy('permissions.name')
    .execute();
  return roleIds.map((roleId) => found.filter((permission) => permission.roleId === roleId));
}

const roleColumns = rowColumns('roles');

export type RoleRow = RowOf<typeof roleColumns>;

const permissionColumns = rowColumns('permissions');

function selectRoles({ em }: Context) {
  return rows(em).selectFrom('roles').select(roleColumns(em));
}
