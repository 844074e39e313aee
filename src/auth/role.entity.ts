/** A named set of permissions. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { bigserial, timestamptzNow, updatedAt, varchar } from '../database/columns.ts';

@ObjectType({ simpleResolvers: true, description: 'A named set of permissions.' })
@Entity({ tableName: 'roles' })
@Unique({ name: 'uni_roles_name', properties: ['name'] })
@Index({
  name: 'uni_roles_name_lower',
  expression: 'create unique index "uni_roles_name_lower" on "roles" (lower(name))',
})
export class Role {
  @Field(() => ID, { description: 'A whole number, as text; users name their role by `name`.' })
  @PrimaryKey(bigserial())
  id!: string;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Property(updatedAt())
  updatedAt!: Opt<Date>;

  @Field(() => String, { description: '1 to 50 characters, unique regardless of case.' })
  @Property(varchar(50))
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is for; at most 255 characters.' })
  @Property({ ...varchar(255), nullable: true })
  description?: string | null;
}
