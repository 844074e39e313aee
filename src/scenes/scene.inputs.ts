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
  description:
    'RATING, JIZZ_COUNT and LAST_WATCHED_AT are those of the viewer. Scenes without a value come last in both directions. RELEVANCE puts the best matches of `search` first in both directions; without a search it is newest first.',
});

const nullable = { nullable: true };

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
  @Field(() => [ID], nullable)
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

  @Field(() => StringFilter, nullable)
  title?: StringFilter | null;

  @Field(() => StringFilter, nullable)
  originalFilename?: StringFilter | null;

  @Field(() => [SceneState], {
    nullable: true,
    description:
      'Scenes in one of these states. A filter that does not mention `state` anywhere matches active scenes only.',
  })
  state?: SceneState[] | null;

  @Field(() => IdSetFilter, nullable)
  tags?: IdSetFilter | null;

  @Field(() => IdSetFilter, nullable)
  actors?: IdSetFilter | null;

  @Cost({ points: 50 })
  @Field(() => IdSetFilter, nullable)
  studios?: IdSetFilter | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether `studios` also matches the studios below those given.',
  })
  includeSubStudios?: boolean | null;

  @Field(() => ID, nullable)
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

  @Field(() => IntFilter, nullable)
  width?: IntFilter | null;

  @Field(() => IntFilter, nullable)
  height?: IntFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'The size of the file in bytes.' })
  size?: IntFilter | null;

  @Field(() => FloatFilter, nullable)
  frameRate?: FloatFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'The bit rate in bits per second.' })
  bitRate?: IntFilter | null;

  @Field(() => IntFilter, nullable)
  viewCount?: IntFilter | null;

  @Field(() => [Resolution], nullable)
  resolution?: Resolution[] | null;

  @Field(() => StringFilter, nullable)
  videoCodec?: StringFilter | null;

  @Field(() => StringFilter, nullable)
  audioCodec?: StringFilter | null;

  @Field(() => StringFilter, nullable)
  origin?: StringFilter | null;

  @Field(() => StringFilter, nullable)
  type?: StringFilter | null;

  @Field(() => DateFilter, nullable)
  releaseDate?: DateFilter | null;

  @Field(() => DateTimeFilter, nullable)
  createdAt?: DateTimeFilter | null;

  @Field(() => DateTimeFilter, nullable)
  updatedAt?: DateTimeFilter | null;

  @Field(() => StringFilter, nullable)
  fileHash?: StringFilter | null;

  @Field(() => StringFilter, nullable)
  porndbSceneId?: StringFilter | null;

  @Field(() => Boolean, nullable)
  isCorrupted?: boolean | null;

  @Field(() => [ProcessingStatus], nullable)
  processingStatus?: ProcessingStatus[] | null;

  @Field(() => Boolean, nullable)
  hasThumbnail?: boolean | null;

  @Field(() => Boolean, nullable)
  hasSprites?: boolean | null;

  @Cost({ points: 25_000 })
  @Field(() => IntFilter, nullable)
  tagCount?: IntFilter | null;

  @Cost({ points: 60_000 })
  @Field(() => IntFilter, nullable)
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

  @Cost({ points: () => 15_000, share: 0.01 })
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
    [SceneSortField.RATING as string]: 8000,
    [SceneSortField.AVERAGE_RATING]: 15_000,
    [SceneSortField.LAST_WATCHED_AT]: 15_000,
    [SceneSortField.JIZZ_COUNT]: 6000,
  })[field] ?? 2000;

@InputType({ description: 'One field of a sort order.' })
export class SceneSort {
  @Cost({ points: pointsOfOrder })
  @Field(() => SceneSortField, { description: 'The field to sort by.' })
  field!: SceneSortField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC, description: 'Ascending by default.' })
  direction!: SortDirection;
}
