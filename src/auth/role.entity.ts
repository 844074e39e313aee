/** A named set of permissions. */

import type { Opt } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { bigserial, timestamptzNow, updatedAt, varchar } from '../database/columns.ts';

@Entity({ tableName: 'roles' })
@Unique({ name: 'uni_roles_name', properties: ['name'] })
export class Role {
  @PrimaryKey(bigserial())
  id!: string;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Property(updatedAt())
  updatedAt!: Opt<Date>;

  @Property(varchar(50))
  name!: string;

  @Property({ ...varchar(255), nullable: true })
  description?: string | null;
}
