/** Which scenes are asked for, and in which order. */
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { ActorFilter } from '../actors/actor.inputs.ts';
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
    "RATING, JIZZ_COUNT and LAST_WATCHED_AT are the viewer's own. What is absent comes last in both directions. RELEVANCE puts the best matches of `search` first in both directions; without a search it is newest first.",
});

const nullable = { nullable: true };

@InputType({ description: 'Every criterion given must hold.' })
export class SceneFilter {
  @Field(() => [SceneFilter], {
    nullable: true,
    description: 'All of these; `and`, `or` and `not` nest at most 5 deep.',
  })
  and?: SceneFilter[] | null;

  @Field(() => [SceneFilter], { nullable: true, description: 'At least one of these.' })
  or?: SceneFilter[] | null;

  @Field(() => SceneFilter, { nullable: true, description: 'What this does not match.' })
  not?: SceneFilter | null;

  @Field(() => [ID], nullable)
  ids?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words to find in title, file name, actors, studio, tags, description and the labels of your own markers; typos and beginnings of words count. "A phrase", -without and this OR that can be said. Results are ordered by RELEVANCE by default. Only at the root of a filter.',
  })
  search?: string | null;

  @Field(() => SearchMatch, { nullable: true, description: 'Which words of `search` must be found. ALL by default.' })
  searchMatch?: SearchMatch | null;

  @Field(() => StringFilter, nullable)
  title?: StringFilter | null;

  @Field(() => StringFilter, nullable)
  originalFilename?: StringFilter | null;

  @Field(() => [SceneState], {
    nullable: true,
    description: 'Unless `state` occurs somewhere in a filter, trashed and missing scenes are left out.',
  })
  state?: SceneState[] | null;

  @Field(() => IdSetFilter, nullable)
  tags?: IdSetFilter | null;

  @Field(() => IdSetFilter, nullable)
  actors?: IdSetFilter | null;

  @Field(() => IdSetFilter, nullable)
  studios?: IdSetFilter | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Makes `studios` beside it mean the studios below those named, too.',
  })
  includeSubStudios?: boolean | null;

  @Field(() => ID, nullable)
  storagePathId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'How the path of its file begins, from its storage path on; the whole path, beginning with /, needs storage:manage.',
  })
  pathPrefix?: string | null;

  @Field(() => IntFilter, { nullable: true, description: 'Seconds.' })
  duration?: IntFilter | null;

  @Field(() => IntFilter, nullable)
  width?: IntFilter | null;

  @Field(() => IntFilter, nullable)
  height?: IntFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'Bytes.' })
  size?: IntFilter | null;

  @Field(() => FloatFilter, nullable)
  frameRate?: FloatFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'Bits per second.' })
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

  @Field(() => IntFilter, nullable)
  tagCount?: IntFilter | null;

  @Field(() => IntFilter, nullable)
  actorCount?: IntFilter | null;

  @Field(() => Boolean, { nullable: true, description: "The viewer's own." })
  liked?: boolean | null;

  @Field(() => FloatFilter, { nullable: true, description: "The viewer's own." })
  rating?: FloatFilter | null;

  @Field(() => IntFilter, { nullable: true, description: "The viewer's own." })
  jizzCount?: IntFilter | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the viewer has a session of it.' })
  watched?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "The viewer's last session of it has a position and is not completed.",
  })
  inProgress?: boolean | null;

  @Field(() => DateTimeFilter, { nullable: true, description: "The viewer's own." })
  lastWatchedAt?: DateTimeFilter | null;

  @Field(() => ActorFilter, { nullable: true, description: 'At least one of its actors matches.' })
  actor?: ActorFilter | null;

  @Field(() => StudioFilter, { nullable: true, description: 'Its studio matches.' })
  studio?: StudioFilter | null;

  @Field(() => TagFilter, {
    nullable: true,
    description: 'At least one of its tags matches. Related filters can be nested two deep.',
  })
  tag?: TagFilter | null;

  @Field(() => [String], { nullable: true, description: "It has a marker of the viewer's with one of these labels." })
  markerLabels?: string[] | null;

  @Field(() => FloatFilter, { nullable: true, description: "The mean of all users' ratings." })
  averageRating?: FloatFilter | null;
}

@InputType()
export class SceneSort {
  @Field(() => SceneSortField)
  field!: SceneSortField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC })
  direction!: SortDirection;
}
