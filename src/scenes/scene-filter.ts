/** The scenes that a filter means: for lists, totals and facets, and for statements that change them. */
import { allOf, type Condition, type Found, filterContextOf, mentions, planFilter } from '../lists/filters.ts';
import { findFor, type Searching } from '../search/find-hits.ts';
import { DocumentKind } from '../search/search.enums.ts';
import { isActive } from './scene.criteria.ts';
import type { SceneFilter } from './scene.inputs.ts';

/** The condition on `scenes`. Trashed and missing ones are left out unless `state` occurs somewhere in the filter. */
export async function sceneCondition(ctx: Searching, filter: SceneFilter | null | undefined): Promise<Condition> {
  return plannedCondition(ctx, filter, await findFor(ctx, DocumentKind.SCENE, filter));
}

/** The same where it is known what a search has found, or does not matter: then null. */
export function plannedCondition(
  { app, viewer }: Pick<Searching, 'app' | 'viewer'>,
  filter: SceneFilter | null | undefined,
  found: Found | null,
): Condition {
  if (!filter) return isActive;
  const context = { ...filterContextOf(viewer), found };
  return inState(filter, planFilter(app.catalogue.scenes.criteria, filter, context));
}

/** Leaves out what is not active, unless the filter speaks of states. */
export const inState = (filter: SceneFilter, condition: Condition): Condition =>
  mentions(filter, 'state') ? condition : allOf([isActive, condition]);
