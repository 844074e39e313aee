/** An account. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { bigserial, timestamptz, timestamptzNow, updatedAt, varchar } from '../database/columns.ts';
import { DateTime } from '../graphql/scalars.ts';

@ObjectType({ simpleResolvers: true, description: 'A user account.' })
@Entity({ tableName: 'users' })
@Unique({ name: 'uni_users_username', properties: ['username'] })
@Index({
  name: 'uni_users_username_lower',
  expression: 'create unique index "uni_users_username_lower" on "users" (lower(username))',
})
export class User {
  @Field(() => ID, { description: 'A whole number, as text.' })
  @PrimaryKey(bigserial())
  id!: string;

  @Field(() => DateTime, { description: 'When the account was made.' })
  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Property(updatedAt())
  updatedAt!: Opt<Date>;

  @Field(() => String, { description: 'What they sign in with: 3 to 64 characters, unique regardless of case.' })
  @Property(varchar(255))
  username!: string;

  /** The bcrypt hash. */
  @Property(varchar(255))
  password!: string;

  /** The name of a role; the table has no foreign key for it. */
  @Property({ ...varchar(50), default: 'user' })
  role!: Opt<string>;

  @Field(() => DateTime, { nullable: true, description: 'When they last signed in; null for never.' })
  @Property({ ...timestamptz(), nullable: true })
  lastLoginAt?: Date | null;
}
