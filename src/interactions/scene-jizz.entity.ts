/** How often a user came to a scene. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { foreignKey, serial, timestamptzNow, updatedAt } from '../database/columns.ts';
import { Scene } from '../scenes/scene.entity.ts';
import { User } from '../users/user.entity.ts';

@Entity({ tableName: 'user_scene_jizzed' })
@Unique({ properties: ['userId', 'sceneId'] })
@Index({ name: 'idx_user_scene_jizzed_scene', properties: ['sceneId'] })
export class SceneJizz {
  @PrimaryKey(serial())
  id!: number;

  @ManyToOne(() => User, foreignKey('cascade'))
  userId!: string;

  @ManyToOne(() => Scene, foreignKey('cascade'))
  sceneId!: string;

  @Property({ type: 'integer', default: 0 })
  count!: Opt<number>;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Property(updatedAt())
  updatedAt!: Opt<Date>;
}
