/** The stars that a user gave a studio. */

import type { Opt } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { decimal, foreignKey, serial, timestamptzNow, updatedAt } from '../database/columns.ts';
import { Studio } from '../studios/studio.entity.ts';
import { User } from '../users/user.entity.ts';

@Entity({ tableName: 'user_studio_ratings' })
@Unique({ properties: ['userId', 'studioId'] })
@Index({ name: 'idx_user_studio_ratings_studio', properties: ['studioId'] })
@Check({ name: 'user_studio_ratings_rating_check', expression: 'rating >= 0.5 AND rating <= 5.0' })
export class StudioRating {
  @PrimaryKey(serial())
  id!: number;

  @ManyToOne(() => User, foreignKey('cascade'))
  userId!: string;

  @ManyToOne(() => Studio, foreignKey('cascade'))
  studioId!: string;

  /** 0.5 to 5.0. */
  @Property(decimal(2, 1))
  rating!: number;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Property(updatedAt())
  updatedAt!: Opt<Date>;
}
