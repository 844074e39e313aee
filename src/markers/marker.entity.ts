/** A user's bookmark inside a scene. */

import type { Opt } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { reference, serial, timestamptzNow, updatedAt, varchar } from '../database/columns.ts';
import { Scene } from '../scenes/scene.entity.ts';
import { User } from '../users/user.entity.ts';

@Entity({ tableName: 'user_scene_markers' })
@Index({ name: 'idx_user_scene_markers_user_scene', properties: ['userId', 'sceneId'] })
@Index({ name: 'idx_user_scene_markers_timestamp', properties: ['sceneId', 'timestamp'] })
@Index({ name: 'idx_user_scene_markers_user_label', properties: ['userId', 'label'] })
@Check({ name: 'user_scene_markers_timestamp_check', expression: '"timestamp" >= 0' })
export class Marker {
  @PrimaryKey(serial())
  id!: number;

  @ManyToOne(() => User, reference('cascade'))
  userId!: string;

  @ManyToOne(() => Scene, reference('cascade'))
  sceneId!: string;

  /** Seconds from the start. */
  @Property({ type: 'integer' })
  timestamp!: number;

  @Property({ ...varchar(100), nullable: true })
  label?: string | null;

  /** `#RRGGBB`. */
  @Property({ ...varchar(7), default: '#FFFFFF' })
  color!: Opt<string>;

  @Property({ ...varchar(255), nullable: true })
  thumbnailPath?: string | null;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Property(updatedAt())
  updatedAt!: Opt<Date>;
}
