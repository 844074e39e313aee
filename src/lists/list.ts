/**
 * The factory of lists: from what a list is of and how it is ordered it makes the connection, the arguments, the pages and
 * the total. Who may see a list is said by the resolver that returns it.
 */
import { type SelectQueryBuilder, sql } from 'kysely';
import { ArgsType, type ClassType, Field, ObjectType } from 'type-graphql';
import { type Context, loadWith } from '../context.ts';
import { executePrepared } from '../database/prepared.ts';
import { asList } from '../database/purpose.ts';
import type { ColumnNames } from '../database/row-columns.ts';
import { connectionOf, PageArgs, type Total } from './connection.ts';
import { filterContextOf } from './filters.ts';
import { inOrder, keysetOf, maxSorts, type OrderedArgs, type OrderedList, pageOfKeyset, type Sort } from './keyset.ts';
import type { Page } from './page.ts';

/** The inputs that clients filter and sort by. Without them a list has only the arguments of pages. */
interface Inputs {
  filter?: ClassType<object>;
  sort?: ClassType<object>;
  /** The order when the client asks for none, as a sentence. */
  byDefault?: string;
}

interface ListDefinition<Node extends object, Q, Asked, SortField extends string> extends Inputs {
  /** The type of a node, and its name in the API: `X` gives XConnection and XEdge. */
  node: ClassType<Node>;
  name: string;
  sort?: ClassType<Sort<SortField>>;
  /** The rows that were asked for, in no order: of these are the pages and the total. */
  find: (ctx: Context, asked: Asked, columns: ColumnNames) => Q | Promise<Q>;
  sorts?: (ctx: Context) => OrderedList<SortField>['sorts'];
  /** The order unless another one is asked for; empty: newest first, by the primary key. */
  defaultSort?: readonly Sort<SortField>[];
  primaryKey: OrderedList<SortField>['primaryKey'];
  /** Without a filter `find` looks at nothing but the columns: such pages are prepared. */
  isTheSameForAll?: boolean;
}

/** The arguments of a list that can be filtered and sorted. */
export interface ListArgs<Filter, SortField extends string = never> extends PageArgs {
  filter?: Filter | null;
  sort?: Sort<SortField>[] | null;
}

export type ListPage<Row> = Page<Row> & { totalCount: Total };

export function listOf<
  Node extends object,
  DB,
  TB extends keyof DB,
  Row extends object,
  Asked extends object,
  SortField extends string = never,
>(definition: ListDefinition<Node, SelectQueryBuilder<DB, TB, Row>, Asked, SortField>) {
  const { node, name, find, sorts, defaultSort = [], primaryKey, isTheSameForAll = false } = definition;

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: 'One page of a list.' })
  class Connection extends connectionOf(node, name) {}

  /** `columns`: those that somebody reads. */
  async function page(
    ctx: Context,
    args: Asked & OrderedArgs<SortField>,
    columns: ColumnNames = 'all',
  ): Promise<ListPage<Row>> {
    const keys = sorts?.(ctx) ?? ({} as OrderedList<SortField>['sorts']);
    const list = { name, sorts: keys, defaultSort, primaryKey };
    const keyset = keysetOf(ctx.app, list, args, filterContextOf(ctx.viewer));
    const rows = async () => inOrder(await find(ctx, args, columns), keyset);
    const isPrepared = isTheSameForAll && !(args as ListArgs<unknown>).filter;
    const found = await asList(async () =>
      isPrepared
        ? executePrepared(ctx.em, { key: JSON.stringify([name, args, columns]), values: {} }, rows)
        : (await rows()).execute(),
    );
    return {
      ...pageOfKeyset(keyset, found as Row[]),
      totalCount: async () => loadWith(ctx, total, askedIn(args), 'all'),
    };
  }

  /** Of all pages; once for all pages of a request that ask for the same. */
  async function total(ctx: Context, asked: Asked, keys: readonly 'all'[]): Promise<number[]> {
    const { count } = await asList(async () => {
      const counting = (await find(ctx, asked, [])).clearSelect().select(sql`count(*)`.as('count'));
      return counting.$castTo<{ count: string }>().executeTakeFirstOrThrow();
    });
    return keys.map(() => Number(count));
  }

  return { Connection, Args: argsOf(definition), page };
}

/** The arguments of a page, with a filter and a sort where there are inputs for them. */
export function argsOf({ filter, sort, byDefault }: Inputs) {
  @ArgsType()
  class Args extends PageArgs {}
  const description = `At most ${maxSorts} fields, the most important one first. ${byDefault}`;
  if (filter)
    Field(() => filter, { nullable: true, description: 'Only what matches; all when it is left out.' })(
      Args.prototype,
      'filter',
    );
  if (sort) Field(() => [sort], { nullable: true, description })(Args.prototype, 'sort');
  return Args;
}

/** What says which rows are meant, without what says which page of them. */
function askedIn<Asked extends object>(args: Asked & OrderedArgs<string>): Asked {
  const { first, last, after, before, offset, sort, seed, ...asked } = args;
  return asked as Asked;
}
