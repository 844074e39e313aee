/** A word that scenes and markers are sorted by. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { serial, timestamptzNow, varchar } from '../database/columns.ts';

@Entity({ tableName: 'tags' })
@Unique({ properties: ['name'] })
@Index({ name: 'uni_tags_name_lower', expression: 'CREATE UNIQUE INDEX uni_tags_name_lower ON tags (lower(name))' })
export class Tag {
  @PrimaryKey(serial())
  id!: number;

  @Property(varchar(100))
  name!: string;

  /** `#RRGGBB`. */
  @Property({ ...varchar(7), default: '#6B7280' })
  color!: Opt<string>;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;
}
