/** The columns that the rows of a type of the API are made of, each under its name there: a query reads those it needs. */
import type { AliasableExpression, AliasedExpression, Expression } from 'kysely';

export type ColumnNames = readonly string[] | 'all';

type Columns = Record<string, AliasableExpression<unknown>>;

type Selected<C extends Columns> = { [Name in keyof C & string]: AliasedExpression<TypeOf<C[Name]>, Name> }[keyof C &
  string];

type TypeOf<E> = E extends Expression<infer T> ? T : never;

/** A row with all of them. */
export type RowOf<Select extends () => readonly AliasedExpression<unknown, string>[]> = {
  [Column in ReturnType<Select>[number] as Column['alias'] & string]: TypeOf<Column['expression']>;
};

/**
 * Returns what a query passes to `select`: the columns with these names, and always the `keys`. Its rows are typed as if
 * all were there, since who reads only some of them knows what its readers need (see `Needs`).
 */
export function rowColumns<C extends Columns>(keys: readonly (keyof C & string)[], columns: C) {
  const all = Object.entries(columns).map(([name, column]) => ({ name, column: column.as(name) as Selected<C> }));
  return (names: ColumnNames = 'all'): Selected<C>[] =>
    all
      .filter(({ name }) => names === 'all' || keys.includes(name) || names.includes(name))
      .map(({ column }) => column);
}
