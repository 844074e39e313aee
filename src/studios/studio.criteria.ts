/** What the criteria of a studio's own data mean. */
import { expressionBuilder, sql } from 'kysely';
import type { Database } from '../database/rows.ts';
import { flag, ids, text, uuids } from '../lists/criteria.ts';
import type { Criteria } from '../lists/filters.ts';
import { searched } from '../search/search.criteria.ts';
import type { StudioFilter } from './studio.inputs.ts';
import { studioKeys } from './studio-tree.ts';

const { ref } = expressionBuilder<Database, 'studios'>();

export const studioCriteria = {
  ids: ids((given) => sql`${ref('studios.id')} = any(${uuids(given)})`),
  search: searched(ref('studios.pk')),
  name: text(ref('studios.name')),
  parentId: (id: string) => sql`${ref('studios.parentId')} in ${studioKeys([id], false)}`,
  networkId: (id: string) => sql`${ref('studios.networkId')} in ${studioKeys([id], false)}`,
  isRoot: flag(sql`(${ref('studios.parentId')} in ${studioKeys(undefined, false)}) is not true`),
} satisfies Partial<Criteria<StudioFilter>>;
