/** What of the pool is to change. */
import { Field, InputType, Int } from 'type-graphql';
import { type WorkersField, workersFields } from './phases.ts';

/** The fields that the loop below declares. */
const PerPhase = class {} as new () => Partial<Record<WorkersField, number | null>>;

@InputType({
  description: 'How many jobs of each phase a worker process runs at a time. Fields that are left out stay unchanged.',
})
export class UpdatePoolInput extends PerPhase {}

for (const { phase, field, min, max } of workersFields)
  Field(() => Int, { nullable: true, description: `Jobs of ${phase.toUpperCase()} at a time, ${min} to ${max}.` })(
    UpdatePoolInput.prototype,
    field,
  );
