/** The list of what the viewer has watched, newest first. */
import { expressionBuilder } from 'kysely';
import type { Database } from '../database/rows.ts';
import { listOf } from '../lists/list.ts';
import { SortDirection } from '../lists/sort.ts';
import { Watch } from './watch.entity.ts';
import { selectSessions } from './watch.queries.ts';

const { ref } = expressionBuilder<Database, 'user_scene_watches'>();

export const watchHistoryList = listOf({
  node: Watch,
  name: 'Watch',
  find: selectSessions,
  sorts: () => ({
    WATCHED_AT: { expression: () => ref('user_scene_watches.watchedAt'), type: 'timestamptz', isNullable: false },
  }),
  defaultSort: [{ field: 'WATCHED_AT', direction: SortDirection.DESC }],
  primaryKey: ref('user_scene_watches.id'),
});
