/** A user's bookmark inside a scene. */

import type { Opt } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { decimal, foreignKey, serial, timestamptzNow, updatedAt, varchar } from '../database/columns.ts';
import { DateTime } from '../graphql/scalars.ts';
import { Scene } from '../scenes/scene.entity.ts';
import { User } from '../users/user.entity.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A bookmark at one moment of a scene, or for a part of it. Only its owner can see it.',
})
@Entity({ tableName: 'user_scene_markers' })
@Index({ name: 'idx_user_scene_markers_user_scene', properties: ['userId', 'sceneId'] })
@Index({ name: 'idx_user_scene_markers_timestamp', properties: ['sceneId', 'timestamp'] })
@Index({ name: 'idx_user_scene_markers_user_label', properties: ['userId', 'label'] })
@Check({ name: 'user_scene_markers_timestamp_check', expression: '"timestamp" >= 0' })
@Check({
  name: 'user_scene_markers_end_seconds_check',
  expression: 'end_seconds >= COALESCE(seconds, ("timestamp")::numeric)',
})
export class Marker {
  @Field(() => ID, { description: 'A whole number, as text.' })
  @PrimaryKey(serial())
  id!: number;

  @ManyToOne(() => User, foreignKey('cascade'))
  userId!: string;

  @ManyToOne(() => Scene, foreignKey('cascade'))
  sceneId!: string;

  @Field(() => Int, { description: 'Seconds from the start of the scene, rounded.' })
  @Property({ type: 'integer' })
  timestamp!: number;

  /** Null where only `timestamp` is known. */
  @Field(() => Float, { description: 'Seconds from the start of the scene, to the millisecond.' })
  @Property({ ...decimal(13, 3), nullable: true })
  seconds?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Where the marked part ends, in seconds from the start of the scene; null for a single moment.',
  })
  @Property({ ...decimal(13, 3), nullable: true })
  endSeconds?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the user calls the moment, at most 100 characters; null for no label.',
  })
  @Property({ ...varchar(100), nullable: true })
  label?: string | null;

  @Field(() => String, { description: 'The color as `#RRGGBB`.' })
  @Property({ ...varchar(7), default: '#FFFFFF' })
  color!: Opt<string>;

  @Property({ ...varchar(255), nullable: true })
  thumbnailPath?: string | null;

  @Field(() => DateTime, { description: 'When the user set it.' })
  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Field(() => DateTime, { description: 'When it was last moved, renamed or recolored.' })
  @Property(updatedAt())
  updatedAt!: Opt<Date>;
}
