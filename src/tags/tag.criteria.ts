/** What the criteria of a tag's own data mean. */
import { expressionBuilder, sql } from 'kysely';
import type { Database } from '../database/rows.ts';
import { ids, numericIds, text } from '../lists/criteria.ts';
import type { Criteria } from '../lists/filters.ts';
import { searched } from '../search/search.criteria.ts';
import type { TagFilter } from './tag.inputs.ts';

const { ref } = expressionBuilder<Database, 'tags'>();

export const tagCriteria = {
  ids: ids((given) => sql`${ref('tags.id')} = any(${numericIds(given)})`),
  search: searched(ref('tags.id')),
  name: text(ref('tags.name')),
} satisfies Partial<Criteria<TagFilter>>;
