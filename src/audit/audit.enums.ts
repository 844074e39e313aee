/** What can happen to a thing. */
import { registerEnumType } from 'type-graphql';

export enum AuditAction {
  CREATED = 'created',
  CHANGED = 'changed',
  DELETED = 'deleted',
}

registerEnumType(AuditAction, {
  name: 'AuditAction',
  description: 'What was done with a thing.',
  valuesConfig: {
    CREATED: { description: 'It was made; there is only `after`.' },
    CHANGED: { description: '`before` and `after` have what differs.' },
    DELETED: { description: 'It was removed; there is only `before`.' },
  },
});
