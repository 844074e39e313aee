/** What of the pool is to change. */
import { Field, InputType, Int } from 'type-graphql';

@InputType({ description: 'Workers of each worker process, 1 to 10 each; what is left out stays.' })
export class UpdatePoolInput {
  @Field(() => Int, { nullable: true })
  metadataWorkers?: number | null;

  @Field(() => Int, { nullable: true })
  thumbnailWorkers?: number | null;

  @Field(() => Int, { nullable: true })
  spritesWorkers?: number | null;
}
