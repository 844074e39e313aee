/** An actor that a user likes. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Actor } from '../actors/actor.entity.ts';
import { foreignKey, serial, timestamptzNow } from '../database/columns.ts';
import { User } from '../users/user.entity.ts';

@Entity({ tableName: 'user_actor_likes' })
@Unique({ properties: ['userId', 'actorId'] })
@Index({ name: 'idx_user_actor_likes_actor', properties: ['actorId'] })
export class ActorLike {
  @PrimaryKey(serial())
  id!: number;

  @ManyToOne(() => User, foreignKey('cascade'))
  userId!: string;

  @ManyToOne(() => Actor, foreignKey('cascade'))
  actorId!: string;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;
}
