/** What makes a phase start. */

import type { Opt } from '@mikro-orm/core';
import { Check, Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { serial, updatedAt, varchar } from '../database/columns.ts';
import type { Phase, TriggerType } from './job.enums.ts';

@Entity({ tableName: 'trigger_config' })
@Unique({ properties: ['phase'] })
@Check({ name: 'trigger_config_phase_check', expression: `phase IN ('metadata', 'thumbnail', 'sprites', 'scan')` })
@Check({
  name: 'trigger_config_trigger_type_check',
  expression: `trigger_type IN ('on_import', 'after_job', 'manual', 'scheduled')`,
})
@Check({
  name: 'trigger_config_after_phase_check',
  expression: `after_phase IS NULL OR after_phase IN ('metadata', 'thumbnail', 'sprites')`,
})
@Check({
  name: 'trigger_config_after_job_check',
  expression: `(trigger_type = 'after_job' AND after_phase IS NOT NULL) OR (trigger_type != 'after_job')`,
})
@Check({
  name: 'trigger_config_scheduled_check',
  expression: `(trigger_type = 'scheduled' AND cron_expression IS NOT NULL) OR (trigger_type != 'scheduled')`,
})
@Check({ name: 'trigger_config_self_check', expression: 'phase != after_phase' })
export class Trigger {
  @PrimaryKey(serial())
  id!: number;

  @Property(varchar(20))
  phase!: Phase;

  @Property({ ...varchar(20), default: 'on_import' })
  triggerType!: Opt<TriggerType>;

  /** The phase that it follows, where the type is `after_job`. */
  @Property({ ...varchar(20), nullable: true })
  afterPhase?: Phase | null;

  /** Where the type is `scheduled`. */
  @Property({ ...varchar(100), nullable: true })
  cronExpression?: string | null;

  @Property(updatedAt())
  updatedAt!: Opt<Date>;
}
