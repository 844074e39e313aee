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
  description: 'PUBLIC links work for everyone, AUTH_REQUIRED links for every signed-in user.',
});
registerEnumType(ShareExpiry, {
  name: 'ShareExpiry',
  description: 'When a new share link expires. A day is 24 hours.',
});
