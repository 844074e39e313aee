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

  @Field(() => Phase)
  @Property(varchar(20))
  phase!: Phase;

  @Field(() => Int, { description: 'How many retries follow the first failure.' })
  @Property({ type: 'integer', default: 3 })
  maxRetries!: Opt<number>;

  @Field(() => Int)
  @Property({ type: 'integer', default: 30 })
  initialDelaySeconds!: Opt<number>;

  @Field(() => Int)
  @Property({ type: 'integer', default: 3600 })
  maxDelaySeconds!: Opt<number>;

  @Field(() => Float)
  @Property({ ...decimal(3, 1), defaultRaw: '2.0' })
  backoffFactor!: Opt<number>;

  @Field(() => DateTime)
  @Property(updatedAt())
  updatedAt!: Opt<Date>;
}
