/** How many jobs of each phase run at a time: one row. */

import type { Opt } from '@mikro-orm/core';
import { Check, Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { singletonId, updatedAt } from '../database/columns.ts';

@Entity({ tableName: 'pool_config' })
@Check({ name: 'pool_config_id_check', expression: 'id = 1' })
export class Pool {
  @PrimaryKey(singletonId())
  id!: number;

  @Property({ type: 'integer', default: 3 })
  metadataWorkers!: Opt<number>;

  @Property({ type: 'integer', default: 1 })
  thumbnailWorkers!: Opt<number>;

  @Property({ type: 'integer', default: 1 })
  spritesWorkers!: Opt<number>;

  @Property(updatedAt())
  updatedAt!: Opt<Date>;
}
