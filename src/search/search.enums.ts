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
  description: 'The field in which a word was found, in order of importance.',
  valuesConfig: {
    TITLE: { description: 'What it is called.' },
    FILENAME: { description: 'The name of its file.' },
    ACTORS: { description: 'The names of its actors.' },
    STUDIO: { description: 'The name of its studio.' },
    TAGS: { description: 'The names of its tags.' },
    DESCRIPTION: { description: 'The text about it.' },
    MARKERS: { description: "The labels of the viewer's own markers." },
  },
});

export enum SearchMatch {
  ALL = 'ALL',
  LAST = 'LAST',
  FREQUENCY = 'FREQUENCY',
}

registerEnumType(SearchMatch, {
  name: 'SearchMatch',
  description: 'Which of the words of a search must be found.',
  valuesConfig: {
    ALL: { description: 'All words.' },
    LAST: { description: 'Only the first word. Matches with more of the following words come first.' },
    FREQUENCY: { description: 'Only the rarest word. Matches with more of the other words come first.' },
  },
});
