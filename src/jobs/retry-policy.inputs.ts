/** What of a retry policy is to change. */
import { Field, Float, InputType, Int } from 'type-graphql';

@InputType({ description: 'Changes of a retry policy. Fields that are left out stay unchanged.' })
export class UpdateRetryPolicyInput {
  @Field(() => Int, { nullable: true, description: 'From 0 to 10.' })
  maxRetries?: number | null;

  @Field(() => Int, { nullable: true, description: 'From 1 to 3600.' })
  initialDelaySeconds?: number | null;

  @Field(() => Int, { nullable: true, description: 'Seconds, from initialDelaySeconds to 86400.' })
  maxDelaySeconds?: number | null;

  @Field(() => Float, { nullable: true, description: 'From 1.0 to 5.0, with one decimal.' })
  backoffFactor?: number | null;
}
