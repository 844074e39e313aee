/**
 * The planner: from a filter to one SQL condition. It knows `and`, `or` and `not`; what the criteria mean is told by the
 * features whose data they speak of. What clients send becomes parameters, never SQL.
 *
 * A criterion may come out NULL, which counts as false. `and` and `or` keep that, and every negation is written
 * `is not true`, so that each row matches either a filter or its `not`.
 */
import { type Expression, type SqlBool, sql } from 'kysely';
import { attachment } from '../attachment.ts';
import type { Viewer } from '../auth/viewer.type.ts';
import { badInput } from '../errors.ts';

export type Condition = Expression<SqlBool>;

/** What criteria may need beside their value: who asks, and when. */
export interface FilterContext {
  viewerId: string;
  permissions: ReadonlySet<string>;
  now: Date;
  /** What the filter's `search` has found: null when nothing was typed, absent where no search may stand. */
  found?: Found | null;
  /** How many related filters this one lies in. */
  relatedDepth?: number;
  /** How much there is so far, in a filter and those that lie in it. */
  counter?: Counter;
}

interface Counter {
  criteria: number;
  /** Filters in `and` and `or`. */
  parts: number;
}

/** What a search has found. */
export interface Found {
  /** A query with the columns `id` and `rank`, both bigint; a lower rank is better. */
  relation: Expression<{ id: string; rank: string }>;
  /** The same ids as one array, where they are known already: PostgreSQL then plans with their true number. */
  ids?: Expression<string[]>;
}

export function filterContextOf(viewer: Pick<Viewer, 'id' | 'permissions'> | null): FilterContext {
  return { viewerId: viewer?.id ?? nobody, permissions: viewer?.permissions ?? new Set(), now: new Date() };
}

/** The id of no user. */
const nobody = '0';

/** Where a criterion stands: its filter's other criteria, and how it is called in an error. */
export interface Place<Filter> {
  filter: Filter;
  field: string;
  /** 0 at the root. */
  depth: number;
}

/** What a criterion means; null when it only changes what another one means. */
export type Criterion<Value, Filter = unknown> = (
  value: Value,
  context: FilterContext,
  place: Place<Filter>,
) => Condition | null;

interface Combinable<Filter> {
  and?: Filter[] | null;
  or?: Filter[] | null;
  not?: Filter | null;
}

/** The meaning of every criterion of a filter. */
export type Criteria<Filter> = {
  [Name in Exclude<keyof Filter, keyof Combinable<Filter>>]-?: Criterion<NonNullable<Filter[Name]>, Filter>;
};

const maxDepth = 5;
const maxCriteria = 200;
const maxParts = 200;

/**
 * The condition that rows must fulfil. `field` is the name of the argument, for errors.
 *
 * @throws BAD_USER_INPUT when it is too deep or too long, or when a criterion refuses its value
 */
export function planFilter<Filter extends object>(
  criteria: Criteria<Filter>,
  filter: Filter,
  context: FilterContext,
  field = 'filter',
): Condition {
  const counter = context.counter ?? { criteria: 0, parts: 0 };
  const within = { ...context, counter };

  function plan(part: Filter, depth: number, at: string): Condition {
    counter.parts += 1;
    if (counter.parts > maxParts) throw badInput(field, `${field} must have at most ${maxParts} filters in it.`);
    if (depth > maxDepth) throw badInput(field, `${at}: and, or and not can be nested at most ${maxDepth} deep.`);
    const below = (name: string) => (inner: Filter, index: number) => plan(inner, depth + 1, `${at}.${name}.${index}`);
    const conditions = entriesOf(part).map(([name, value]): Condition | null => {
      if (name === 'and') return allOf((value as Filter[]).map(below(name)));
      if (name === 'or') return anyOf((value as Filter[]).map(below(name)));
      if (name === 'not') return not(plan(value as Filter, depth + 1, `${at}.not`));
      counter.criteria += 1;
      if (counter.criteria > maxCriteria) throw badInput(field, `${field} must have at most ${maxCriteria} criteria.`);
      const criterion = criteria[name as keyof Criteria<Filter>] as Criterion<unknown, Filter>;
      return criterion(value, within, { filter: part, field: `${at}.${name}`, depth });
    });
    return allOf(conditions.filter((condition) => condition !== null));
  }

  return plan(filter, 0, field);
}

/** The same for who asks; without a filter, every row fulfils it. */
export function conditionOf<Filter extends object>(
  { viewer }: { viewer: Viewer | null },
  criteria: Criteria<Filter>,
  filter: Filter | null | undefined,
  found?: Found | null,
): Condition {
  return planFilter(criteria, filter ?? ({} as Filter), { ...filterContextOf(viewer), found });
}

/** Whether a criterion occurs somewhere in a filter. */
export function mentions<Filter extends Combinable<Filter>>(filter: Filter, name: keyof Filter): boolean {
  if (filter[name] != null) return true;
  const parts = [...(filter.and ?? []), ...(filter.or ?? []), ...(filter.not ? [filter.not] : [])];
  return parts.some((part) => mentions(part, name));
}

/** The key of a list's rows. It is never NULL. */
type Key = 'scenes.id' | 'actors.pk' | 'studios.pk' | 'tags.id';

/** What is asked for by `isAmong`. */
const lists = attachment<Condition, { key: Key; ids: Expression<unknown> }>('list');

/**
 * The rows whose keys a query finds, which must not find NULL. PostgreSQL can begin with that query if it finds few; so that it still can
 * where several stand in an `or` or one in a `not`, these become one query, or a join.
 */
export function isAmong(key: Key, ids: Expression<unknown>): Condition {
  const condition = sql<SqlBool>`${sql.ref(key)} in (${ids})`;
  lists.attach(condition, { key, ids });
  return condition;
}

export function not(condition: Condition): Condition {
  const list = lists.of(condition);
  if (!list) return sql<SqlBool>`(${condition}) is not true`;
  return sql<SqlBool>`not exists (select from (${list.ids}) as others(id) where others.id = ${sql.ref(list.key)})`;
}

/** True when there are none. */
export function allOf(conditions: readonly Condition[]): Condition {
  const listed = listsOfOneKey(conditions);
  if (!listed) {
    const all = joined(conditions, sql` and `, sql`true`);
    if (conditions.length > 1) conjunctions.attach(all, conditions);
    return all;
  }
  const [first, ...others] = listed.ids;
  const inOthers = others.map((ids) => sql<SqlBool>`first.id in (${ids})`);
  return isAmong(listed.key, sql`select first.id from (${first}) as first(id) where ${sql.join(inOthers, sql` and `)}`);
}

/** For how many keys an array of them is read by the same plan, whatever they are. */
const few = 2000;

/** What `allOf` was given. */
const conjunctions = attachment<Condition, readonly Condition[]>('conjunction');

const partsOf = (condition: Condition): readonly Condition[] =>
  conjunctions.of(condition)?.flatMap(partsOf) ?? [condition];

/**
 * The same condition with the keys that its lists find as an array, for which one plan fits all values. Where they are more than `few` it is true of no
 * row. Undefined where it has no lists, or they stand in an `or` or a `not`.
 */
export function whereFew(condition: Condition): Condition | undefined {
  const parts = partsOf(condition);
  const list = lists.of(allOf(parts.filter((part) => lists.of(part))));
  if (!list) return undefined;
  const found = sql`select array(select id from (${list.ids}) as found(id) limit ${sql.lit(few + 1)}) as ids`;
  // "offset 0": else PostgreSQL looks for them twice, once to count them.
  const ids = sql`(select ids from (${found} offset 0) as listed where cardinality(ids) <= ${sql.lit(few)})`;
  return allOf([
    ...parts.filter((part) => !lists.of(part)),
    sql<SqlBool>`${sql.ref(list.key)} = any(${ids}::bigint[])`,
  ]);
}

/** False when there are none. */
export function anyOf(conditions: readonly Condition[]): Condition {
  const listed = listsOfOneKey(conditions);
  if (!listed) return joined(conditions, sql` or `, sql`false`);
  const all = listed.ids.map((ids) => sql`(${ids})`);
  return isAmong(listed.key, sql.join(all, sql` union all `));
}

/** Undefined unless they are several, all of them lists, and all of the same key. */
function listsOfOneKey(conditions: readonly Condition[]) {
  const queries = conditions.flatMap((condition) => lists.of(condition) ?? []);
  const [first] = queries;
  const isOfOneKey = queries.length === conditions.length && queries.every(({ key }) => key === first?.key);
  return first && isOfOneKey && queries.length > 1 ? { key: first.key, ids: queries.map(({ ids }) => ids) } : undefined;
}

function joined(conditions: readonly Condition[], by: Expression<unknown>, none: Condition): Condition {
  if (conditions.length < 2) return conditions[0] ?? none;
  return sql<SqlBool>`(${sql.join(conditions, by as ReturnType<typeof sql>)})`;
}

/** What is given; GraphQL's null is the same as leaving a criterion out. */
function entriesOf(part: object): [string, unknown][] {
  return Object.entries(part).filter(([, value]) => value != null);
}
