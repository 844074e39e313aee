/** A user's bookmark inside a scene. */

import type { Opt } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { foreignKey, serial, timestamptzNow, updatedAt, varchar } from '../database/columns.ts';
import { DateTime } from '../graphql/scalars.ts';
import { Scene } from '../scenes/scene.entity.ts';
import { User } from '../users/user.entity.ts';

@ObjectType({ simpleResolvers: true, description: 'A bookmark at one moment of a scene. Only its owner can see it.' })
@Entity({ tableName: 'user_scene_markers' })
@Index({ name: 'idx_user_scene_markers_user_scene', properties: ['userId', 'sceneId'] })
@Index({ name: 'idx_user_scene_markers_timestamp', properties: ['sceneId', 'timestamp'] })
@Index({ name: 'idx_user_scene_markers_user_label', properties: ['userId', 'label'] })
@Check({ name: 'user_scene_markers_timestamp_check', expression: '"timestamp" >= 0' })
export class Marker {
  @Field(() => ID)
  @PrimaryKey(serial())
  id!: number;

  @ManyToOne(() => User, foreignKey('cascade'))
  userId!: string;

  @ManyToOne(() => Scene, foreignKey('cascade'))
  sceneId!: string;

  @Field(() => Int, { description: 'Seconds from the start.' })
  @Property({ type: 'integer' })
  timestamp!: number;

  @Field(() => String, { nullable: true })
  @Property({ ...varchar(100), nullable: true })
  label?: string | null;

  @Field(() => String, { description: 'The color as `#RRGGBB`.' })
  @Property({ ...varchar(7), default: '#FFFFFF' })
  color!: Opt<string>;

  @Property({ ...varchar(255), nullable: true })
  thumbnailPath?: string | null;

  @Field(() => DateTime)
  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Field(() => DateTime)
  @Property(updatedAt())
  updatedAt!: Opt<Date>;
}
