/** Settings of search: one row. */

import type { Opt } from '@mikro-orm/core';
import { Check, Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { singletonId, updatedAt } from '../database/columns.ts';

@Entity({ tableName: 'search_config' })
@Check({ name: 'search_config_id_check', expression: 'id = 1' })
export class SearchConfig {
  @PrimaryKey(singletonId())
  id!: number;

  @Property({ type: 'integer', default: 100000 })
  maxTotalHits!: Opt<number>;

  @Property({ ...updatedAt(), nullable: true })
  updatedAt?: Opt<Date> | null;
}
