/** The list of the viewer's marker labels, the most used first, then by name. */
import { sql } from 'kysely';
import { listOf } from '../lists/list.ts';
import { SortDirection } from '../lists/sort.ts';
import { selectLabels } from './marker-label.queries.ts';
import { MarkerLabel } from './marker-label.type.ts';

export const markerLabelList = listOf({
  node: MarkerLabel,
  name: 'MarkerLabel',
  find: (ctx, { search }: { search?: string | null }) => selectLabels(ctx, search),
  sorts: () => ({
    COUNT: { expression: () => sql.ref('labels.markerCount'), type: 'bigint', isNullable: false },
    LABEL: { expression: () => sql.ref('labels.label'), type: 'text', isNullable: false },
  }),
  defaultSort: [
    { field: 'COUNT', direction: SortDirection.DESC },
    { field: 'LABEL', direction: SortDirection.ASC },
  ],
  /** A hash of the name takes its place: labels have no rows of their own. */
  primaryKey: sql<string>`hashtextextended(${sql.ref('labels.label')}, 0)`,
});
