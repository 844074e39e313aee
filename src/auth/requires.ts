/** Who may enter: every door of the API carries one of these decorators, and the schema does not build otherwise. */
import type { GraphQLResolveInfo } from 'graphql';
import { Authorized, Extensions } from 'type-graphql';
import type { Context } from '../context.ts';
import { forbidden, unauthenticated } from '../errors.ts';
import type { Permission } from './permissions.ts';

/** Only for a signed-in user who has `permission`; without one, for every signed-in user. */
export function Requires(permission?: Permission): MethodDecorator & PropertyDecorator {
  return permission ? Authorized<Permission>(permission) : Authorized();
}

/** For everybody, signed in or not. */
export function Public(): MethodDecorator & PropertyDecorator {
  return Extensions({ public: true });
}

/** Lets the caller in or throws. Type-GraphQL calls it for each decorated door. */
export function checkAccess({ context, info }: { context: Context; info: GraphQLResolveInfo }, roles: Permission[]) {
  const { viewer, refusal } = context;
  if (!viewer) throw refusal ?? unauthenticated();
  for (const permission of roles) {
    if (!viewer.permissions.has(permission)) {
      throw forbidden(
        `${info.parentType.name}.${info.fieldName} needs the permission ${permission}, which the role ${viewer.role} does not have.`,
      );
    }
  }
  return true;
}
