/** A studio that a user likes. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { foreignKey, serial, timestamptzNow } from '../database/columns.ts';
import { Studio } from '../studios/studio.entity.ts';
import { User } from '../users/user.entity.ts';

@Entity({ tableName: 'user_studio_likes' })
@Unique({ properties: ['userId', 'studioId'] })
@Index({ name: 'idx_user_studio_likes_studio', properties: ['studioId'] })
export class StudioLike {
  @PrimaryKey(serial())
  id!: number;

  @ManyToOne(() => User, foreignKey('cascade'))
  userId!: string;

  @ManyToOne(() => Studio, foreignKey('cascade'))
  studioId!: string;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;
}
