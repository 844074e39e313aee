/** When a user's view of a scene was last counted, so that it counts once in 24 hours. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { bigserial, foreignKey, timestamptzNow } from '../database/columns.ts';
import { Scene } from '../scenes/scene.entity.ts';
import { User } from '../users/user.entity.ts';

@Entity({ tableName: 'user_scene_view_counts' })
@Unique({ properties: ['userId', 'sceneId'] })
@Index({ name: 'idx_user_scene_view_counts_user_id', properties: ['userId'] })
@Index({ name: 'idx_user_scene_view_counts_scene_id', properties: ['sceneId'] })
export class ViewCount {
  @PrimaryKey(bigserial())
  id!: string;

  @ManyToOne(() => User, foreignKey('cascade'))
  userId!: string;

  @ManyToOne(() => Scene, foreignKey('cascade'))
  sceneId!: string;

  @Property(timestamptzNow())
  lastCountedAt!: Opt<Date>;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;
}
