/** A right that a role can hold, such as `scenes:trash`. */

import type { Opt } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { bigserial, timestamptzNow, varchar } from '../database/columns.ts';

@ObjectType({ simpleResolvers: true, description: 'A permission that a role can grant.' })
@Entity({ tableName: 'permissions' })
@Unique({ name: 'uni_permissions_name', properties: ['name'] })
export class Permission {
  @Field(() => ID, { description: 'A whole number, as text; permissions are named by `name` everywhere.' })
  @PrimaryKey(bigserial())
  id!: string;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Field(() => String, { description: 'A noun and a verb, such as `scenes:trash`.' })
  @Property(varchar(100))
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it allows, in a sentence.' })
  @Property({ ...varchar(255), nullable: true })
  description?: string | null;
}
