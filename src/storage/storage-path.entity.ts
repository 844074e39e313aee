/** A folder that holds videos. */

import type { Opt } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { serial, timestamptzNow, updatedAt, varchar } from '../database/columns.ts';
import { DateTime } from '../graphql/scalars.ts';

@ObjectType({ simpleResolvers: true, description: 'A folder of videos that is scanned.' })
@Entity({ tableName: 'storage_paths' })
@Unique({ properties: ['path'] })
@Unique({ name: 'idx_storage_paths_single_default', properties: ['isDefault'], where: 'is_default = TRUE' })
export class StoragePath {
  @Field(() => ID, { description: 'A whole number, as text.' })
  @PrimaryKey(serial())
  id!: number;

  @Field(() => String, { description: 'What people call it, 1 to 100 characters.' })
  @Property(varchar(100))
  name!: string;

  @Property(varchar(500))
  path!: string;

  /** Where uploads go; at most one is. */
  @Field(() => Boolean, { description: 'Whether uploads are stored here by default.' })
  @Property({ type: 'boolean', default: false })
  isDefault!: Opt<boolean>;

  @Field(() => DateTime, { description: 'When it was added.' })
  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Property(updatedAt())
  updatedAt!: Opt<Date>;
}
