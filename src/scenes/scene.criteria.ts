/** What the criteria of a scene's own data, its studio, actors and tags mean. */
import { expressionBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from '../database/rows.ts';
import { forbidden } from '../errors.ts';
import {
  date,
  flag,
  float,
  idSet,
  ids,
  instant,
  integer,
  isNumbered,
  numericIds,
  oneOf,
  text,
  uuids,
} from '../lists/criteria.ts';
import { anyOf, type Condition, type Criteria, type FilterContext, isAmong, type Place } from '../lists/filters.ts';
import { searched } from '../search/search.criteria.ts';
import { studioKeys } from '../studios/studio-tree.ts';
import { type Resolution, SceneState } from './scene.enums.ts';
import type { SceneFilter } from './scene.inputs.ts';
import { actorCount, bands, sceneLines, tagCount } from './scene-figures.ts';

const { ref } = expressionBuilder<Database, 'scenes'>();

export const isActive: Condition = sql`(${ref('scenes.trashedAt')} is null and ${ref('scenes.deletedAt')} is null)`;

/** As the index `idx_scenes_inactive` has it. */
export const isInactive: Condition = sql`(${ref('scenes.trashedAt')} is not null or ${ref('scenes.deletedAt')} is not null)`;

const isInState: Record<SceneState, Condition> = {
  [SceneState.ACTIVE]: isActive,
  [SceneState.TRASHED]: sql`${ref('scenes.trashedAt')} is not null`,
  [SceneState.MISSING]: sql`(${ref('scenes.trashedAt')} is null and ${ref('scenes.deletedAt')} is not null)`,
};

export const sceneCriteria = {
  ids: ids((given) => sql`${ref('scenes.id')} = any(${numericIds(given)})`),
  search: searched(ref('scenes.id')),
  searchMatch: () => null,
  title: text(ref('scenes.title')),
  originalFilename: text(ref('scenes.originalFilename')),
  state: (states: SceneState[]) => anyOf(states.map((state) => isInState[state])),
  tags: idSet(hasTag, hasRow('scene_tags')),
  actors: idSet(hasActor, hasActor()),
  studios: (filter, context, place) => {
    const hasStudio = (given?: readonly string[]): Condition =>
      sql`${ref('scenes.studioId')} in ${studioKeys(given, place.filter.includeSubStudios === true)}`;
    return idSet(hasStudio, hasStudio())(filter, context, place);
  },
  includeSubStudios: () => null,
  storagePathId: (id: string) => sql`${ref('scenes.storagePathId')} = any(${numericIds([id])})`,
  pathPrefix: beginsWith,
  duration: integer(ref('scenes.duration')),
  width: integer(ref('scenes.width')),
  height: integer(ref('scenes.height')),
  size: integer(ref('scenes.size')),
  frameRate: float(ref('scenes.frameRate')),
  bitRate: integer(ref('scenes.bitRate')),
  viewCount: integer(ref('scenes.viewCount')),
  resolution: (wanted: Resolution[]) => anyOf(wanted.map(hasResolution)),
  videoCodec: text(ref('scenes.videoCodec')),
  audioCodec: text(ref('scenes.audioCodec')),
  origin: text(ref('scenes.origin')),
  type: text(ref('scenes.type')),
  releaseDate: date(ref('scenes.releaseDate')),
  createdAt: instant(ref('scenes.createdAt')),
  updatedAt: instant(ref('scenes.updatedAt')),
  fileHash: text(ref('scenes.fileHash')),
  porndbSceneId: text(ref('scenes.porndbSceneId')),
  isCorrupted: flag(ref('scenes.isCorrupted')),
  processingStatus: oneOf(sql`coalesce(${ref('scenes.processingStatus')}, 'pending')`),
  hasThumbnail: flag(sql`${ref('scenes.thumbnailPath')} <> ''`),
  hasSprites: flag(sql`(${ref('scenes.spriteSheetPath')} <> '' and ${ref('scenes.vttPath')} <> '')`),
  tagCount: integer(tagCount),
  actorCount: integer(actorCount),
} satisfies Partial<Criteria<SceneFilter>>;

function hasTag(given: readonly string[]): Condition {
  return isAmong('scenes.id', sql`select scene_id from scene_tags where ${isNumbered('tag_id', given)}`);
}

/** One of these actors, or without an argument any; a deleted one does not count. */
function hasActor(given?: readonly string[]): Condition {
  const named = given ? sql`and actors.uuid = any(${uuids(given)})` : sql``;
  return isAmong(
    'scenes.id',
    sql`select scene_id from scene_actors join actors on actors.id = scene_actors.actor_id
         where actors.deleted_at is null ${named}`,
  );
}

function hasRow(table: 'scene_tags'): Condition {
  return isAmong('scenes.id', sql`select scene_id from ${sql.table(table)}`);
}

function hasResolution(resolution: Resolution): Condition {
  const index = bands.findIndex(([name]) => name === resolution);
  const [, from = 0] = bands[index] ?? [];
  const [, end] = bands[index + 1] ?? [];
  return end === undefined
    ? sql`${sceneLines} >= ${from}`
    : sql<SqlBool>`(${sceneLines} >= ${from} and ${sceneLines} < ${end})`;
}

/** A whole path would tell by trying where files lie, so it needs the same permission as Scene.storedPath. */
function beginsWith(prefix: string, { permissions }: FilterContext, { field }: Place<SceneFilter>): Condition {
  if (!prefix.startsWith('/')) {
    return sql`exists (select from storage_paths
      where storage_paths.id = ${ref('scenes.storagePathId')}
        and starts_with(${ref('scenes.storedPath')}, rtrim(storage_paths.path, '/') || '/' || ${prefix}))`;
  }
  if (!permissions.has('storage:manage')) {
    throw forbidden(`${field}: a path from the root needs the permission storage:manage; leave the first / away.`);
  }
  return sql`starts_with(${ref('scenes.storedPath')}, ${prefix})`;
}
