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

  @Field(() => Float, { nullable: true, description: 'A rating by the editors, from 0 to 5 in steps of 0.1.' })
  rating?: number | null;

  @Field(() => String, { nullable: true })
  porndbId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The parent studio.' })
  parentId?: string | null;

  @Field(() => ID, { nullable: true })
  networkId?: string | null;
}

@InputType({ description: 'A new studio.' })
export class StudioInput extends StudioDetails {
  @Field(() => String)
  name!: string;
}

@InputType({ description: 'The changes: an absent field keeps its value, null clears it.' })
export class UpdateStudioInput extends StudioDetails {
  @Field(() => String, { nullable: true, description: 'It cannot be cleared.' })
  name?: string | null;
}
