/** Who may open a share link, as it is stored, and for how long. */
import { registerEnumType } from 'type-graphql';

export enum ShareType {
  PUBLIC = 'public',
  AUTH_REQUIRED = 'auth_required',
}

/** Not stored: the time that follows from it is. */
export enum ShareExpiry {
  ONE_HOUR = '1h',
  ONE_DAY = '1d',
  SEVEN_DAYS = '7d',
  THIRTY_DAYS = '30d',
  NEVER = 'never',
}

registerEnumType(ShareType, {
  name: 'ShareType',
  description: 'PUBLIC links open for everybody who has them, AUTH_REQUIRED ones for every user who is signed in.',
});
registerEnumType(ShareExpiry, {
  name: 'ShareExpiry',
  description: 'How long a new link lives. A day is 24 hours.',
});
