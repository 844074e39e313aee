/** A tag on a marker. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { bigintForeignKey, serial, timestamptzNow } from '../database/columns.ts';
import { Tag } from '../tags/tag.entity.ts';
import { Marker } from './marker.entity.ts';

@Entity({ tableName: 'marker_tags' })
@Unique({ properties: ['markerId', 'tagId'] })
@Index({ name: 'idx_marker_tags_marker_id', properties: ['markerId'] })
@Index({ name: 'idx_marker_tags_tag_id', properties: ['tagId'] })
export class MarkerTag {
  @PrimaryKey(serial())
  id!: number;

  @ManyToOne(() => Marker, bigintForeignKey('cascade'))
  markerId!: string;

  @ManyToOne(() => Tag, bigintForeignKey('cascade'))
  tagId!: string;

  /** It came with the label's defaults and follows them. */
  @Property({ type: 'boolean', default: false })
  isFromLabel!: Opt<boolean>;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;
}
