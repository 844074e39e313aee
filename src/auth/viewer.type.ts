/** The signed-in user: who asks, in every service function, and the type behind Query.viewer. */
import { ObjectType } from 'type-graphql';
import type { AppError } from '../errors.ts';
import type { PermissionName } from './permissions.ts';

@ObjectType({ simpleResolvers: true, description: 'The signed-in user with their own data.' })
export class Viewer {
  id!: string;
  role!: string;
  /** Those of the role; behind an API key, what of them the key may use. */
  permissions!: ReadonlySet<PermissionName>;
  /** What lets them in, see credential.ts: what is signed for this viewer dies with it. */
  credential!: string;
  /** null behind an API key. */
  sessionId!: string | null;
  /** SHA-256 of the token that was shown; null behind an API key or a signed URL. */
  tokenHash!: string | null;
  /** When what was shown ends by itself; null: never. */
  expiresAt!: Date | null;
}

/** Who calls. A token that is not valid makes the caller anonymous; a field that needs a login then says why. */
export interface Caller {
  viewer: Viewer | null;
  refusal?: AppError;
}
