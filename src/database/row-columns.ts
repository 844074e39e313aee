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

/** Exactly what an answer has, in its order and under its names: columns, of which some are to be text, and texts that are the same in each row. */
export class Shape {
  constructor(readonly fields: readonly ShapeField[]) {}
}

export type ShapeField = { name: string } & ({ column: string; isText: boolean } | { always: string });

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
        ? inShape(columns, wanted)
        : [...columns]
            .filter(([name]) => wanted === 'all' || keys.includes(name) || wanted.includes(name))
            .map(([name, column]) => column.as(name));
    return named as Selected<Row<Table, Except, Computed>>[];
  };
}

function inShape(columns: ReadonlyMap<string, AliasableExpression<unknown>>, { fields }: Shape) {
  return fields.map((field) => {
    if ('always' in field) return sql`${sql.lit(field.always)}`.as(field.name);
    const column = columns.get(field.column);
    if (!column) throw new Error(`There is no column ${field.column}.`);
    return field.isText ? sql`${column}::text`.as(field.name) : column.as(field.name);
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
