/** A folder that holds videos. */

import type { Opt } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { serial, timestamptzNow, updatedAt, varchar } from '../database/columns.ts';

@Entity({ tableName: 'storage_paths' })
@Unique({ properties: ['path'] })
@Unique({ name: 'idx_storage_paths_single_default', properties: ['isDefault'], where: 'is_default = TRUE' })
export class StoragePath {
  @PrimaryKey(serial())
  id!: number;

  @Property(varchar(100))
  name!: string;

  @Property(varchar(500))
  path!: string;

  /** Where uploads go; at most one is. */
  @Property({ type: 'boolean', default: false })
  isDefault!: Opt<boolean>;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Property(updatedAt())
  updatedAt!: Opt<Date>;
}
