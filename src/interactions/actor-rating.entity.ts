/** The stars that a user gave an actor. */

import type { Opt } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Actor } from '../actors/actor.entity.ts';
import { decimal, foreignKey, serial, timestamptzNow, updatedAt } from '../database/columns.ts';
import { User } from '../users/user.entity.ts';

@Entity({ tableName: 'user_actor_ratings' })
@Unique({ properties: ['userId', 'actorId'] })
@Index({ name: 'idx_user_actor_ratings_actor', properties: ['actorId'] })
@Check({ name: 'user_actor_ratings_rating_check', expression: 'rating >= 0.5 AND rating <= 5.0' })
export class ActorRating {
  @PrimaryKey(serial())
  id!: number;

  @ManyToOne(() => User, foreignKey('cascade'))
  userId!: string;

  @ManyToOne(() => Actor, foreignKey('cascade'))
  actorId!: string;

  /** 0.5 to 5.0. */
  @Property(decimal(2, 1))
  rating!: number;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Property(updatedAt())
  updatedAt!: Opt<Date>;
}
