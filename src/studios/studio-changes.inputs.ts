/** What can be written about a studio. */
import { Field, Float, ID, InputType } from 'type-graphql';

@InputType()
abstract class StudioDetails {
  @Field(() => String, { nullable: true })
  shortName?: string | null;

  @Field(() => String, { nullable: true, description: 'An http or https URL.' })
  url?: string | null;

  @Field(() => String, { nullable: true })
  description?: string | null;

  @Field(() => Float, { nullable: true, description: 'A rating by the editors, from 0.0 to 5.0 with one decimal.' })
  rating?: number | null;

  @Field(() => String, { nullable: true })
  porndbId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The id of the parent studio.' })
  parentId?: string | null;

  @Field(() => ID, { nullable: true })
  networkId?: string | null;
}

@InputType({ description: 'The studio to create.' })
export class StudioInput extends StudioDetails {
  @Field(() => String)
  name!: string;
}

@InputType({ description: 'The fields to change. A field that is left out keeps its value; null clears it.' })
export class UpdateStudioInput extends StudioDetails {
  @Field(() => String, { nullable: true, description: 'It cannot be cleared.' })
  name?: string | null;
}
