/** The filter of the list of jobs. */
import { Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../graphql/scalars.ts';
import { JobStatus, Phase } from './job.enums.ts';

@InputType({ description: 'Jobs that match all of the given criteria.' })
export class JobFilter {
  @Field(() => [JobStatus], { nullable: true })
  status?: JobStatus[] | null;

  @Field(() => [Phase], { nullable: true })
  phase?: Phase[] | null;

  @Field(() => ID, { nullable: true })
  sceneId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Queued at or after this instant.' })
  since?: Date | null;
}
