/** What of a user's settings is to change. */
import { Field, InputType, Int } from 'type-graphql';
import { HomepageConfigInput } from './homepage.type.ts';
import { sortOrders, TagSortPreference } from './settings.enums.ts';

@InputType({ description: 'The fields to change. A field that is left out keeps its value.' })
export class UpdateSettingsInput {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether players start by themselves. The server only keeps it.',
  })
  autoplay?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'From 0 to 100.' })
  defaultVolume?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether players start over at the end. The server only keeps it.',
  })
  loop?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'From 1 to 100.' })
  videosPerPage?: number | null;

  @Field(() => String, { nullable: true, description: `One of ${sortOrders.join(', ')}.` })
  defaultSortOrder?: string | null;

  @Field(() => TagSortPreference, {
    nullable: true,
    description: 'How clients are to sort tags. The server only keeps it.',
  })
  defaultTagSort?: TagSortPreference | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether clients show the thumbnails of a label's markers in turn. The server only keeps it.",
  })
  markerThumbnailCycling?: boolean | null;

  @Field(() => HomepageConfigInput, { nullable: true, description: 'Replaces all sections; it cannot be null.' })
  homepage?: HomepageConfigInput | null;
}
