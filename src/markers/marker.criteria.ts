/** What the criteria of a viewer's markers mean for scenes. */
import { expressionBuilder, sql } from 'kysely';
import type { Database } from '../database/rows.ts';
import type { Criteria, FilterContext } from '../lists/filters.ts';
import type { SceneFilter } from '../scenes/scene.inputs.ts';

const { ref } = expressionBuilder<Database, 'scenes'>();

export const sceneMarkerCriteria = {
  markerLabels: (labels: string[], { viewerId }: FilterContext) =>
    sql`${ref('scenes.id')} in (
      select scene_id from user_scene_markers where user_id = ${viewerId} and label = any(${labels}::text[]))`,
} satisfies Partial<Criteria<SceneFilter>>;
