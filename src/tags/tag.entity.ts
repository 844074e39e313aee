/** A word that scenes and markers are sorted by. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { serial, timestamptzNow, updatedAt, varchar } from '../database/columns.ts';
import { DateTime } from '../graphql/scalars.ts';

@ObjectType({ simpleResolvers: true, description: 'A tag for scenes and markers.' })
@Entity({ tableName: 'tags' })
@Unique({ properties: ['name'] })
@Index({ name: 'uni_tags_name_lower', expression: 'CREATE UNIQUE INDEX uni_tags_name_lower ON tags (lower(name))' })
@Index({
  name: 'idx_tags_natural_name',
  expression: 'CREATE INDEX idx_tags_natural_name ON tags ((lower(name) COLLATE natural_order), id)',
})
export class Tag {
  @Field(() => ID, { description: 'A whole number, as text.' })
  @PrimaryKey(serial())
  id!: number;

  @Field(() => String, { description: '1 to 100 characters, unique regardless of case.' })
  @Property(varchar(100))
  name!: string;

  /** `#RRGGBB`. */
  @Field(() => String, { description: 'The color as `#RRGGBB`.' })
  @Property({ ...varchar(7), default: '#6B7280' })
  color!: Opt<string>;

  @Field(() => DateTime, { description: 'When it was added to the library.' })
  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Field(() => DateTime, { description: 'When its name or color last changed.' })
  @Property(updatedAt())
  updatedAt!: Opt<Date>;
}
