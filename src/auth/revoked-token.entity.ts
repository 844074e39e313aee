/** A token that ended before its time, by logout for instance. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { bigserial, timestamptz, timestamptzNow, varchar } from '../database/columns.ts';

@Entity({ tableName: 'revoked_tokens' })
@Unique({ name: 'uni_revoked_tokens_token_hash', properties: ['tokenHash'] })
@Index({ name: 'idx_revoked_tokens_expires_at', properties: ['expiresAt'] })
export class RevokedToken {
  @PrimaryKey(bigserial())
  id!: string;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  /** SHA-256 of the token, in hex. */
  @Property(varchar(64))
  tokenHash!: string;

  /** When the token would have ended by itself, and this row is of no more use. */
  @Property(timestamptz())
  expiresAt!: Date;

  @Property({ ...varchar(255), nullable: true })
  reason?: string | null;
}
