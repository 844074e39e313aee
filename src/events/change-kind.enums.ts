/** What happened to the thing an event speaks of. */
import { registerEnumType } from 'type-graphql';

export enum ChangeKind {
  SNAPSHOT = 'snapshot',
  CREATED = 'created',
  UPDATED = 'updated',
  DELETED = 'deleted',
  RESYNC = 'resync',
}

registerEnumType(ChangeKind, {
  name: 'ChangeKind',
  description: 'What happened to the thing that an event tells of.',
  valuesConfig: {
    SNAPSHOT: { description: 'The state when the subscription starts; nothing needs to have changed.' },
    CREATED: { description: 'The thing is new.' },
    UPDATED: { description: 'The thing is different from before.' },
    DELETED: { description: 'The thing is gone; it is shown as it was last.' },
    RESYNC: {
      description:
        'The cursor was too old or from elsewhere, so that changes may have been missed. This event and the SNAPSHOT events after it are the present state.',
    },
  },
});
