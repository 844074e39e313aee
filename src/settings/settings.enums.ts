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
  description: 'The order in which a client shows tags.',
  valuesConfig: {
    AZ: { description: 'By name, A first.' },
    ZA: { description: 'By name, Z first.' },
    COUNT: { description: 'By the number of scenes, the most first.' },
  },
});
registerEnumType(HomepageSectionType, {
  name: 'HomepageSectionType',
  description: 'The scenes that a section of the home page shows.',
  valuesConfig: {
    LATEST: { description: 'All active scenes, newest first by default.' },
    ACTOR: { description: 'Scenes of the actor `actorId`, newest first by default.' },
    STUDIO: { description: 'Scenes of the studio `studioId`, newest first by default.' },
    TAG: { description: 'Scenes with the tag `tagId`, newest first by default.' },
    SAVED_SEARCH: { description: 'What the saved search `savedSearchId` finds, in its own order by default.' },
    CONTINUE_WATCHING: {
      description: 'Scenes that the viewer stopped in before the end, the last watched first; `sort` is not used.',
    },
    MOST_VIEWED: { description: 'All active scenes, the most viewed first by default.' },
    LIKED: { description: 'Scenes that the viewer likes, newest first by default.' },
  },
});

const sortFields = ['created_at', 'title', 'duration', 'size', 'view_count'];

/** What scenes can be sorted by, in settings. */
export const sortOrders: readonly string[] = [
  ...sortFields.flatMap((field) => [`${field}_asc`, `${field}_desc`]),
  'random',
];
