/** What of a retry policy is to change. */
import { Field, Float, InputType, Int } from 'type-graphql';

@InputType({ description: 'An absent field keeps its value.' })
export class UpdateRetryPolicyInput {
  @Field(() => Int, { nullable: true, description: '0 to 10.' })
  maxRetries?: number | null;

  @Field(() => Int, { nullable: true, description: '1 to 3600.' })
  initialDelaySeconds?: number | null;

  @Field(() => Int, { nullable: true, description: 'From initialDelaySeconds to 86400.' })
  maxDelaySeconds?: number | null;

  @Field(() => Float, { nullable: true, description: '1.0 to 5.0, with one digit after the point.' })
  backoffFactor?: number | null;
}
