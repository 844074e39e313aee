/**
 * Keyset pages in any order: a page goes on from the values of the row where the last one ended, so that rows which come
 * and go meanwhile are neither repeated nor lost. What is absent comes last in both directions; the primary key ends
 * every order.
 *
 * A cursor holds these values and is signed together with the name of the list and its order, so one of another list or
 * order, or a made-up one, is refused before its values come near the database.
 */
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { App } from '../app.ts';
import { badInput } from '../errors.ts';
import { boundsOf, type Page, type PageArgs, pageBy } from './connection.ts';
import { type Asking, allOf, anyOf, type Condition } from './filters.ts';
import { SortDirection } from './sort.ts';

/** Something that a list can be ordered by. */
export interface SortKey {
  expression: (asking: Asking) => Expression<unknown>;
  type: KeyType;
  /** Whether it can be absent. */
  isNullable: boolean;
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
}

/** What is asked of it. */
export interface OrderedArgs<Field extends string> extends PageArgs {
  sort?: readonly Sort<Field>[] | null;
  seed?: number | null;
}

interface Key {
  expression: Expression<unknown>;
  type: KeyType;
  isNullable: boolean;
  isDescending: boolean;
}

type Value = string | number | null;

/** An order and a place in it. */
export interface Keyset {
  keys: readonly Key[];
  limit: number;
  offset: number;
  backwards: boolean;
  /** The values of the row to go on from. */
  from: readonly Value[] | null;
  seed: number | null;
  /** What cursors are signed with. */
  sign: (text: string) => Buffer;
}

export const maxSorts = 4;

/** Checks the arguments. Throws BAD_USER_INPUT. */
export function keysetOf<Field extends string>(
  { secret }: Pick<App, 'secret'>,
  list: OrderedList<Field>,
  args: OrderedArgs<Field>,
  asking: Asking,
): Keyset {
  const sort = args.sort?.length ? args.sort : list.defaultSort;
  if (sort.length > maxSorts) throw badInput('sort', `sort names at most ${maxSorts} fields.`);
  const { cursor, cursorField, ...bounds } = boundsOf(args);
  const order = sort.map(({ field, direction }) => `${field} ${direction}`).join();
  const sign = (text: string) => signatureOf(secret, `${list.name}\n${order}\n${text}`);
  const refuse = (): never => {
    throw badInput(
      cursorField,
      `${cursorField} must be a cursor of this very list in this very order, as an earlier page of it returned.`,
    );
  };
  const [cursorSeed = null, ...from] = cursor === null ? [] : (readCursor(cursor, sign) ?? refuse());
  const isRandom = sort.some(({ field }) => field === 'RANDOM');
  const seed = isRandom ? (args.seed ?? (cursorSeed as number | null) ?? drawSeed()) : null;
  if (cursor !== null && cursorSeed !== seed) refuse();
  return { ...bounds, keys: keysOf(list, sort, asking, seed), from: cursor === null ? null : from, seed, sign };
}

function keysOf<Field extends string>(
  { sorts, primaryKey }: OrderedList<Field>,
  sort: readonly Sort<Field>[],
  asking: Asking,
  seed: number | null,
): Key[] {
  const keys = sort.map(({ field, direction }): Key => {
    const isDescending = direction === SortDirection.DESC;
    if (field === 'RANDOM') {
      const expression = sql`hashint8extended(${primaryKey}, ${seed}::bigint)`;
      return { expression, type: 'bigint', isNullable: false, isDescending };
    }
    const { expression, ...key } = sorts[field as string as keyof SortKeys<Field>];
    return { ...key, expression: expression(asking), isDescending };
  });
  const isDescending = keys.at(-1)?.isDescending ?? true;
  return [...keys, { expression: primaryKey, type: 'bigint', isNullable: false, isDescending }];
}

/** Restricts, orders and limits a query to the page and one row more, and selects what its cursors are made of. */
export function inOrder<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  { keys, limit, offset, backwards, from }: Keyset,
): SelectQueryBuilder<DB, TB, O> {
  const cursor = keys.map(({ expression }, index) => sql<Value>`${expression}`.as(column(index)));
  const selected = query.select(cursor) as unknown as typeof query;
  const restricted = from === null ? selected : selected.where(beyond(keys, from, backwards));
  return keys
    .reduce((ordered, key, index) => ordered.orderBy(orderOf(key, index, backwards)), restricted)
    .limit(limit + 1)
    .offset(offset);
}

/** Makes a page of the rows that `inOrder` returned. */
export function pageOfKeyset<Row extends object>(keyset: Keyset, found: Row[]): Page<Row> & { seed: number | null } {
  const { keys, seed, sign } = keyset;
  const cursorOf = (row: Row) => {
    const values = keys.map((_, index) => (row as Record<string, Value>)[column(index)] ?? null);
    return writeCursor([seed, ...values], sign);
  };
  return { ...pageBy(keyset, found, cursorOf), seed };
}

const column = (index: number) => `cursor${index}`;

function orderOf({ isDescending, isNullable }: Key, index: number, backwards: boolean) {
  const direction = isDescending === backwards ? sql`asc` : sql`desc`;
  // Named only where PostgreSQL does otherwise by itself, as it reads an index backwards only in its very order.
  const nulls = !isNullable ? sql`` : backwards ? sql` nulls first` : sql` nulls last`;
  return sql`${sql.ref(column(index))} ${direction}${nulls}`;
}

/** The rows after these values; backwards, those before them. */
export function beyond(keys: readonly Key[], values: readonly Value[], backwards: boolean): Condition {
  const [first] = keys;
  if (keys.every((key) => !key.isNullable && key.isDescending === first?.isDescending)) {
    const sides = [keys.map(({ expression }) => expression), keys.map((key, index) => parameter(key, values[index]))];
    const [left, right] = sides.map((side) => sql.join(side));
    return sql`(${left}) ${first?.isDescending === backwards ? sql`>` : sql`<`} (${right})`;
  }
  return keys.reduceRight<Condition>((rest, key, index) => {
    const value = values[index] ?? null;
    return anyOf([further(key, value, backwards), allOf([same(key, value), rest])]);
  }, sql`false`);
}

function further(key: Key, value: Value, backwards: boolean): Condition {
  const { expression, isNullable, isDescending } = key;
  if (value === null) return backwards ? sql`${expression} is not null` : sql`false`;
  const differs = sql<SqlBool>`${expression} ${isDescending === backwards ? sql`>` : sql`<`} ${parameter(key, value)}`;
  return isNullable && !backwards ? anyOf([differs, sql`${expression} is null`]) : differs;
}

function same(key: Key, value: Value): Condition {
  return value === null ? sql`${key.expression} is null` : sql`${key.expression} = ${parameter(key, value)}`;
}

const parameter = ({ type }: Key, value: Value | undefined) => sql`${value}::${sql.raw(type)}`;

function writeCursor(values: readonly Value[], sign: Keyset['sign']): string {
  return sealed(JSON.stringify(values), sign);
}

function readCursor(cursor: string, sign: Keyset['sign']): Value[] | undefined {
  const text = Buffer.from(cursor.split('.')[0] ?? '', 'base64url').toString();
  const [given, expected] = [Buffer.from(cursor), Buffer.from(sealed(text, sign))];
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return JSON.parse(text) as Value[]; // we wrote it
}

const sealed = (text: string, sign: Keyset['sign']) =>
  `${Buffer.from(text).toString('base64url')}.${sign(text).toString('base64url')}`;

const signatureOf = (secret: Uint8Array, text: string) =>
  createHmac('sha256', secret).update(`cursor\n${text}`).digest().subarray(0, 12);

/** 1 to 2^47, which every client's numbers can hold. */
const drawSeed = () => randomInt(1, 2 ** 47);
