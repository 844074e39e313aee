/** What can be written about a studio. */
import { Field, Float, ID, InputType } from 'type-graphql';

@InputType()
abstract class StudioDetails {
  @Field(() => String, { nullable: true })
  shortName?: string | null;

  @Field(() => String, { nullable: true, description: 'An http or https address.' })
  url?: string | null;

  @Field(() => String, { nullable: true })
  description?: string | null;

  @Field(() => Float, { nullable: true, description: "The editors' own figure, 0.0 to 5.0 in tenths." })
  rating?: number | null;

  @Field(() => String, { nullable: true })
  porndbId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The studio above.' })
  parentId?: string | null;

  @Field(() => ID, { nullable: true })
  networkId?: string | null;
}

@InputType({ description: 'A new studio.' })
export class StudioInput extends StudioDetails {
  @Field(() => String)
  name!: string;
}

@InputType({ description: 'What is to change: an absent field is kept, null clears it.' })
export class UpdateStudioInput extends StudioDetails {
  @Field(() => String, { nullable: true, description: 'Cannot be cleared.' })
  name?: string | null;
}
