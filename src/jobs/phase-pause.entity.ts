/** A phase that nobody works on until it is resumed. */

import type { Opt } from '@mikro-orm/core';
import { Check, Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { serial, timestamptzNow, varchar } from '../database/columns.ts';
import type { Phase } from './job.enums.ts';
import { phaseCheck } from './phases.ts';

@Entity({ tableName: 'phase_pauses' })
@Unique({ properties: ['phase'] })
@Check({ name: 'phase_pauses_phase_check', expression: phaseCheck('phase') })
export class PhasePause {
  @PrimaryKey(serial())
  id!: number;

  @Property(varchar(20))
  phase!: Phase;

  @Property(timestamptzNow())
  pausedAt!: Opt<Date>;
}
