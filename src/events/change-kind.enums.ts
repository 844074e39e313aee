/** What happened to the thing an event speaks of. */
import { registerEnumType } from 'type-graphql';

export enum ChangeKind {
  SNAPSHOT = 'snapshot',
  CREATED = 'created',
  UPDATED = 'updated',
  DELETED = 'deleted',
}

registerEnumType(ChangeKind, {
  name: 'ChangeKind',
  description: 'SNAPSHOT is the state when the subscription starts or reconnects. The others are changes.',
});
