/** The filter of the list of jobs. */
import { Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../graphql/scalars.ts';
import { JobStatus, Phase } from './job.enums.ts';

@InputType({ description: 'Jobs that match all of the given criteria.' })
export class JobFilter {
  @Field(() => [JobStatus], { nullable: true, description: 'One of these; an empty list matches nothing.' })
  status?: JobStatus[] | null;

  @Field(() => [Phase], { nullable: true, description: 'One of these; an empty list matches nothing.' })
  phase?: Phase[] | null;

  @Field(() => ID, { nullable: true, description: 'Jobs of this scene. An unknown id matches nothing.' })
  sceneId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Queued at or after this instant.' })
  since?: Date | null;
}
