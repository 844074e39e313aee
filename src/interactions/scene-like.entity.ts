/** A scene that a user likes. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { foreignKey, serial, timestamptzNow } from '../database/columns.ts';
import { Scene } from '../scenes/scene.entity.ts';
import { User } from '../users/user.entity.ts';

@Entity({ tableName: 'user_scene_likes' })
@Unique({ properties: ['userId', 'sceneId'] })
@Index({ name: 'idx_user_scene_likes_scene', properties: ['sceneId'] })
export class SceneLike {
  @PrimaryKey(serial())
  id!: number;

  @ManyToOne(() => User, foreignKey('cascade'))
  userId!: string;

  @ManyToOne(() => Scene, foreignKey('cascade'))
  sceneId!: string;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;
}
