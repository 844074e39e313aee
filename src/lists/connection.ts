/** Connections: the arguments, the types and the keyset pages that all lists which can grow have in common. */
import { sql } from 'kysely';
import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { badInput } from '../errors.ts';

export const defaultPageSize = 20;
export const maxPageSize = 100;

@ObjectType({ simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => Boolean)
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  startCursor!: string | null;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

/** Pages forwards: `first` rows after a cursor, or after skipping `offset`. */
@ArgsType()
export class ForwardPageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many rows: 1 to ${maxPageSize}, ${defaultPageSize} unless told.`,
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only rows after this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many rows to skip, for interfaces with page numbers.' })
  offset?: number | null;
}

/** Pages in both directions. */
@ArgsType()
export class PageArgs extends ForwardPageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `The last so many rows: 1 to ${maxPageSize}; not together with first.`,
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only rows before this cursor.' })
  before?: string | null;
}

export interface Page<Row> {
  nodes: Row[];
  edges: { node: Row; cursor: string }[];
  pageInfo: PageInfo;
}

/** The type `XEdge` of a node type and the base of its `XConnection`, which adds totals by resolvers of its own. */
export function connectionOf<Node extends object>(node: ClassType<Node>, name: string) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true })
  class Edge {
    @Field(() => node)
    node!: Node;

    @Field(() => String)
    cursor!: string;
  }

  @ObjectType()
  abstract class Connection implements Page<Node> {
    @Field(() => [Edge])
    edges!: Edge[];

    @Field(() => [node])
    nodes!: Node[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;
  }
  return { Edge, Connection };
}

/** Which part of an ordered list is asked for. `backwards`: the rows are wanted from the end, before the cursor. */
export interface Bounds {
  limit: number;
  offset: number;
  backwards: boolean;
}

/** Checks the arguments; the cursor comes as the client sent it, with the name of its argument. */
export function boundsOf(args: PageArgs): Bounds & { cursor: string | null; cursorField: 'after' | 'before' } {
  const { first, last, before, offset } = args;
  if (first != null && last != null) throw badInput('last', 'first and last cannot be combined: ask for one of them.');
  const backwards = last != null || (before != null && first == null);
  const [sizeField, cursorField, otherField] = backwards
    ? (['last', 'before', 'after'] as const)
    : (['first', 'after', 'before'] as const);
  if (args[otherField] != null) {
    throw badInput(otherField, `${otherField} does not go with ${sizeField}: use ${cursorField}.`);
  }
  const limit = args[sizeField] ?? defaultPageSize;
  if (limit < 1 || limit > maxPageSize) throw badInput(sizeField, `${sizeField} must be between 1 and ${maxPageSize}.`);
  if (offset != null && offset < 0) throw badInput('offset', 'offset must be 0 or more.');
  return { limit, offset: offset ?? 0, backwards, cursor: args[cursorField] ?? null, cursorField };
}

/** The bounds of a list that is ordered by its primary key alone. */
export interface Window extends Bounds {
  /** The primary key of the row to go on from. */
  cursor: string | null;
}

/** A cursor of such a list holds the list's name and a primary key, so that one of another list is refused. */
export function windowOf(args: PageArgs, list: string): Window {
  const { cursor, cursorField, ...bounds } = boundsOf(args);
  return { ...bounds, cursor: cursor === null ? null : decodeCursor(cursor, list, cursorField) };
}

/** A query that `newestFirst` can turn into a window: the part of Kysely's builder that it needs. */
interface Orderable<Q> {
  where(column: never, operator: '<' | '>', value: never): Q;
  orderBy(column: never, direction: 'asc' | 'desc'): Q;
  limit(limit: number): Q;
  offset(offset: number): Q;
}

/** Restricts and orders a query, newest (highest primary key) first, to the window and one row more. */
export function newestFirst<Q extends Orderable<Q>>(
  query: Q,
  key: string,
  { limit, offset, backwards, cursor }: Window,
): Q {
  // A bigint whatever the key is, so that a made-up number is never too large to compare with.
  const from = sql`${cursor}::bigint` as never;
  const onwards = cursor === null ? query : query.where(key as never, backwards ? '>' : '<', from);
  return onwards
    .orderBy(key as never, backwards ? 'asc' : 'desc')
    .limit(limit + 1)
    .offset(offset);
}

/** Makes a page of the rows that the database returned for a window; one above the limit only says that there are more. */
export function pageOf<Row>(
  window: Window,
  list: string,
  found: Row[],
  keyOf: (row: Row) => string | number,
): Page<Row> {
  const { cursor: from, ...bounds } = window;
  return pageBy({ ...bounds, from }, found, (row) => encodeCursor(list, keyOf(row)));
}

/** The same for any order. Cursors are made when they are selected, which most are not. */
export function pageBy<Row>(
  { limit, offset, backwards, from }: Bounds & { from: unknown },
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
    edges: nodes.map((node) => ({
      node,
      get cursor() {
        return cursorOf(node);
      },
    })),
    pageInfo: {
      hasNextPage: backwards ? skipped : more,
      hasPreviousPage: backwards ? more : skipped,
      get startCursor() {
        return cursorAt(0);
      },
      get endCursor() {
        return cursorAt(-1);
      },
    },
  };
}

function encodeCursor(list: string, key: string | number): string {
  return Buffer.from(`${list}:${key}`).toString('base64url');
}

function decodeCursor(cursor: string, list: string, field: string): string {
  const [name, key, ...rest] = Buffer.from(cursor, 'base64url').toString().split(':');
  if (name !== list || !key || !/^\d{1,15}$/.test(key) || rest.length > 0) {
    throw badInput(field, `${field} must be a cursor of this very list, as an earlier page of it returned.`);
  }
  return key;
}
