/** The filter of the list of jobs. */
import { Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../graphql/scalars.ts';
import { JobStatus, Phase } from './job.enums.ts';

@InputType({ description: 'Matches what fulfils all of the criteria given.' })
export class JobFilter {
  @Field(() => [JobStatus], { nullable: true })
  status?: JobStatus[] | null;

  @Field(() => [Phase], { nullable: true })
  phase?: Phase[] | null;

  @Field(() => ID, { nullable: true })
  sceneId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Jobs that were created at or after this time.' })
  since?: Date | null;
}
