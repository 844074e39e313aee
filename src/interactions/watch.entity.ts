/** One session in which a user watched a scene, and where it stopped. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { decimal, foreignKey, serial, timestamptzNow, updatedAt } from '../database/columns.ts';
import { DateTime } from '../graphql/scalars.ts';
import { Scene } from '../scenes/scene.entity.ts';
import { User } from '../users/user.entity.ts';

@ObjectType({ simpleResolvers: true, description: 'A session in which the viewer watched a scene.' })
@Entity({ tableName: 'user_scene_watches' })
@Index({ name: 'idx_user_scene_watches_user_scene', properties: ['userId', 'sceneId'] })
@Index({
  name: 'idx_user_scene_watches_user_date',
  columns: [{ name: 'user_id' }, { name: 'watched_at', sort: 'DESC' }],
  properties: ['userId', 'watchedAt'],
})
export class Watch {
  @Field(() => ID, { description: 'A whole number, as text.' })
  @PrimaryKey(serial())
  id!: number;

  @ManyToOne(() => User, foreignKey('cascade'))
  userId!: string;

  @ManyToOne(() => Scene, foreignKey('cascade'))
  sceneId!: string;

  @Field(() => DateTime, { description: 'When the last report of this session arrived.' })
  @Property(timestamptzNow())
  watchedAt!: Opt<Date>;

  @Field(() => Int, { description: 'The number of seconds played.' })
  @Property({ type: 'integer', default: 0 })
  watchDuration!: Opt<number>;

  @Field(() => Int, { description: 'Seconds from the start of the scene, rounded.' })
  @Property({ type: 'integer', default: 0 })
  lastPosition!: Opt<number>;

  /** Null where only `lastPosition` is known. */
  @Field(() => Float, { description: 'Seconds from the start of the scene, to the millisecond.' })
  @Property({ ...decimal(13, 3), nullable: true })
  lastSeconds?: number | null;

  @Field(() => Boolean, { description: 'Whether the viewer got to the end.' })
  @Property({ type: 'boolean', default: false })
  completed!: Opt<boolean>;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Property(updatedAt())
  updatedAt!: Opt<Date>;
}
