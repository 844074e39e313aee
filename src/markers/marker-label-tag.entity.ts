/** A tag that a user's markers of one label get by default. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { bigintForeignKey, foreignKey, serial, timestamptzNow, varchar } from '../database/columns.ts';
import { Tag } from '../tags/tag.entity.ts';
import { User } from '../users/user.entity.ts';

@Entity({ tableName: 'marker_label_tags' })
@Unique({ properties: ['userId', 'label', 'tagId'] })
@Index({ name: 'idx_marker_label_tags_user_label', properties: ['userId', 'label'] })
@Index({ name: 'idx_marker_label_tags_tag_id', properties: ['tagId'] })
export class MarkerLabelTag {
  @PrimaryKey(serial())
  id!: number;

  @ManyToOne(() => User, foreignKey('cascade'))
  userId!: string;

  @Property(varchar(100))
  label!: string;

  @ManyToOne(() => Tag, bigintForeignKey('cascade'))
  tagId!: string;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;
}
