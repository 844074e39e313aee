/** One page of a list: which one the arguments ask for, and what is made of the rows that were found for it. */
import { checkNumber } from '../checks/numbers.ts';
import { badInput } from '../errors.ts';
import { defaultPageSize, maxPageSize } from '../graphql/cost.ts';
import type { PageArgs, PageInfo } from './connection.ts';

/** What is a function is made where it is selected, which most often it is not. Getters of literals are costly: each makes a hidden class of its own. */
export interface Page<Row> {
  nodes: Row[];
  edges: () => Edge<Row>[];
  pageInfo: Omit<PageInfo, 'startCursor' | 'endCursor'> & Record<'startCursor' | 'endCursor', () => string | null>;
}

export interface Edge<Row> {
  node: Row;
  cursor: () => string;
}

/** Which part of an ordered list is asked for. `backwards`: the rows are wanted from the end, before the cursor. */
export interface PageRequest {
  limit: number;
  offset: number;
  backwards: boolean;
  /** As the client sent it, with the name of its argument. */
  cursor: string | null;
  cursorField: 'after' | 'before';
}

/** Checks the arguments. Throws BAD_USER_INPUT. */
export function pageRequestOf(args: PageArgs): PageRequest {
  const { first, last, before, offset } = args;
  if (first != null && last != null) throw badInput('last', 'first and last cannot be combined.');
  const backwards = last != null || (before != null && first == null);
  const [sizeField, cursorField, otherField] = backwards
    ? (['last', 'before', 'after'] as const)
    : (['first', 'after', 'before'] as const);
  if (args[otherField] != null) {
    throw badInput(otherField, `${otherField} cannot be combined with ${sizeField}: use ${cursorField}.`);
  }
  const limit = args[sizeField] ?? defaultPageSize;
  checkNumber(sizeField, limit, { min: 1, max: maxPageSize });
  checkNumber('offset', offset, { min: 0 });
  return { limit, offset: offset ?? 0, backwards, cursor: args[cursorField] ?? null, cursorField };
}

/** Makes a page of the rows found; one above the limit only says that there are more. */
export function pageOf<Row>(
  { limit, offset, backwards, from }: Pick<PageRequest, 'limit' | 'offset' | 'backwards'> & { from: unknown },
  found: Row[],
  cursorOf: (row: Row) => string,
): Page<Row> {
  const more = found.length > limit;
  const nodes = found.slice(0, limit);
  if (backwards) nodes.reverse();
  const cursorAt = (index: number) => {
    const row = nodes.at(index);
    return row === undefined ? null : cursorOf(row);
  };
  const skipped = from !== null || offset > 0;
  return {
    nodes,
    edges: () => nodes.map((node) => ({ node, cursor: () => cursorOf(node) })),
    pageInfo: {
      hasNextPage: backwards ? skipped : more,
      hasPreviousPage: backwards ? more : skipped,
      startCursor: () => cursorAt(0),
      endCursor: () => cursorAt(-1),
    },
  };
}
