/** A change that a client may send again, and how it was answered; kept for a day. */
import { type Opt, PrimaryKeyProp } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { bigint, timestamptzNow, varchar } from '../database/columns.ts';

@Entity({ tableName: 'idempotency_keys' })
@Index({ name: 'idx_idempotency_keys_created_at', properties: ['createdAt'] })
export class IdempotencyKey {
  [PrimaryKeyProp]?: ['userId', 'keyHash'];

  @PrimaryKey(bigint())
  userId!: string;

  /** SHA-256. */
  @PrimaryKey(varchar(64))
  keyHash!: string;

  /** SHA-256 of the document, the name of its operation and its variables. */
  @Property(varchar(64))
  requestHash!: string;

  /** Encrypted; null only within the transaction of the change. */
  @Property({ type: 'text', nullable: true })
  answer?: string | null;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;
}
