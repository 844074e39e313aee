/** A right that a role can hold, such as `scenes:trash`. */

import type { Opt } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { bigserial, timestamptzNow, varchar } from '../database/columns.ts';

@Entity({ tableName: 'permissions' })
@Unique({ name: 'uni_permissions_name', properties: ['name'] })
export class Permission {
  @PrimaryKey(bigserial())
  id!: string;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Property(varchar(100))
  name!: string;

  @Property({ ...varchar(255), nullable: true })
  description?: string | null;
}
