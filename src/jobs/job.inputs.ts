/** Which jobs are asked for. */
import { Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../graphql/scalars.ts';
import { JobStatus, Phase } from './job.enums.ts';

@InputType({ description: 'Every criterion given must hold.' })
export class JobFilter {
  @Field(() => [JobStatus], { nullable: true })
  status?: JobStatus[] | null;

  @Field(() => [Phase], { nullable: true })
  phase?: Phase[] | null;

  @Field(() => ID, { nullable: true })
  sceneId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Asked for at or after this instant.' })
  since?: Date | null;
}
