/** How often, and after which delays, a failed phase is retried. */

import type { Opt } from '@mikro-orm/core';
import { Check, Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { decimal, serial, updatedAt, varchar } from '../database/columns.ts';
import { DateTime } from '../graphql/scalars.ts';
import { Phase } from './job.enums.ts';
import { phaseCheck } from './phases.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'How often a failed phase is retried: retry n + 1 after min(initialDelaySeconds × backoffFactor^n, maxDelaySeconds), give or take a tenth.',
})
@Entity({ tableName: 'retry_config' })
@Unique({ properties: ['phase'] })
@Check({ name: 'retry_config_phase_check', expression: phaseCheck('phase') })
export class RetryPolicy {
  @PrimaryKey(serial())
  id!: number;

  @Field(() => Phase, { description: 'Which step is retried.' })
  @Property(varchar(20))
  phase!: Phase;

  @Field(() => Int, { description: 'How many retries follow the first failure.' })
  @Property({ type: 'integer', default: 3 })
  maxRetries!: Opt<number>;

  @Field(() => Int, { description: 'How long the first retry waits: 1 to 3600.' })
  @Property({ type: 'integer', default: 30 })
  initialDelaySeconds!: Opt<number>;

  @Field(() => Int, { description: 'The longest that any retry waits, at most 86400.' })
  @Property({ type: 'integer', default: 3600 })
  maxDelaySeconds!: Opt<number>;

  @Field(() => Float, { description: 'What each delay is multiplied by for the next one: 1.0 to 5.0.' })
  @Property({ ...decimal(3, 1), defaultRaw: '2.0' })
  backoffFactor!: Opt<number>;

  @Field(() => DateTime, { description: 'When somebody last changed it.' })
  @Property(updatedAt())
  updatedAt!: Opt<Date>;
}
