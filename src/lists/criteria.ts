/** What the criteria of each kind mean, as SQL over an expression: text, numbers, days, instants, choices, relations. */
import { type Expression, type SqlBool, sql } from 'kysely';
import { distinctIds, parseBigserial, parseIds, parseUuid } from '../checks/ids.ts';
import { checkLength } from '../checks/text.ts';
import { checkDuration } from '../checks/times.ts';
import type { DateFilter, DateTimeFilter, FloatFilter, IdSetFilter, IntFilter, StringFilter } from './filter.inputs.ts';
import { allOf, type Condition, type Criterion, type FilterContext, not } from './filters.ts';

/** The value that a criterion is about; a function of who asks where it is the viewer's own. */
type Subject = Expression<unknown> | ((context: FilterContext) => Expression<unknown>);

const maxIds = 1000;
const maxAll = 50;
const maxPatternLength = 255;

export function text(subject: Subject): Criterion<StringFilter> {
  return (filter, context, { field }) => {
    const value = subjectOf(subject, context);
    return every(filter, {
      eq: (other) => sql`${value} = ${other}::text`,
      ne: (other) => sql`${value} is distinct from ${other}::text`,
      in: (others) => sql`${value} = any(${others}::text[])`,
      contains: (part) => contains(value, part, `${field}.contains`),
      startsWith: (part) => sql`${value} ilike ${`${pattern(part, `${field}.startsWith`)}%`}`,
      isEmpty: (wanted) => whether(sql`coalesce(${value}, '') = ''`, wanted),
    });
  };
}

/** Whether a text holds another, small and capital letters alike. `field`: the name of the other one, for errors. */
export const contains = (value: Expression<unknown>, part: string, field: string): Condition =>
  sql`${value} ilike ${`%${pattern(part, field)}%`}`;

/** Compares as bigint, so that no number is too large for a smaller column. */
export function integer(subject: Subject): Criterion<IntFilter> {
  return (filter, context) => {
    const value = subjectOf(subject, context);
    return every(filter, {
      ...comparisons<number>(value, (other) => sql`${other}::bigint`),
      ne: (other) => sql`${value} is distinct from ${other}::bigint`,
    });
  };
}

export function float(subject: Subject): Criterion<FloatFilter> {
  return (filter, context) =>
    every(
      filter,
      comparisons<number>(sql`(${subjectOf(subject, context)})::float8`, (other) => sql`${other}::float8`),
    );
}

export function date(subject: Subject): Criterion<DateFilter> {
  return (filter, context) => {
    const value = subjectOf(subject, context);
    return every(filter, {
      eq: (day) => sql`${value} = ${day}::date`,
      before: (day) => sql`${value} < ${day}::date`,
      after: (day) => sql`${value} > ${day}::date`,
      isNull: (wanted) => whether(sql`${value} is null`, wanted),
    });
  };
}

/** Clients know instants by the millisecond, PostgreSQL by the microsecond: after one begins with the next millisecond. */
export function instant(subject: Subject): Criterion<DateTimeFilter> {
  return (filter, context, { field }) => {
    const value = subjectOf(subject, context);
    return every(filter, {
      before: (other) => sql`${value} < ${other}::timestamptz`,
      after: (other) => sql`${value} >= ${new Date(other.getTime() + 1)}::timestamptz`,
      within: (duration) => {
        checkDuration(`${field}.within`, duration);
        return sql`${value} >= ${context.now}::timestamptz - ${duration}::interval`;
      },
      isNull: (wanted) => whether(sql`${value} is null`, wanted),
    });
  };
}

/** The text of the value is one of these. */
export function oneOf(subject: Subject): Criterion<readonly string[]> {
  return (values, context) => sql<SqlBool>`${subjectOf(subject, context)} = any(${values}::text[])`;
}

export function flag(condition: Condition | ((context: FilterContext) => Condition)) {
  const criterion: Criterion<boolean> = (wanted, context) =>
    whether(typeof condition === 'function' ? condition(context) : condition, wanted);
  return criterion;
}

/** A relation to other things by their ids. */
export function idSet(
  /** Whether there is a relation to one of these. */
  hasAnyOf: (ids: readonly string[]) => Condition,
  isRelated: Condition,
): Criterion<IdSetFilter> {
  return (filter, _context, { field }) =>
    every(filter, {
      all: (ids) => allOf(distinctIds(`${field}.all`, ids, { max: maxAll }).map((id) => hasAnyOf([id]))),
      any: (ids) => hasAnyOf(distinctIds(`${field}.any`, ids, { max: maxIds })),
      none: (ids) => not(hasAnyOf(distinctIds(`${field}.none`, ids, { max: maxIds }))),
      isEmpty: (wanted) => whether(isRelated, !wanted),
    });
}

/** Things by their own ids. */
export function ids(isOneOf: (ids: readonly string[]) => Condition): Criterion<string[]> {
  return (given, _context, { field }) => isOneOf(distinctIds(field, given, { max: 10 * maxIds }));
}

/** Numeric keys among ids of clients, as an SQL array; what is no number is the id of nothing. */
export const numericIds = (given: readonly string[]) => sql<string[]>`${parseIds(parseBigserial, given)}::bigint[]`;

/** Whether a column is one of them. A single one is compared as such: an index then finds its rows in the order of what follows in it. */
export function isNumbered(column: string, given: readonly string[]): Condition {
  const [first, ...others] = parseIds(parseBigserial, given);
  return first !== undefined && others.length === 0
    ? sql`${sql.ref(column)} = ${first}::bigint`
    : sql`${sql.ref(column)} = any(${numericIds(given)})`;
}

/** The same for ids that are uuids. */
export const uuids = (given: readonly string[]) => sql<string[]>`${parseIds(parseUuid, given)}::uuid[]`;

type Operators<Filter> = { [Name in keyof Filter]-?: (value: NonNullable<Filter[Name]>) => Expression<unknown> };

/** All operators that a filter names. */
function every<Filter extends object>(filter: Filter, operators: Operators<Filter>): Condition {
  const given = Object.entries(filter).filter(([, value]) => value != null);
  return allOf(given.map(([name, value]) => operators[name as keyof Filter](value) as Condition));
}

function comparisons<Value>(value: Expression<unknown>, parameter: (other: Value) => Expression<unknown>) {
  return {
    eq: (other: Value) => sql`${value} = ${parameter(other)}`,
    lt: (other: Value) => sql`${value} < ${parameter(other)}`,
    lte: (other: Value) => sql`${value} <= ${parameter(other)}`,
    gt: (other: Value) => sql`${value} > ${parameter(other)}`,
    gte: (other: Value) => sql`${value} >= ${parameter(other)}`,
    isNull: (wanted: boolean) => whether(sql`${value} is null`, wanted),
  };
}

const whether = (condition: Condition, wanted: boolean): Condition => (wanted ? condition : not(condition));

const subjectOf = (subject: Subject, context: FilterContext) =>
  typeof subject === 'function' ? subject(context) : subject;

/** As LIKE takes it, whose own signs mean themselves here. It is compared with every row, letter by letter. */
function pattern(part: string, field: string): string {
  checkLength(field, part, maxPatternLength);
  return part.replaceAll(/[\\%_]/g, '\\$&');
}
