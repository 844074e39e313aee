/** Roles: making, changing and removing them, and what they permit. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { refuseTaken } from '../database/unique.ts';
import { badInput, conflict, notFound } from '../errors.ts';
import { publish } from '../events/publish.ts';
import { changeAccess, refuseBeyondOwn } from './access.ts';
import type { PermissionName } from './permissions.ts';
import { checkPermissions, permissionsOfRole, replacePermissions } from './role-permissions.ts';

/** Those that the database comes with; the code and its documents speak of them. */
const builtIn = ['admin', 'moderator', 'user'];

/** Without these nobody could give a permission back. */
const keptByAdmin: readonly PermissionName[] = ['users:manage', 'roles:manage'];

const maxNameLength = 50;
const maxDescriptionLength = 255;

export interface NewRole {
  name: string;
  description?: string | null;
  permissions: string[];
}

/** Makes a role and returns its id. CONFLICT when there is one of this name. */
export async function createRole(ctx: Context, { name, description, permissions }: NewRole): Promise<string> {
  const values = { name: checkedName(name), description: checkedDescription(description) };
  const checked = await checkPermissions(ctx, permissions);
  refuseBeyondOwn(ctx, checked, 'This role');
  return refuseTaken(nameTaken(values.name), async () =>
    ctx.em.transactional(async (em) => {
      const { id } = await rows(em).insertInto('roles').values(values).returning('id').executeTakeFirstOrThrow();
      await replacePermissions(em, id, checked);
      return id;
    }),
  );
}

export interface RoleChanges {
  name?: string | null | undefined;
  description?: string | null | undefined;
}

/** Renames or describes a role: what is absent is kept, null takes the description away. Its users stay in it. */
export async function updateRole(ctx: Context, id: string, changes: RoleChanges): Promise<void> {
  if (changes.name === null) throw badInput('name', 'name must not be null: leave it out to keep it.');
  const name = changes.name === undefined ? undefined : checkedName(changes.name);
  const description = changes.description === undefined ? undefined : checkedDescription(changes.description);
  await refuseTaken(nameTaken(name ?? ''), async () =>
    changeAccess(ctx, async (em) => {
      const role = await lockedRole(em, id);
      if (name !== undefined && name !== role.name) await rename(em, role.name, name);
      const changed = { ...(name !== undefined && { name }), ...(description !== undefined && { description }) };
      if (Object.keys(changed).length > 0)
        await rows(em).updateTable('roles').set(changed).where('id', '=', id).execute();
    }),
  );
}

/** Users name their role, so they are renamed with it. */
async function rename(em: EntityManager, from: string, to: string): Promise<void> {
  if (builtIn.includes(from)) throw conflict(`The role ${from} cannot be renamed.`, 'name');
  await rows(em).updateTable('users').set({ role: to }).where('role', '=', from).execute();
  await publish(em, 'access', { effect: 'changed', role: from });
}

/** Replaces what a role permits; for all its users, at once. */
export async function setRolePermissions(ctx: Context, id: string, permissions: string[]): Promise<void> {
  const checked = await checkPermissions(ctx, permissions);
  await changeAccess(ctx, async (em) => {
    const role = await lockedRole(em, id);
    refuseBeyondOwn(ctx, difference(checked, await permissionsOfRole(em, role.name)), 'The role');
    if (role.name === 'admin') refuseLockingOut(checked);
    await replacePermissions(em, id, checked);
    await publish(em, 'access', { effect: 'changed', role: role.name });
  });
}

/** Removes a role; CONFLICT for one of the three that the database comes with, and while users have it. */
export async function deleteRole(ctx: Context, id: string): Promise<void> {
  await ctx.em.transactional(async (em) => {
    const role = await lockedRole(em, id);
    if (builtIn.includes(role.name)) throw conflict(`The role ${role.name} cannot be deleted.`);
    const { count } = await rows(em)
      .selectFrom('users')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('role', '=', role.name)
      .executeTakeFirstOrThrow();
    if (Number(count) > 0) {
      throw conflict(`${count} users have the role ${role.name}: give them another one first.`);
    }
    await rows(em).deleteFrom('roles').where('id', '=', id).execute();
  });
}

async function lockedRole(em: EntityManager, id: string): Promise<{ name: string }> {
  const role = /^\d{1,18}$/.test(id)
    ? await rows(em).selectFrom('roles').select('name').where('id', '=', id).forUpdate().executeTakeFirst()
    : undefined;
  if (!role) throw notFound('There is no role with this id.');
  return role;
}

function refuseLockingOut(permissions: readonly PermissionName[]): void {
  const missing = difference(keptByAdmin, permissions);
  if (missing.length === 0) return;
  throw conflict(`The role admin must keep ${missing.join(' and ')}: else nobody could give it back.`, 'permissions');
}

const nameTaken = (name: string) => conflict(`There is a role called ${name} already.`, 'name');

function checkedName(name: string): string {
  const trimmed = name.trim();
  if (trimmed !== '' && [...trimmed].length <= maxNameLength) return trimmed;
  throw badInput('name', `name must be 1 to ${maxNameLength} characters long.`);
}

function checkedDescription(description: string | null | undefined): string | null {
  const trimmed = description?.trim() || null;
  if ([...(trimmed ?? '')].length <= maxDescriptionLength) return trimmed;
  throw badInput('description', `description must be at most ${maxDescriptionLength} characters long.`);
}

const difference = <T>(all: readonly T[], without: readonly T[]) => all.filter((item) => !without.includes(item));
