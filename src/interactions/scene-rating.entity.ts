/** The stars that a user gave a scene. */

import type { Opt } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { decimal, foreignKey, serial, timestamptzNow, updatedAt } from '../database/columns.ts';
import { Scene } from '../scenes/scene.entity.ts';
import { User } from '../users/user.entity.ts';

@Entity({ tableName: 'user_scene_ratings' })
@Unique({ properties: ['userId', 'sceneId'] })
@Index({ name: 'idx_user_scene_ratings_scene', properties: ['sceneId'] })
@Check({ name: 'user_scene_ratings_rating_check', expression: 'rating >= 0.5 AND rating <= 5.0' })
export class SceneRating {
  @PrimaryKey(serial())
  id!: number;

  @ManyToOne(() => User, foreignKey('cascade'))
  userId!: string;

  @ManyToOne(() => Scene, foreignKey('cascade'))
  sceneId!: string;

  /** 0.5 to 5.0. */
  @Property(decimal(2, 1))
  rating!: number;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Property(updatedAt())
  updatedAt!: Opt<Date>;
}
