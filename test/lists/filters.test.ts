/** The planner by itself: which SQL a filter becomes, what becomes a parameter, and what is refused. */
import 'reflect-metadata';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { date, flag, float, idSet, ids, instant, integer, numericIds, oneOf, text } from '../../src/lists/criteria.ts';
import type { StringFilter } from '../../src/lists/filter.inputs.ts';
import {
  allOf,
  anyOf,
  type Condition,
  type Criteria,
  type FilterContext,
  isAmong,
  mentions,
  not,
  planFilter,
} from '../../src/lists/filters.ts';
import { beyond } from '../../src/lists/keyset.ts';

interface Filter {
  and?: Filter[] | null;
  or?: Filter[] | null;
  not?: Filter | null;
  name?: StringFilter | null;
  isRed?: boolean | null;
  withShade?: boolean | null;
}

const criteria: Criteria<Filter> = {
  name: text(sql.ref('name')),
  isRed: (wanted, { viewerId }, { filter }) =>
    filter.withShade ? sql`shade(${wanted}, ${viewerId})` : sql`red = ${wanted}`,
  withShade: () => null,
};

const context: FilterContext = { viewerId: '7', permissions: new Set(), now: new Date('2026-01-08T00:00:00Z') };
const place = { filter: {}, field: 'filter.x', depth: 0 };

const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

function compiled(condition: Condition | null) {
  const { sql: text, parameters } = sql`${condition}`.compile(compiler);
  return [text.replaceAll(/\s+/g, ' '), ...parameters];
}

const planned = (filter: Filter) => compiled(planFilter(criteria, filter, context));
const [red, notRed]: Filter[] = [{ isRed: true }, { isRed: false }];

describe('and, or, not', () => {
  test.each<[Filter, unknown[]]>([
    [{}, ['true']],
    [{ isRed: null, and: null, or: null, not: null }, ['true']],
    [{ isRed: true }, ['red = $1', true]],
    [{ isRed: true, withShade: true }, ['shade($1, $2)', true, '7']],
    [{ isRed: true, name: { eq: 'a' } }, ['(red = $1 and "name" = $2::text)', true, 'a']],
    [{ and: [] }, ['true']],
    [{ or: [] }, ['false']],
    [{ or: [red, notRed] } as Filter, ['(red = $1 or red = $2)', true, false]],
    [{ and: [red], or: [notRed] } as Filter, ['(red = $1 and red = $2)', true, false]],
    [{ not: red } as Filter, ['(red = $1) is not true', true]],
    [{ not: {} }, ['(true) is not true']],
    [
      { not: { not: { or: [red, { not: notRed }] } } } as Filter,
      ['(((red = $1 or (red = $2) is not true)) is not true) is not true', true, false],
    ],
  ])('%j', (filter, expected) => expect(planned(filter)).toEqual(expected));

  test('nest five deep and no deeper', () => {
    const nested = (depth: number): Filter => (depth === 0 ? { isRed: true } : { or: [nested(depth - 1)] });

    expect(planned(nested(5))).toEqual(['red = $1', true]);
    expect(() => planned(nested(6))).toThrow(/at most 5 deep/);
  });

  test('a criterion is found wherever it stands', () => {
    expect(mentions<Filter>({ and: [{ or: [{}, { not: { isRed: false } }] }] }, 'isRed')).toBe(true);
    expect(mentions<Filter>({ and: [{ isRed: null }], not: {} }, 'isRed')).toBe(false);
  });
});

describe('each kind of criterion', () => {
  const x = sql.ref('x');
  test.each<[string, Condition | null, unknown[]]>([
    ['text', text(x)({ eq: "'; drop table scenes --" }, context, place), ['"x" = $1::text', "'; drop table scenes --"]],
    ['ne', text(x)({ ne: 'a' }, context, place), ['"x" is distinct from $1::text', 'a']],
    ['in', text(x)({ in: ['a', 'b'] }, context, place), ['"x" = any($1::text[])', ['a', 'b']]],
    ['contains', text(x)({ contains: '50%_\\' }, context, place), ['"x" ilike $1', '%50\\%\\_\\\\%']],
    ['startsWith', text(x)({ startsWith: 'a' }, context, place), ['"x" ilike $1', 'a%']],
    ['isEmpty', text(x)({ isEmpty: false }, context, place), [`(coalesce("x", '') = '') is not true`]],
    ['integer', integer(x)({ gte: 1, lt: 9 }, context, place), ['("x" >= $1::bigint and "x" < $2::bigint)', 1, 9]],
    ['float', float(x)({ lte: 0.5 }, context, place), ['("x")::float8 <= $1::float8', 0.5]],
    ['date', date(x)({ after: '2026-01-01' }, context, place), ['"x" > $1::date', '2026-01-01']],
    ['isNull', date(x)({ isNull: true }, context, place), ['"x" is null']],
    ['after an instant', instant(x)({ after: new Date(1) }, context, place), ['"x" >= $1::timestamptz', new Date(2)]],
    [
      'within',
      instant(x)({ within: 'P7DT1H' }, context, place),
      ['"x" >= $1::timestamptz - $2::interval', context.now, 'P7DT1H'],
    ],
    ['a choice', oneOf(x)(['a'], context, place), ['"x" = any($1::text[])', ['a']]],
    ['a flag', flag(sql`x`)(false, context, place), ['(x) is not true']],
    [
      'ids',
      ids((given) => sql`x = any(${numericIds(given)})`)(['1', 'x', '1', '-1', '1e3'], context, place),
      ['x = any($1::bigint[])', ['1']],
    ],
  ])('%s', (_, condition, expected) => expect(compiled(condition)).toEqual(expected));

  test('a set of ids', () => {
    const tags = idSet((given) => sql`has(${given})`, sql`some`);

    expect(compiled(tags({ all: ['1', '2', '1'] }, context, place))).toEqual(['(has($1) and has($2))', ['1'], ['2']]);
    expect(compiled(tags({ any: ['1', '2'] }, context, place))).toEqual(['has($1)', ['1', '2']]);
    expect(compiled(tags({ none: ['1'], isEmpty: false }, context, place))).toEqual([
      '((has($1)) is not true and some)',
      ['1'],
    ]);
    expect(compiled(tags({ isEmpty: true }, context, place))).toEqual(['(some) is not true']);
  });
});

test('lists of keys are one list in an and and an or, a join in a not, and stay apart where they are of different keys', () => {
  const list = (key: 'scenes.id' | 'tags.id', name: string) => isAmong(key, sql`select x from ${sql.table(name)}`);
  const [a, b, c] = [list('scenes.id', 'a'), list('scenes.id', 'b'), list('tags.id', 'c')];
  const [both] = compiled(anyOf([a, b]));

  expect(both).toBe('"scenes"."id" in ((select x from "a") union all (select x from "b"))');
  expect(compiled(allOf([a, b]))).toEqual([
    '"scenes"."id" in (select first.id from (select x from "a") as first(id) where first.id in (select x from "b"))',
  ]);
  expect(compiled(not(anyOf([a, b])))).toEqual([
    'not exists (select from ((select x from "a") union all (select x from "b")) as others(id) where others.id = "scenes"."id")',
  ]);
  expect(compiled(anyOf([a, c]))).toEqual([
    '("scenes"."id" in (select x from "a") or "tags"."id" in (select x from "c"))',
  ]);
  expect(compiled(anyOf([a, sql`red`]))).toEqual(['("scenes"."id" in (select x from "a") or red)']);
});

describe('the rows beyond a place in an order', () => {
  const key = (name: string, isNullable: boolean, isDescending: boolean) => ({
    expression: sql.ref(name),
    type: 'bigint' as const,
    isNullable,
    isDescending,
  });
  const id = (isDescending: boolean) => key('id', false, isDescending);

  test.each<[string, Condition, unknown[]]>([
    [
      'one direction, nothing absent: a row of values, which an index answers',
      beyond([key('a', false, true), id(true)], [5, '9'], false),
      ['("a", "id") < ($1::bigint, $2::bigint)', 5, '9'],
    ],
    [
      'the same backwards',
      beyond([key('a', false, true), id(true)], [5, '9'], true),
      ['("a", "id") > ($1::bigint, $2::bigint)', 5, '9'],
    ],
    [
      'what is absent comes after what is there',
      beyond([key('a', true, false), id(false)], [5, '9'], false),
      ['("a" is null, "a", "id") > (false, $1::bigint, $2::bigint)', 5, '9'],
    ],
    [
      'also in the other direction',
      beyond([key('a', true, true), id(true)], [5, '9'], false),
      ['("a" is not null, "a", "id") < (true, $1::bigint, $2::bigint)', 5, '9'],
    ],
    [
      'two that are absent are told apart by what follows',
      beyond([key('a', true, false), id(false)], [null, '9'], false),
      ['("a" is null, "id") > (true, $1::bigint)', '9'],
    ],
    [
      'backwards from what is absent',
      beyond([key('a', true, true), id(true)], [null, '9'], true),
      ['("a" is not null, "id") > (false, $1::bigint)', '9'],
    ],
    [
      'an index that begins with the presence of a column',
      beyond([{ ...key('a', true, false), indexedPresence: sql.ref('b') }, id(false)], [5, '9'], false),
      ['("b" is null, "a", "id") > (false, $1::bigint, $2::bigint)', 5, '9'],
    ],
    [
      'two directions: a row of values for each stretch of the same',
      beyond([key('a', false, false), key('b', true, false), id(true)], [5, 6, '9'], false),
      [
        '(("a", "b" is null, "b") > ($1::bigint, false, $2::bigint) or (("a", "b" is null, "b") = ($3::bigint, false, $4::bigint) and ("id") < ($5::bigint)))',
        5,
        6,
        5,
        6,
        '9',
      ],
    ],
    [
      'two directions, something absent',
      beyond([key('a', true, false), id(true)], [null, '9'], false),
      ['(("a" is null) > (true) or (("a" is null) = (true) and ("id") < ($1::bigint)))', '9'],
    ],
  ])('%s', (_, condition, expected) => expect(compiled(condition)).toEqual(expected));
});
