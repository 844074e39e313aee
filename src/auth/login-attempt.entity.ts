/** How often an address has tried to sign in of late, and the like: see attempt-bucket.ts. */

import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { bigserial, timestamptz, varchar } from '../database/columns.ts';

@Entity({ tableName: 'login_attempts' })
@Unique({ name: 'uni_login_attempts_address', properties: ['address'] })
export class LoginAttempt {
  @PrimaryKey(bigserial())
  id!: string;

  /** An IPv4 address, or the /64 network of an IPv6 one; of another bucket its name. */
  @Property(varchar(64))
  address!: string;

  /** When its bucket of attempts will be full again. */
  @Property(timestamptz())
  fullAt!: Date;
}
