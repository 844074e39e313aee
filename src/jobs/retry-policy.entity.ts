/** How often and how patiently a failed phase is tried again. */

import type { Opt } from '@mikro-orm/core';
import { Check, Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { decimal, serial, updatedAt, varchar } from '../database/columns.ts';
import type { Phase } from './job.enums.ts';

@Entity({ tableName: 'retry_config' })
@Unique({ properties: ['phase'] })
@Check({ name: 'retry_config_phase_check', expression: `phase IN ('metadata', 'thumbnail', 'sprites', 'scan')` })
export class RetryPolicy {
  @PrimaryKey(serial())
  id!: number;

  @Property(varchar(20))
  phase!: Phase;

  @Property({ type: 'integer', default: 3 })
  maxRetries!: Opt<number>;

  @Property({ type: 'integer', default: 30 })
  initialDelaySeconds!: Opt<number>;

  @Property({ type: 'integer', default: 3600 })
  maxDelaySeconds!: Opt<number>;

  @Property({ ...decimal(3, 1), defaultRaw: '2.0' })
  backoffFactor!: Opt<number>;

  @Property(updatedAt())
  updatedAt!: Opt<Date>;
}
