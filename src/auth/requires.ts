/** Who may use a root field of the API: each carries one of these decorators, or the schema does not build. */
import { type AuthCheckerFn, Authorized, Extensions } from 'type-graphql';
import type { Context } from '../context.ts';
import { forbidden, unauthenticated } from '../errors.ts';
import type { PermissionName } from './permissions.ts';

/** Only for a signed-in user who has `permission`; without one, for every signed-in user. */
export function Requires(permission?: PermissionName): MethodDecorator & PropertyDecorator {
  return permission ? Authorized<PermissionName>(permission) : Authorized();
}

/** For everybody, signed in or not. */
export function Public(): MethodDecorator & PropertyDecorator {
  return Extensions({ public: true });
}

/** Lets the caller in or throws. An arrow function: Type-GraphQL takes what has a prototype for a class. */
export const checkAccess: AuthCheckerFn<Context, PermissionName> = (
  { context: { viewer, refusal }, info },
  permissions,
) => {
  if (!viewer) throw refusal ?? unauthenticated();
  for (const permission of permissions) {
    if (viewer.permissions.has(permission)) continue;
    const field = `${info.parentType.name}.${info.fieldName}`;
    const holder = viewer.sessionId === null ? 'this API key' : `the role ${viewer.role}`;
    throw forbidden(`${field} needs the permission ${permission}, which ${holder} does not have.`);
  }
  return true;
};
