/** A key by which a script signs in as its owner. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { bigserial, foreignKey, timestamptz, timestamptzNow, varchar } from '../database/columns.ts';
import { DateTime } from '../graphql/scalars.ts';
import { User } from '../users/user.entity.ts';

@ObjectType({
  simpleResolvers: true,
  description: "An API key for scripts. It acts as its owner, with some of the owner's permissions.",
})
@Entity({ tableName: 'api_keys' })
@Unique({ name: 'uni_api_keys_key_hash', properties: ['keyHash'] })
@Index({ name: 'idx_api_keys_user_id', properties: ['userId'] })
export class ApiKey {
  @Field(() => ID, { description: 'For `deleteApiKey`; it is no part of the key.' })
  @PrimaryKey(bigserial())
  id!: string;

  @ManyToOne(() => User, foreignKey('cascade'))
  userId!: string;

  @Field(() => String, { description: 'What its owner calls it, 1 to 100 characters.' })
  @Property(varchar(100))
  name!: string;

  /** SHA-256 of the key, in hex; the key itself is nowhere. */
  @Property(varchar(64))
  keyHash!: string;

  @Field(() => [String], { description: 'The permissions of the key. One that its owner loses stops working.' })
  @Property({ type: 'string[]', columnType: 'text[]' })
  permissions!: string[];

  @Field(() => DateTime, { description: 'When it was made.' })
  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Field(() => DateTime, { nullable: true, description: 'null means that it never expires.' })
  @Property({ ...timestamptz(), nullable: true })
  expiresAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Accurate to one minute.' })
  @Property({ ...timestamptz(), nullable: true })
  lastUsedAt?: Date | null;
}
