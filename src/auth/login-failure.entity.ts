/** How often one address has failed to sign in under one name, whether or not there is such a user. */

import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { bigserial, timestamptz, varchar } from '../database/columns.ts';

@Entity({ tableName: 'login_failures' })
@Unique({ name: 'uni_login_failures', properties: ['username', 'address'] })
export class LoginFailure {
  @PrimaryKey(bigserial())
  id!: string;

  /** In lower case. */
  @Property(varchar(255))
  username!: string;

  /** An IPv4 address, or the /64 network of an IPv6 one. */
  @Property(varchar(64))
  address!: string;

  @Property({ type: 'integer' })
  failures!: number;

  @Property(timestamptz())
  lastFailedAt!: Date;
}
