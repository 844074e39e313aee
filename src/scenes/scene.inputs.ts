/** Which scenes are asked for, and in which order. */
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { ActorFilter } from '../actors/actor.inputs.ts';
import { Cost } from '../graphql/cost.ts';
import {
  DateFilter,
  DateTimeFilter,
  FloatFilter,
  IdSetFilter,
  IntFilter,
  StringFilter,
} from '../lists/filter.inputs.ts';
import { SortDirection } from '../lists/sort.ts';
import { SearchMatch } from '../search/search.enums.ts';
import { StudioFilter } from '../studios/studio.inputs.ts';
import { TagFilter } from '../tags/tag.inputs.ts';
import { ProcessingStatus, Resolution, SceneState } from './scene.enums.ts';

export enum SceneSortField {
  RELEVANCE = 'RELEVANCE',
  RANDOM = 'RANDOM',
  TITLE = 'TITLE',
  CREATED_AT = 'CREATED_AT',
  UPDATED_AT = 'UPDATED_AT',
  RELEASE_DATE = 'RELEASE_DATE',
  DURATION = 'DURATION',
  SIZE = 'SIZE',
  VIEW_COUNT = 'VIEW_COUNT',
  BIT_RATE = 'BIT_RATE',
  RATING = 'RATING',
  AVERAGE_RATING = 'AVERAGE_RATING',
  JIZZ_COUNT = 'JIZZ_COUNT',
  LAST_WATCHED_AT = 'LAST_WATCHED_AT',
  TRASHED_AT = 'TRASHED_AT',
}

registerEnumType(SceneSortField, {
  name: 'SceneSortField',
  description: 'What scenes can be sorted by. Scenes without a value come last in both directions.',
  valuesConfig: {
    RELEVANCE: {
      description: 'The best matches of `search` first, in both directions; without a search the newest first.',
    },
    RANDOM: { description: 'Shuffled by `seed`, so that pages fit together.' },
    TITLE: { description: 'Alphabetically, regardless of case, with numbers in their order.' },
    CREATED_AT: { description: 'By when the scene was added.' },
    UPDATED_AT: { description: 'By the last change of its own data.' },
    RELEASE_DATE: { description: 'By the day of its first release.' },
    DURATION: { description: 'By length in whole seconds.' },
    SIZE: { description: 'By the bytes of the file.' },
    VIEW_COUNT: { description: 'By how often users have watched it.' },
    BIT_RATE: { description: 'By bits per second of the whole file.' },
    RATING: { description: 'By the rating that the viewer gave.' },
    AVERAGE_RATING: { description: "By the mean of all users' ratings." },
    JIZZ_COUNT: { description: "By the viewer's own counter." },
    LAST_WATCHED_AT: { description: 'By when the viewer last watched it.' },
    TRASHED_AT: { description: 'By when it was moved to the trash.' },
  },
});

@InputType({ description: 'Matches what fulfils all of the criteria given.' })
export class SceneFilter {
  @Field(() => [SceneFilter], {
    nullable: true,
    description: 'Matches all of these filters. `and`, `or` and `not` can be nested at most 5 deep.',
  })
  and?: SceneFilter[] | null;

  @Field(() => [SceneFilter], { nullable: true, description: 'Matches at least one of these filters.' })
  or?: SceneFilter[] | null;

  @Field(() => SceneFilter, { nullable: true, description: 'Does not match this filter.' })
  not?: SceneFilter | null;

  @Cost({ points: 20 })
  @Field(() => [ID], {
    nullable: true,
    description: 'Scenes with one of these ids, at most 10000. Unknown ids match nothing.',
  })
  ids?: string[] | null;

  @Cost({ points: 3000 })
  @Field(() => String, {
    nullable: true,
    description:
      'Scenes with these words in their title, file name, actors, studio, tags, description, or in the labels of the markers of the viewer. Beginnings of words and typos are found too. "..." finds a phrase, -word excludes a word, OR separates alternatives. Sorted by RELEVANCE by default. Only at the root of a filter.',
  })
  search?: string | null;

  @Field(() => SearchMatch, {
    nullable: true,
    description: 'Which of the words of `search` must be found. ALL by default.',
  })
  searchMatch?: SearchMatch | null;

  @Field(() => StringFilter, {
    nullable: true,
    description: 'Compares the title as it was entered; the file name does not count.',
  })
  title?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'Compares the name that the file had when it was added.' })
  originalFilename?: StringFilter | null;

  @Field(() => [SceneState], {
    nullable: true,
    description:
      'Scenes in one of these states. A filter that does not mention `state` anywhere matches active scenes only.',
  })
  state?: SceneState[] | null;

  @Field(() => IdSetFilter, { nullable: true, description: 'Compares all tags of the scene.' })
  tags?: IdSetFilter | null;

  @Field(() => IdSetFilter, {
    nullable: true,
    description: 'Compares all actors of the scene; deleted ones do not count.',
  })
  actors?: IdSetFilter | null;

  @Cost({ points: 50 })
  @Field(() => IdSetFilter, {
    nullable: true,
    description:
      'Compares the one studio of the scene, so `all` with several matches nothing. `includeSubStudios` widens it.',
  })
  studios?: IdSetFilter | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether `studios` also matches the studios below those given.',
  })
  includeSubStudios?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Scenes whose file lies there. An unknown id matches nothing.' })
  storagePathId?: string | null;

  @Cost({ points: 5000 })
  @Field(() => String, {
    nullable: true,
    description:
      'The start of the path of its file, relative to its storage path. An absolute path, which starts with /, needs storage:manage.',
  })
  pathPrefix?: string | null;

  @Field(() => IntFilter, { nullable: true, description: 'The duration in seconds.' })
  duration?: IntFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'Compares pixels as displayed.' })
  width?: IntFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'Compares pixels as displayed.' })
  height?: IntFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'The size of the file in bytes.' })
  size?: IntFilter | null;

  @Field(() => FloatFilter, { nullable: true, description: 'Compares frames per second.' })
  frameRate?: FloatFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'The bit rate in bits per second.' })
  bitRate?: IntFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'Compares how often users have watched it.' })
  viewCount?: IntFilter | null;

  @Field(() => [Resolution], { nullable: true, description: 'One of these classes; an empty list matches nothing.' })
  resolution?: Resolution[] | null;

  @Field(() => StringFilter, {
    nullable: true,
    description: 'Compares the name that ffprobe gives it, such as `h264`.',
  })
  videoCodec?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'Compares the name that ffprobe gives it, such as `aac`.' })
  audioCodec?: StringFilter | null;

  @Field(() => StringFilter, {
    nullable: true,
    description: 'Compares how it was added: `scan`, `upload` or `import`.',
  })
  origin?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'Compares the category as it was entered.' })
  type?: StringFilter | null;

  @Field(() => DateFilter, { nullable: true, description: 'Compares the day of its first release.' })
  releaseDate?: DateFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'Compares when it was added to the library.' })
  createdAt?: DateTimeFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'Compares when its own data last changed.' })
  updatedAt?: DateTimeFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'Compares the SHA-256, in lower-case hexadecimal.' })
  fileHash?: StringFilter | null;

  @Field(() => StringFilter, {
    nullable: true,
    description: 'Compares its id at ThePornDB; isEmpty finds those without.',
  })
  porndbSceneId?: StringFilter | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the file failed the integrity check.' })
  isCorrupted?: boolean | null;

  @Field(() => [ProcessingStatus], { nullable: true, description: 'One of these; an empty list matches nothing.' })
  processingStatus?: ProcessingStatus[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a frame of it was generated to show it by.' })
  hasThumbnail?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether seek-bar previews were generated.' })
  hasSprites?: boolean | null;

  @Cost({ points: 25_000 })
  @Field(() => IntFilter, { nullable: true, description: 'How many tags it has.' })
  tagCount?: IntFilter | null;

  @Cost({ points: 60_000 })
  @Field(() => IntFilter, { nullable: true, description: 'How many actors it has; deleted ones do not count.' })
  actorCount?: IntFilter | null;

  @Cost({ points: 2000 })
  @Field(() => Boolean, { nullable: true, description: 'Whether the viewer likes it.' })
  liked?: boolean | null;

  @Cost({ points: 8000 })
  @Field(() => FloatFilter, { nullable: true, description: 'The rating that the viewer gave.' })
  rating?: FloatFilter | null;

  @Cost({ points: 10_000 })
  @Field(() => IntFilter, { nullable: true, description: "The viewer's own count." })
  jizzCount?: IntFilter | null;

  @Cost({ points: 8000 })
  @Field(() => Boolean, { nullable: true, description: 'Whether the viewer has watched it.' })
  watched?: boolean | null;

  @Cost({ points: 8000 })
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the viewer stopped somewhere before the end.',
  })
  inProgress?: boolean | null;

  @Cost({ points: 25_000 })
  @Field(() => DateTimeFilter, { nullable: true, description: 'When the viewer last watched it.' })
  lastWatchedAt?: DateTimeFilter | null;

  @Cost({ points: () => 10_000, share: 0.05 })
  @Field(() => ActorFilter, { nullable: true, description: 'Scenes with at least one actor that matches.' })
  actor?: ActorFilter | null;

  @Cost({ points: () => 1000, share: 0.01 })
  @Field(() => StudioFilter, { nullable: true, description: 'Scenes whose studio matches.' })
  studio?: StudioFilter | null;

  @Cost({ points: () => 30_000, share: 0.01 })
  @Field(() => TagFilter, {
    nullable: true,
    description: 'Scenes with at least one tag that matches. Related filters can be nested two deep.',
  })
  tag?: TagFilter | null;

  @Cost({ points: 500 })
  @Field(() => [String], {
    nullable: true,
    description: 'Scenes in which the viewer has a marker with one of these labels.',
  })
  markerLabels?: string[] | null;

  @Cost({ points: 25_000 })
  @Field(() => FloatFilter, { nullable: true, description: "The average of all users' ratings." })
  averageRating?: FloatFilter | null;
}

/** Of an order that no index has, or that reads something of each scene. */
const pointsOfOrder = (field: SceneSortField) =>
  ({
    [SceneSortField.RATING as string]: 30_000,
    [SceneSortField.AVERAGE_RATING]: 25_000,
    [SceneSortField.LAST_WATCHED_AT]: 30_000,
    [SceneSortField.JIZZ_COUNT]: 30_000,
  })[field] ?? 2000;

@InputType({ description: 'One field of a sort order.' })
export class SceneSort {
  @Cost({ points: pointsOfOrder })
  @Field(() => SceneSortField, { description: 'What is compared.' })
  field!: SceneSortField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC, description: 'Ascending by default.' })
  direction!: SortDirection;
}
