/** The list of actors. */
import { expressionBuilder } from 'kysely';
import type { Database } from '../database/rows.ts';
import { conditionOf } from '../lists/filters.ts';
import { listOf } from '../lists/list.ts';
import { SortDirection } from '../lists/sort.ts';
import { findFor } from '../search/find-hits.ts';
import { DocumentKind } from '../search/search.enums.ts';
import { Actor } from './actor.entity.ts';
import { ActorFilter, ActorSort, ActorSortField } from './actor.inputs.ts';
import { selectActors } from './actor.queries.ts';

const { ref } = expressionBuilder<Database, 'actors'>();

export const actorList = listOf({
  node: Actor,
  name: 'Actor',
  filter: ActorFilter,
  sort: ActorSort,
  find: async (ctx, { filter }: { filter?: ActorFilter | null }, columns) => {
    const found = await findFor(ctx, DocumentKind.ACTOR, filter);
    return selectActors(ctx.em, columns).where(conditionOf(ctx, ctx.app.catalogue.actors.criteria, filter, found));
  },
  sorts: ({ app }) => app.catalogue.actors.sorts,
  defaultSort: [{ field: ActorSortField.NAME, direction: SortDirection.ASC }],
  byDefault: 'Sorted by name by default.',
  primaryKey: ref('actors.pk'),
  isTheSameForAll: true,
});
