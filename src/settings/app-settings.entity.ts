/** Settings of the whole server: one row. */

import type { Opt } from '@mikro-orm/core';
import { Check, Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { singletonId, updatedAt } from '../database/columns.ts';

@Entity({ tableName: 'app_settings' })
@Check({ name: 'app_settings_id_check', expression: 'id = 1' })
export class AppSettings {
  @PrimaryKey(singletonId())
  id!: number;

  @Property({ type: 'integer', default: 7 })
  trashRetentionDays!: Opt<number>;

  @Property({ ...updatedAt(), nullable: true })
  updatedAt?: Opt<Date> | null;
}
