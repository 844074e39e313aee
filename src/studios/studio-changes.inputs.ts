/** What can be written about a studio. */
import { Field, Float, ID, InputType } from 'type-graphql';

@InputType()
abstract class StudioDetails {
  @Field(() => String, { nullable: true, description: 'An abbreviation, at most 100 characters.' })
  shortName?: string | null;

  @Field(() => String, { nullable: true, description: 'An http or https URL.' })
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'Free text of any length.' })
  description?: string | null;

  @Field(() => Float, { nullable: true, description: 'A rating by the editors, from 0.0 to 5.0 with one decimal.' })
  rating?: number | null;

  @Field(() => String, { nullable: true, description: 'Its id at ThePornDB, at most 100 characters.' })
  porndbId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The studio directly above; BAD_USER_INPUT when there is none with this id, or it lies below this one.',
  })
  parentId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The network that it belongs to; BAD_USER_INPUT when there is none with this id.',
  })
  networkId?: string | null;
}

@InputType({ description: 'The studio to create.' })
export class StudioInput extends StudioDetails {
  @Field(() => String, {
    description: '1 to 255 characters; spaces around it are removed. Several studios may share one.',
  })
  name!: string;
}

@InputType({ description: 'The fields to change. A field that is left out keeps its value; null clears it.' })
export class UpdateStudioInput extends StudioDetails {
  @Field(() => String, { nullable: true, description: 'It cannot be cleared.' })
  name?: string | null;
}
