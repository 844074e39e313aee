/** The words that settings are stored in. */
import { registerEnumType } from 'type-graphql';

export enum TagSortPreference {
  AZ = 'az',
  ZA = 'za',
  COUNT = 'count',
}

export enum HomepageSectionType {
  LATEST = 'latest',
  ACTOR = 'actor',
  STUDIO = 'studio',
  TAG = 'tag',
  SAVED_SEARCH = 'saved_search',
  CONTINUE_WATCHING = 'continue_watching',
  MOST_VIEWED = 'most_viewed',
  LIKED = 'liked',
}

registerEnumType(TagSortPreference, {
  name: 'TagSortPreference',
  description: 'AZ and ZA sort by name, COUNT by the number of scenes.',
});
registerEnumType(HomepageSectionType, {
  name: 'HomepageSectionType',
  description: 'What a section of the home page shows.',
});

const sortFields = ['created_at', 'title', 'duration', 'size', 'view_count'];

/** What scenes can be sorted by, in settings. */
export const sortOrders: readonly string[] = [
  ...sortFields.flatMap((field) => [`${field}_asc`, `${field}_desc`]),
  'random',
];
