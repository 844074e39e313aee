/** The signed-in user: who asks, in every service function, and the type behind Query.viewer. */
import { ObjectType } from 'type-graphql';
import type { Permission } from './permissions.ts';

@ObjectType({ simpleResolvers: true, description: 'The signed-in user and what is theirs.' })
export class Viewer {
  id!: string;
  username!: string;
  role!: string;
  permissions!: ReadonlySet<Permission>;
  /** SHA-256 of the token that was shown; what is signed for this viewer dies with it. */
  tokenHash!: string;
  tokenExpiresAt!: Date;
}
