/** What of a user's settings is to change. */
import { Field, InputType, Int } from 'type-graphql';
import { HomepageConfigInput } from './homepage.type.ts';
import { sortOrders, TagSortPreference } from './settings.enums.ts';

@InputType({ description: 'The fields to change. A field that is left out keeps its value.' })
export class UpdateSettingsInput {
  @Field(() => Boolean, { nullable: true })
  autoplay?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'From 0 to 100.' })
  defaultVolume?: number | null;

  @Field(() => Boolean, { nullable: true })
  loop?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'From 1 to 100.' })
  videosPerPage?: number | null;

  @Field(() => String, { nullable: true, description: `One of ${sortOrders.join(', ')}.` })
  defaultSortOrder?: string | null;

  @Field(() => TagSortPreference, { nullable: true })
  defaultTagSort?: TagSortPreference | null;

  @Field(() => Boolean, { nullable: true })
  markerThumbnailCycling?: boolean | null;

  @Field(() => HomepageConfigInput, { nullable: true })
  homepage?: HomepageConfigInput | null;
}
