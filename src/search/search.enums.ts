/** What can be found, and where in it. */
import { registerEnumType } from 'type-graphql';

/** The kinds of documents in the search index. */
export enum DocumentKind {
  SCENE = 'scene',
  ACTOR = 'actor',
  STUDIO = 'studio',
  TAG = 'tag',
}

/** In the order of their weight: a word in the title counts more than one in the description. */
export enum SearchField {
  TITLE = 'TITLE',
  FILENAME = 'FILENAME',
  ACTORS = 'ACTORS',
  STUDIO = 'STUDIO',
  TAGS = 'TAGS',
  DESCRIPTION = 'DESCRIPTION',
  MARKERS = 'MARKERS',
}

registerEnumType(SearchField, {
  name: 'SearchField',
  description: 'Where a word was found, the most important first.',
});

export enum SearchMatch {
  ALL = 'ALL',
  LAST = 'LAST',
  FREQUENCY = 'FREQUENCY',
}

registerEnumType(SearchMatch, {
  name: 'SearchMatch',
  description: 'Which words must be found.',
  valuesConfig: {
    ALL: { description: 'All of them.' },
    LAST: { description: 'The first one; what has more of the words that follow it comes first.' },
    FREQUENCY: { description: 'The rarest one; what has more of the other words, rare ones first, comes first.' },
  },
});
