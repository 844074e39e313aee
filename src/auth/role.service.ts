/** Roles: creating, changing and deleting them, and what they permit. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { checkColumns } from '../checks/columns.ts';
import { parseBigserial } from '../checks/ids.ts';
import { parseName, parseOptionalText } from '../checks/text.ts';
import type { Context } from '../context.ts';
import { changeEntities, lockEntity } from '../database/change-entities.ts';
import { rows } from '../database/rows.ts';
import { replaceUniqueViolation } from '../database/unique-violation.ts';
import { conflict, notFound } from '../errors.ts';
import { publish } from '../events/publish.ts';
import { changeAccess, checkNoEscalation } from './access.ts';
import type { PermissionName } from './permissions.ts';
import { Role } from './role.entity.ts';
import { checkPermissions, permissionsOfRole, replacePermissions } from './role-permissions.ts';

/** The roles that the database comes with; the code and its documents speak of them. */
const builtIn = ['admin', 'moderator', 'user'];

/** Without these nobody could give a permission back. */
const keptByAdmin: readonly PermissionName[] = ['users:manage', 'roles:manage'];

export interface NewRole {
  name: string;
  description?: string | null;
  permissions: string[];
}

/** Creates a role and returns its id. CONFLICT when there is one of this name. */
export async function createRole(ctx: Context, { permissions, ...given }: NewRole): Promise<string> {
  const values = checkedRole(ctx.em, given);
  const checked = await checkPermissions(ctx, permissions);
  checkNoEscalation(ctx, checked, 'This role');
  return replaceUniqueViolation(nameTaken(values.name), async () =>
    changeEntities(ctx.em, async (em) => {
      const role = em.create(Role, values);
      await em.flush();
      await replacePermissions(em, role.id, checked);
      return role.id;
    }),
  );
}

export interface RoleChanges {
  name?: string | null | undefined;
  description?: string | null | undefined;
}

/** Renames or describes a role: what is absent is kept, null clears the description. Its users stay in it. */
export async function updateRole(ctx: Context, id: string, changes: RoleChanges): Promise<void> {
  const values = checkedRole(ctx.em, changes);
  await replaceUniqueViolation(nameTaken(values.name), async () =>
    changeAccess(ctx, async (em) => {
      const role = await lockRole(em, id);
      if (values.name != null && values.name !== role.name) await renameForUsers(em, role.name, values.name);
      em.assign(role, values);
    }),
  );
}

/** Users name their role, so the name changes there as well. */
async function renameForUsers(em: EntityManager, from: string, to: string): Promise<void> {
  if (builtIn.includes(from)) throw conflict(`The role ${from} cannot be renamed.`, 'name');
  await rows(em).updateTable('users').set({ role: to }).where('role', '=', from).execute();
  await publish(em, 'access', { effect: 'changed', role: from });
}

/** Replaces what a role permits; for all its users, at once. */
export async function setRolePermissions(ctx: Context, id: string, permissions: string[]): Promise<void> {
  const checked = await checkPermissions(ctx, permissions);
  await changeAccess(ctx, async (em) => {
    const role = await lockRole(em, id);
    checkNoEscalation(ctx, difference(checked, await permissionsOfRole(em, role.name)), 'The role');
    if (role.name === 'admin') checkAdminKeepsControl(checked);
    await replacePermissions(em, role.id, checked);
    await publish(em, 'access', { effect: 'changed', role: role.name });
  });
}

/** Deletes a role; CONFLICT for one of the three that the database comes with, and while users have it. */
export async function deleteRole(ctx: Context, id: string): Promise<void> {
  await changeEntities(ctx.em, async (em) => {
    const role = await lockRole(em, id);
    if (builtIn.includes(role.name)) throw conflict(`The role ${role.name} cannot be deleted.`);
    const { count } = await rows(em)
      .selectFrom('users')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('role', '=', role.name)
      .executeTakeFirstOrThrow();
    if (Number(count) > 0) {
      throw conflict(`${count} users have the role ${role.name}: give them another one first.`);
    }
    em.remove(role);
  });
}

async function lockRole(em: EntityManager, id: string): Promise<Role> {
  return lockEntity(em, Role, { id: parseBigserial(id) }, notFound(`There is no role ${id}.`));
}

function checkAdminKeepsControl(permissions: readonly PermissionName[]): void {
  const missing = difference(keptByAdmin, permissions);
  if (missing.length === 0) return;
  throw conflict(
    `The role admin must keep ${missing.join(' and ')}: otherwise nobody could give it back.`,
    'permissions',
  );
}

const nameTaken = (name: string | null | undefined) => conflict(`There is already a role named ${name}.`, 'name');

function checkedRole<Changes extends RoleChanges>(em: EntityManager, changes: Changes): Changes {
  const { name, description } = changes;
  const values = {
    ...changes,
    ...(name != null && { name: parseName('name', name) }),
    ...(description != null && { description: parseOptionalText(description) }),
  };
  checkColumns(em, Role, values, '');
  return values;
}

const difference = <T>(all: readonly T[], without: readonly T[]) => all.filter((item) => !without.includes(item));
