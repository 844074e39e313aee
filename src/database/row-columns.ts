/**
 * The columns that the rows of a type of the API are made of, each under its name there. They are those of its entity, so
 * that a column which becomes a field is read without being named again; a query reads those of them that it needs.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import {
  type AliasableExpression,
  type AliasedExpression,
  type Expression,
  expressionBuilder,
  type Selectable,
  type Simplify,
  sql,
} from 'kysely';
import type { Database } from './rows.ts';

export type ColumnNames = readonly string[] | 'all';

/** Exactly what an answer has, in its order and under its names, for PostgreSQL to write as JSON. */
export class Shape {
  constructor(readonly fields: readonly ShapeField[]) {}

  get columns(): string[] {
    return this.fields.flatMap((field) => ('column' in field ? [field.column] : []));
  }
}

/** A column, a text that is the same in each row, or what belongs to the row, in a shape of its own. */
export type ShapeField = { name: string } & (
  | { column: string; as: keyof typeof casts }
  | { always: string }
  | { relation: string; shape: Shape }
);

/** From a column to what JSON writes as GraphQL does. */
const casts = {
  value: (column: Expression<unknown>) => column,
  text: (column: Expression<unknown>) => sql`${column}::text`,
  instant: (column: Expression<unknown>) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
};

/** What a query passes to `select`: the columns with these names, and always the keys; or those of a shape. */
export type RowColumns<Row> = (em: EntityManager, names?: ColumnNames | Shape) => Selected<Row>[];

type Selected<Row> = { [Name in keyof Row & string]: AliasedExpression<Row[Name], Name> }[keyof Row & string];

/** A row with all columns: who reads only some of them knows what its readers need (see `Needs`). */
export type RowOf<Columns> = Columns extends RowColumns<infer Row> ? Row : never;

type Row<Table extends keyof Database, Except, Computed> = Simplify<
  Omit<Selectable<Database[Table]>, (Except & string) | keyof Computed> & {
    [Name in keyof Computed]: Computed[Name] extends Expression<infer T> ? T : never;
  }
>;

interface Options<Property, Computed> {
  /** What stays in the table, such as secrets. */
  except?: readonly Property[];
  /** What differs from the column of its name, or has none. */
  computed?: Computed;
  /** What every query reads, whatever it is asked for. */
  keys?: readonly string[];
}

export function rowColumns<
  Table extends keyof Database,
  Except extends keyof Database[Table] & string = never,
  Computed extends Record<string, AliasableExpression<unknown>> = Record<never, never>,
>(
  table: Table,
  { except = [], computed, keys = [] }: Options<Except, Computed> = {},
): RowColumns<Row<Table, Except, Computed>> {
  let columns: Map<string, AliasableExpression<unknown>> | undefined;
  return (em, wanted = 'all') => {
    columns ??= columnsOf(em, table, except, computed ?? {});
    const named =
      wanted instanceof Shape
        ? inShape(wanted, (name) => columns?.get(name))
        : [...columns]
            .filter(([name]) => wanted === 'all' || keys.includes(name) || wanted.includes(name))
            .map(([name, column]) => column.as(name));
    return named as Selected<Row<Table, Except, Computed>>[];
  };
}

/** What a query passes to `select` for a shape. `relationOf`: as JSON. */
export function inShape(
  { fields }: Shape,
  columnOf: (name: string) => AliasableExpression<unknown> | undefined,
  relationOf?: (name: string, shape: Shape) => Expression<unknown> | undefined,
) {
  return fields.map((field) => {
    if ('always' in field) return sql`${sql.lit(field.always)}`.as(field.name);
    const value = 'column' in field ? columnOf(field.column) : relationOf?.(field.relation, field.shape);
    if (!value) throw new Error(`There is nothing to be read as ${field.name}.`);
    return sql`${'as' in field ? casts[field.as](value) : value}`.as(field.name);
  });
}

function columnsOf(
  em: EntityManager,
  table: keyof Database,
  except: readonly string[],
  computed: Record<string, AliasableExpression<unknown>>,
): Map<string, AliasableExpression<unknown>> {
  const { ref } = expressionBuilder<Database, keyof Database>();
  const entity = Array.from(em.getMetadata()).find(({ tableName }) => tableName === table);
  const own = (entity?.props ?? []).map(({ name }) => name).filter((name) => !except.includes(name));
  const names = new Set([...own, ...Object.keys(computed)]);
  return new Map(Array.from(names, (name) => [name, computed[name] ?? ref(`${table}.${name}` as never)]));
}
