/**
 * Keyset pages in any order: a page goes on from the values of the row where the last one ended, so that rows which come
 * and go meanwhile are neither repeated nor lost. What is absent comes last in both directions; the primary key ends
 * every order.
 *
 * What can be absent is compared in two steps: whether it is there, then its value. So an order of one direction is one
 * comparison of rows, and an index can start there. PostgreSQL decides such a comparison at the first step that differs,
 * and never comes to a NULL.
 *
 * A cursor holds these values and is signed together with the name of the list and its order, so one of another list or
 * order, or a made-up one, is refused before its values come near the database.
 */
import { randomInt } from 'node:crypto';
import { type AliasedExpression, type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { App } from '../app.type.ts';
import { readCursor, type Sign, signFor, type Value, writeCursor } from '../checks/signed-cursor.ts';
import { badInput } from '../errors.ts';
import type { PageArgs } from './connection.ts';
import { allOf, anyOf, type Condition, type FilterContext } from './filters.ts';
import { type Page, pageOf, pageRequestOf } from './page.ts';
import { allBits, atNextPlaces, placeOf, type Shuffle } from './shuffle.ts';
import { SortDirection } from './sort.ts';

/** Something that a list can be ordered by. */
export interface SortKey {
  expression: (context: FilterContext) => Expression<unknown>;
  type: KeyType;
  /** Whether it can be absent. */
  isNullable: boolean;
  /**
   * Where it can be absent and an index begins with whether it is: the column that is absent at the same time. Others are
   * ordered by what is selected anyway, which is cheaper than computing it twice.
   */
  indexedPresence?: Expression<unknown>;
  /** The only direction that makes sense, whichever one is asked for. */
  direction?: SortDirection;
  /** What the expression speaks of beside the row: rows, and when they are those of the row; at most one is, maybe none. */
  beside?: { rows: AliasedExpression<object, string>; on: Expression<SqlBool> };
  /** The property that rows of a page get it under, where it would take a statement more to show it. */
  shownAs?: string;
}

/** PostgreSQL's types that values of cursors are turned into. */
type KeyType = 'text' | 'timestamptz' | 'date' | 'bigint' | 'float8';

/** Every field of a list's sort input, but RANDOM, which is the planner's own. */
export type SortKeys<Field extends string> = Record<Exclude<`${Field}`, 'RANDOM'>, SortKey>;

export interface Sort<Field extends string> {
  field: Field;
  direction: SortDirection;
}

/** What a list is, whatever is asked of it. */
export interface OrderedList<Field extends string> {
  name: string;
  sorts: SortKeys<Field>;
  /** When nothing is said. */
  defaultSort: readonly Sort<Field>[];
  primaryKey: Expression<string | number>;
  /** How many bits its ids have by now, where most of these ids are in the list: then a random page looks its rows up. */
  idBits?: number;
}

/** What is asked of it. */
export interface OrderedArgs<Field extends string> extends PageArgs {
  sort?: readonly Sort<Field>[] | null;
  seed?: number | null;
}

interface Key extends Omit<SortKey, 'expression'> {
  expression: Expression<unknown>;
  isDescending: boolean;
  /** Of a random order. */
  shuffle?: Shuffle | null;
}

/** An order and a place in it. */
export interface Keyset {
  keys: readonly Key[];
  limit: number;
  offset: number;
  backwards: boolean;
  /** The values of the row to go on from. */
  from: readonly Value[] | null;
  /** Where it is random. */
  shuffle: Shuffle | null;
  /** What cursors are signed with. */
  sign: Sign;
}

export const maxSorts = 4;

/** BAD_USER_INPUT when there are too many fields. */
export function checkSort(sort: readonly unknown[]): void {
  if (sort.length > maxSorts) throw badInput('sort', `sort must have at most ${maxSorts} fields.`);
}

/** Checks the arguments. Throws BAD_USER_INPUT. */
export function keysetOf<Field extends string>(
  { secret }: Pick<App, 'secret'>,
  list: OrderedList<Field>,
  args: OrderedArgs<Field>,
  context: FilterContext,
): Keyset {
  const sort = args.sort?.length ? args.sort : list.defaultSort;
  checkSort(sort);
  const { cursor, cursorField, ...request } = pageRequestOf(args);
  const order = sort.map(({ field, direction }) => `${field} ${direction}`).join();
  const sign = signFor(secret, `${list.name}\n${order}`);
  const refuse = (): never => {
    throw badInput(
      cursorField,
      `${cursorField} must be a cursor that an earlier page of this list returned, in the same order.`,
    );
  };
  const isRandom = sort.some(({ field }) => field === 'RANDOM');
  const read = cursor === null ? null : (readCursor(cursor, sign) ?? refuse());
  const [cursorSeed, cursorBits] = read ?? [];
  const shuffle = isRandom
    ? { seed: args.seed ?? Number(cursorSeed ?? drawSeed()), bits: Number(cursorBits ?? list.idBits ?? allBits) }
    : null;
  if (read && shuffle && (cursorSeed !== shuffle.seed || cursorBits !== shuffle.bits)) refuse();
  const from = read?.slice(isRandom ? 2 : 1) ?? null;
  return { ...request, keys: keysOf(list, sort, context, shuffle), from, shuffle, sign };
}

function keysOf<Field extends string>(
  { sorts, primaryKey }: OrderedList<Field>,
  sort: readonly Sort<Field>[],
  context: FilterContext,
  shuffle: Shuffle | null,
): Key[] {
  const keys = sort.map(({ field, direction }): Key => {
    const isDescending = direction === SortDirection.DESC;
    if (field === 'RANDOM' && shuffle) {
      return { expression: placeOf(primaryKey, shuffle), type: 'bigint', isNullable: false, isDescending, shuffle };
    }
    const { expression, direction: only = direction, ...key } = sorts[field as string as keyof SortKeys<Field>];
    return { ...key, expression: expression(context), isDescending: only === SortDirection.DESC };
  });
  const isDescending = keys.at(-1)?.isDescending ?? true;
  return [...keys, { expression: primaryKey, type: 'bigint', isNullable: false, isDescending }];
}

/** Restricts, orders and limits a query to the page and one row more, and selects what its cursors are made of. */
export function inOrder<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  keyset: Keyset,
): SelectQueryBuilder<DB, TB, O> {
  const { keys, limit, offset, backwards } = keyset;
  const cursor = keys.map(({ expression }, index) => sql<Value>`${expression}`.as(column(index)));
  const beside = new Set(keys.flatMap((key) => key.beside ?? [])); // once, also where a field is named twice
  const joined = [...beside].reduce(
    (whole, { rows, on }) => whole.leftJoin(rows, (join) => join.on(on)) as typeof query,
    query,
  );
  const selected = joined.select(cursor) as unknown as typeof query;
  const further = beyondCursor(keyset);
  const restricted = further ? selected.where(further) : selected;
  return keys
    .flatMap((key, index) => orderOf(key, index, backwards))
    .reduce((ordered, order) => ordered.orderBy(order), restricted)
    .limit(sql.lit(limit + 1)) // as text: PostgreSQL prepares a plan for a limit that it knows
    .$if(offset > 0, (page) => page.offset(offset));
}

/** Makes a page of the rows that `inOrder` returned. */
export function pageOfKeyset<Row extends object>(keyset: Keyset, found: Row[]): Page<Row> & { seed: number | null } {
  const { keys, shuffle, sign } = keyset;
  const valueAt = (row: Row, index: number) => (row as Record<string, Value>)[column(index)] ?? null;
  for (const [index, { shownAs }] of keys.entries())
    if (shownAs) for (const row of found) Object.assign(row, { [shownAs]: valueAt(row, index) });
  const cursorOf = (row: Row) => {
    const values = keys.map((_, index) => valueAt(row, index));
    return writeCursor([...(shuffle ? [shuffle.seed, shuffle.bits] : [null]), ...values], sign);
  };
  return { ...pageOf(keyset, found, cursorOf), seed: shuffle?.seed ?? null };
}

/** How many times as many places as rows are looked at, where a filter may leave few of them. */
const timesAsMany = 50;

/**
 * Where to look for a page, one after the other, until there are enough rows for it: in a random order at the next places. The
 * last is null, for the whole list, which is sorted. `share`: at how many of the places there are rows, if no filter leaves them out.
 */
export function placesOf({ keys, limit, offset, backwards, from }: Keyset, share: number): (Condition | null)[] {
  const [first, primaryKey] = [keys[0], keys.at(-1)];
  if (!first?.shuffle || !primaryKey) return [null];
  const [place = null] = from ?? [];
  const walk = { shuffle: first.shuffle, from: place, isUpwards: first.isDescending === backwards };
  const wanted = limit + offset + 1;
  const enough = Math.ceil((1.2 * wanted) / Math.max(share, 0.03)) + 20;
  const near = [enough, timesAsMany * wanted].map((count) => atNextPlaces(primaryKey.expression, walk, count));
  return [...near.filter((condition) => condition !== null), null];
}

const column = (index: number) => `cursor${index}`;

function orderOf(key: Key, index: number, backwards: boolean) {
  const direction = key.isDescending === backwards ? sql`asc` : sql`desc`;
  const value = sql`${sql.ref(column(index))} ${direction}`;
  if (key.indexedPresence) return [sql`${presenceOf(key)} ${direction}`, value];
  // Named only where PostgreSQL does otherwise by itself, as it reads an index backwards only in its very order.
  return [key.isNullable ? sql`${value} nulls ${backwards ? sql`first` : sql`last`}` : value];
}

/** The rows that come after the one to go on from; null where it begins with the first. */
export const beyondCursor = ({ keys, from, backwards }: Keyset): Condition | null =>
  from === null ? null : beyond(keys, from, backwards);

/** The rows after these values; backwards, those before them. */
export function beyond(keys: readonly Key[], values: readonly Value[], backwards: boolean): Condition {
  const isDescending = keys[0]?.isDescending;
  const turn = keys.findIndex((key) => key.isDescending !== isDescending);
  const row = turn < 0 ? keys : keys.slice(0, turn);
  const further = compared(row, values, isDescending === backwards ? sql`>` : sql`<`);
  if (turn < 0) return further;
  return anyOf([
    further,
    allOf([compared(row, values, sql`=`), beyond(keys.slice(turn), values.slice(turn), backwards)]),
  ]);
}

function compared(keys: readonly Key[], values: readonly Value[], operator: Expression<unknown>): Condition {
  const steps = keys.flatMap((key, index) => stepsOf(key, values[index] ?? null));
  const [left, right] = [steps.map((step) => step.expression), steps.map((step) => step.value)];
  return sql`(${sql.join(left)}) ${operator} (${sql.join(right)})`;
}

function stepsOf(key: Key, value: Value) {
  const ofValue = { expression: key.expression, value: sql`${value}::${sql.raw(key.type)}` };
  if (!key.isNullable) return [ofValue];
  const ofPresence = { expression: presenceOf(key), value: sql.lit((value === null) !== key.isDescending) };
  return value === null ? [ofPresence] : [ofPresence, ofValue]; // two that are absent do not differ
}

/** In the direction of the key, so that what is absent comes last: false is before true. */
function presenceOf({ expression, indexedPresence = expression, isDescending }: Key): Expression<unknown> {
  return isDescending ? sql`${indexedPresence} is not null` : sql`${indexedPresence} is null`;
}

/** 1 to 2^47, which every client's numbers can hold. */
const drawSeed = () => randomInt(1, 2 ** 47);
