/** An account of an OpenID Connect provider that opens a user here. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { bigserial, foreignKey, timestamptzNow, varchar } from '../database/columns.ts';
import { User } from '../users/user.entity.ts';

@Entity({ tableName: 'user_identities' })
@Unique({ name: 'uni_user_identities', properties: ['issuer', 'subject'] })
@Index({ name: 'idx_user_identities_user_id', properties: ['userId'] })
export class UserIdentity {
  @PrimaryKey(bigserial())
  id!: string;

  @ManyToOne(() => User, foreignKey('cascade'))
  userId!: string;

  /** The provider, as a URL in its normal form. */
  @Property(varchar(512))
  issuer!: string;

  /** What the provider calls the account: it never means another person, as a name or an e-mail address may. */
  @Property(varchar(255))
  subject!: string;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;
}
