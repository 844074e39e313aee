/** The scenes that a filter means: for lists, totals and facets, and for statements that change them. */
import type { App } from '../app.type.ts';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { allOf, type Condition, filterContextOf, mentions, planFilter } from '../lists/filters.ts';
import { isActive } from './scene.criteria.ts';
import type { SceneFilter } from './scene.inputs.ts';

/** What a filter is planned with. */
export type Planning = { app: Pick<App, 'catalogue'> } & Pick<Context, 'em' | 'viewer'>;

/** The condition on `scenes`. Trashed and missing ones are left out unless `state` occurs somewhere in the filter. */
export function sceneCondition(
  { app, viewer }: Omit<Planning, 'em'>,
  filter: SceneFilter | null | undefined,
  field = 'filter',
): Condition {
  if (!filter) return isActive;
  const condition = planFilter(app.catalogue.scenes.criteria, filter, filterContextOf(viewer), field);
  return mentions(filter, 'state') ? condition : allOf([isActive, condition]);
}

/** The ids of these scenes as a subquery, such as for `.where('id', 'in', sceneIdsWhere(ctx, filter))`. */
export function sceneIdsWhere(ctx: Planning, filter: SceneFilter, field = 'filter') {
  return rows(ctx.em)
    .selectFrom('scenes')
    .select('scenes.id')
    .where(sceneCondition(ctx, filter, field));
}
