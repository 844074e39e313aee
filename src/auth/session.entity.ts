/** One signed-in device: what its tokens and signed URLs live and die with. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { foreignKey, timestamptz, timestamptzNow, varchar } from '../database/columns.ts';
import { DateTime } from '../graphql/scalars.ts';
import { User } from '../users/user.entity.ts';

@ObjectType({ simpleResolvers: true, description: 'A device on which the user is signed in.' })
@Entity({ tableName: 'user_sessions' })
@Index({ name: 'idx_user_sessions_user_id', properties: ['userId'] })
@Index({ name: 'idx_user_sessions_expires_at', properties: ['expiresAt'] })
export class UserSession {
  @Field(() => ID, { description: 'A UUID, for `revokeSession`.' })
  @PrimaryKey({ type: 'uuid', defaultRaw: 'gen_random_uuid()' })
  id!: string;

  @ManyToOne(() => User, foreignKey('cascade'))
  userId!: string;

  @Field(() => DateTime, { description: 'When the device signed in.' })
  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Field(() => DateTime, { description: 'Accurate to one minute.' })
  @Property(timestamptzNow())
  lastSeenAt!: Opt<Date>;

  @Field(() => DateTime, { description: 'When it ends, unless `refreshLogin` extends it.' })
  @Property(timestamptz())
  expiresAt!: Date;

  /** SHA-256 of its newest token, in hex. */
  @Property(varchar(64))
  tokenHash!: string;

  @Field(() => String, { nullable: true, description: 'The user agent of the device when it signed in.' })
  @Property({ ...varchar(255), nullable: true })
  userAgent?: string | null;
}
