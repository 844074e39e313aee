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
  description: 'Who can open a share link.',
  valuesConfig: {
    PUBLIC: { description: 'Everybody who has the link.' },
    AUTH_REQUIRED: { description: 'Everybody who is signed in.' },
  },
});
registerEnumType(ShareExpiry, {
  name: 'ShareExpiry',
  description: 'When a new share link expires. A day is 24 hours.',
  valuesConfig: {
    ONE_HOUR: { description: '60 minutes after it was made.' },
    ONE_DAY: { description: '24 hours after it was made.' },
    SEVEN_DAYS: { description: '168 hours after it was made.' },
    THIRTY_DAYS: { description: '720 hours after it was made.' },
    NEVER: { description: 'It works until it is deleted.' },
  },
});
