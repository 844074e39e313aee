/** What `search` means in a filter: what the engine has found, which was asked before the filter was planned. */
import { type Expression, sql } from 'kysely';
import { badInput } from '../errors.ts';
import type { Criterion } from '../lists/filters.ts';

/** `id`: the key of the row by which documents know it. */
export function searched(id: Expression<unknown>): Criterion<string> {
  return (_text, { found }, { field, depth }) => {
    if (depth > 0 || found === undefined) {
      throw badInput(field, `${field}: search can only stand at the root of a filter.`);
    }
    return (
      found && (found.ids ? sql`${id} = any(${found.ids})` : sql`${id} in (select id from (${found.relation}) found)`)
    );
  };
}
