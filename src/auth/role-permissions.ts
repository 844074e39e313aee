/** What roles permit, by the names of the permissions. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { badInput } from '../errors.ts';
import type { PermissionName } from './permissions.ts';

/** The names without repetitions; BAD_USER_INPUT when one is of no permission. */
export async function checkPermissions({ em }: Pick<Context, 'em'>, names: string[]): Promise<PermissionName[]> {
  const known = await rows(em).selectFrom('permissions').select('name').execute();
  names.forEach((name, index) => {
    if (known.some((permission) => permission.name === name)) return;
    throw badInput(`permissions.${index}`, `There is no permission '${name}'; the query permissions lists them all.`);
  });
  return [...new Set(names)] as PermissionName[];
}

/** What the role of this name permits; undefined when there is none. It cannot change until the transaction ends. */
export async function lockRoleByName(em: EntityManager, name: string): Promise<PermissionName[] | undefined> {
  const role = await rows(em).selectFrom('roles').select('id').where('name', '=', name).forShare().executeTakeFirst();
  return role && permissionsOfRole(em, name);
}

export async function permissionsOfRole(em: EntityManager, name: string): Promise<PermissionName[]> {
  const found = await rows(em)
    .selectFrom('permissions')
    .innerJoin('role_permissions', 'role_permissions.permissionId', 'permissions.id')
    .innerJoin('roles', 'roles.id', 'role_permissions.roleId')
    .select('permissions.name')
    .where('roles.name', '=', name)
    .execute();
  return found.map((permission) => permission.name as PermissionName);
}

/** Makes these all that the role permits. */
export async function replacePermissions(
  em: EntityManager,
  roleId: string,
  names: readonly PermissionName[],
): Promise<void> {
  await rows(em).deleteFrom('role_permissions').where('roleId', '=', roleId).execute();
  if (names.length === 0) return;
  await rows(em)
    .insertInto('role_permissions')
    .columns(['roleId', 'permissionId'])
    .expression(({ selectFrom }) =>
      selectFrom('permissions')
        .select([sql<string>`${roleId}::bigint`.as('roleId'), 'permissions.id'])
        .where('name', 'in', [...names]),
    )
    .execute();
}
