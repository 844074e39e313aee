/** The tables of a database in the order in which their rows can be written, and what their sequences stand at. */
import type { Client } from 'pg';

/** Tables that only say which migrations have run: those of the target say it themselves. */
const migrationTables = ['mikro_orm_migrations', 'migrations'];

export interface Table {
  /** `public` or `graphile_worker`. */
  schema: string;
  name: string;
  columns: string[];
}

export const nameOf = ({ schema, name }: Pick<Table, 'schema' | 'name'>) => `${schema}.${name}`;

/** A table after those that it refers to. */
export async function readTables(client: Client): Promise<Table[]> {
  const { rows: tables } = await client.query<Table & { needs: string[] }>(
    `select n.nspname as schema, c.relname as name,
            array(select a.attname::text from pg_attribute a
                   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                   order by a.attnum) as columns,
            array(select confrelid::regclass::oid::text from pg_constraint k
                   where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs,
            c.oid::text as id
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('public', 'graphile_worker') and c.relname <> all($1)
      order by 1, 2`,
    [migrationTables],
  );
  return inOrder(tables as (Table & { id: string; needs: string[] })[]).map(({ schema, name, columns }) => ({
    schema,
    name,
    columns,
  }));
}

function inOrder<T extends { id: string; needs: string[] }>(tables: T[]): T[] {
  const done = new Set<string>();
  const ordered: T[] = [];
  while (ordered.length < tables.length) {
    const ready = tables.filter(({ id, needs }) => !done.has(id) && needs.every((need) => done.has(need)));
    if (ready.length === 0) throw new Error('Tables refer to each other in a circle.');
    for (const table of ready) done.add(table.id);
    ordered.push(...ready);
  }
  return ordered;
}

/** The next values of sequences, by name. */
export async function readSequences(client: Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as value from pg_sequences
      where schemaname in ('public', 'graphile_worker') and last_value is not null`,
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

export const migrationNames = async (client: Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>('select name from mikro_orm_migrations order by id');
  return rows.map(({ name }) => name);
};

/** How far the tables of the queue have been migrated, by its own numbers. */
export const queueMigration = async (client: Client): Promise<number> => {
  const { rows } = await client.query<{ id: number }>('select max(id) as id from graphile_worker.migrations');
  return rows[0]?.id ?? 0;
};
