/** What starts a phase. */

import type { Opt } from '@mikro-orm/core';
import { Check, Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { serial, timestamptz, updatedAt, varchar } from '../database/columns.ts';
import { DateTime } from '../graphql/scalars.ts';
import { Phase, TriggerType } from './job.enums.ts';
import { phaseCheck, scenePhaseNames } from './phases.ts';

@ObjectType({ simpleResolvers: true, description: 'What starts a phase.' })
@Entity({ tableName: 'trigger_config' })
@Unique({ properties: ['phase'] })
@Check({ name: 'trigger_config_phase_check', expression: phaseCheck('phase') })
@Check({
  name: 'trigger_config_trigger_type_check',
  expression: `trigger_type IN ('on_import', 'after_job', 'manual', 'scheduled')`,
})
@Check({
  name: 'trigger_config_after_phase_check',
  expression: `after_phase IS NULL OR ${phaseCheck('after_phase', scenePhaseNames)}`,
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

  @Field(() => Phase, { description: 'Which step it starts.' })
  @Property(varchar(20))
  phase!: Phase;

  @Field(() => TriggerType, { description: 'What it waits for.' })
  @Property({ ...varchar(20), default: 'on_import' })
  triggerType!: Opt<TriggerType>;

  /** The phase that it follows, where the type is `after_job`. */
  @Field(() => Phase, { nullable: true, description: 'The phase after which this one starts, with AFTER_JOB.' })
  @Property({ ...varchar(20), nullable: true })
  afterPhase?: Phase | null;

  /** Where the type is `scheduled`. */
  @Field(() => String, {
    nullable: true,
    description: 'With SCHEDULED: five fields of cron, in the time zone of the server.',
  })
  @Property({ ...varchar(100), nullable: true })
  cronExpression?: string | null;

  @Field(() => DateTime, { description: 'When somebody last changed it.' })
  @Property(updatedAt())
  updatedAt!: Opt<Date>;

  /** The due minute that it last ran for, where the type is `scheduled`. */
  @Property({ ...timestamptz(), nullable: true })
  lastRunAt?: Date | null;
}
