/** How many jobs of each phase run at a time: one row, with a column per phase. */

import type { Opt } from '@mikro-orm/core';
import { Check, Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { singletonId, updatedAt } from '../database/columns.ts';
import { DateTime } from '../graphql/scalars.ts';
import { type WorkersField, workersFields } from './phases.ts';

/** The properties that the loop below declares. */
const PerPhase = class {} as new () => Record<WorkersField, Opt<number>>;

@ObjectType({ simpleResolvers: true, description: 'How many jobs of each phase a worker process runs at a time.' })
@Entity({ tableName: 'pool_config' })
@Check({ name: 'pool_config_id_check', expression: 'id = 1' })
export class Pool extends PerPhase {
  @PrimaryKey(singletonId())
  id!: number;

  @Field(() => DateTime, { description: 'When somebody last changed it.' })
  @Property(updatedAt())
  updatedAt!: Opt<Date>;
}

for (const { phase, field, default: workers, min, max } of workersFields) {
  Property({ type: 'integer', default: workers })(Pool.prototype, field);
  Field(() => Int, { description: `Jobs of ${phase.toUpperCase()} at a time, ${min} to ${max}.` })(
    Pool.prototype,
    field,
  );
}
