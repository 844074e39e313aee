/** The real catalog, and the expected one, as flat lists of facts that can be compared line by line. */

import type pg from 'pg';
import type { ExpectedTable } from './catalog.expected.ts';

/** What there is, by what it is called: `scenes.title` is `varchar(255)`. */
export type Catalog = Record<string, string>;

/** How `actual` differs: empty when it does not. */
export function differences(expected: Catalog, actual: Catalog): string[] {
  const names = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...names]
    .filter((name) => expected[name] !== actual[name])
    .map((name) => `${name}: expected ${expected[name] ?? 'nothing'}, found ${actual[name] ?? 'nothing'}`);
}

export function catalogOf(tables: Record<string, ExpectedTable>, beside: Catalog): Catalog {
  const facts = Object.entries(tables).flatMap(
    ([table, { columns, constraints, indexes = {}, triggers = {}, rows = [] }]) => [
      [`table ${table}`, 'table'],
      ...Object.entries(columns).map(([name, type]) => [`${table}.${name}`, type]),
      ...Object.entries(constraints).map(([name, definition]) => [`constraint ${name} on ${table}`, definition]),
      ...Object.entries(indexes).map(([name, definition]) => [`index ${name} on ${table}`, definition]),
      ...Object.entries(triggers).map(([name, definition]) => [`trigger ${name} on ${table}`, definition]),
      ...rows.map((row, index) => [`row ${index + 1} of ${table}`, textOf(row)]),
    ],
  );
  return { ...Object.fromEntries(facts), ...beside };
}

/** Everything in the database but what PostgreSQL, graphile-worker and the record of migrations bring along. */
export async function readCatalog(client: pg.ClientBase): Promise<Catalog> {
  const facts = await client.query<{ name: string; definition: string }>(FACTS);
  const catalog = Object.fromEntries(facts.rows.map(({ name, definition }) => [name, asWritten(definition)]));
  for (const name of Object.keys(catalog)) {
    if (catalog[name] === 'table') Object.assign(catalog, await readRows(client, name.replace('table ', '')));
  }
  return catalog;
}

async function readRows(client: pg.ClientBase, table: string): Promise<Catalog> {
  const { rows } = await client.query<{ row: Record<string, unknown> }>(
    `SELECT to_jsonb(t) - '{id,created_at,updated_at,last_server_at}'::text[] AS row FROM ${table} t ORDER BY to_jsonb(t) -> 'id'`,
  );
  return Object.fromEntries(rows.map(({ row }, index) => [`row ${index + 1} of ${table}`, textOf(row)]));
}

const textOf = (row: Record<string, unknown>): string =>
  Object.entries(row)
    .map(([column, value]) => `${column} ${JSON.stringify(value)}`)
    .sort()
    .join(', ');

/** PostgreSQL spells out casts, long names of types and `IN`; people do not. */
function asWritten(definition: string): string {
  return definition
    .replaceAll('timestamp with time zone', 'timestamptz')
    .replaceAll(/::(character varying|[a-z]+)(\[\])?/g, '')
    .replaceAll('character varying', 'varchar')
    .replaceAll('numeric', 'decimal')
    .replaceAll(/= ANY \(ARRAY\[(.*?)\]\)/g, 'IN ($1)')
    .replace(/^CREATE TRIGGER \w+ (.*?) ON \S+ (.*)EXECUTE FUNCTION /, '$1 $2')
    .replace(/^CREATE (UNIQUE )?INDEX .*? USING btree /, (_, unique) => (unique ? 'unique ' : ''));
}

const OURS = `nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'graphile_worker')
  AND relname NOT LIKE 'mikro_orm_migrations%'`;

const FROM_EXTENSION = (oid: string) => `EXISTS (SELECT FROM pg_depend WHERE objid = ${oid} AND deptype = 'e')`;

const FACTS = `
  WITH relations AS (
    SELECT c.*, nspname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE ${OURS}
  )
  SELECT 'table ' || relname AS name, 'table' AS definition FROM relations WHERE relkind = 'r'
  UNION ALL
  SELECT relname || '.' || attname,
         concat(format_type(atttypid, atttypmod), CASE WHEN attnotnull THEN ' not null' END,
                ' default ' || pg_get_expr(adbin, adrelid), CASE WHEN attidentity <> '' THEN ' identity' END)
    FROM relations JOIN pg_attribute ON attrelid = relations.oid AND attnum > 0 AND NOT attisdropped
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
   WHERE relkind = 'r'
  UNION ALL
  SELECT 'constraint ' || conname || ' on ' || relname, pg_get_constraintdef(pg_constraint.oid, true)
    FROM relations JOIN pg_constraint ON conrelid = relations.oid WHERE contype <> 'n'
  UNION ALL
  SELECT 'index ' || relations.relname || ' on ' || t.relname, pg_get_indexdef(indexrelid, 0, true)
    FROM relations JOIN pg_index ON indexrelid = relations.oid JOIN pg_class t ON t.oid = indrelid
   WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
  UNION ALL
  SELECT 'sequence ' || relname, 'owned by nobody'
    FROM relations WHERE relkind = 'S' AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = relations.oid AND deptype = 'a')
  UNION ALL
  SELECT 'relation ' || relname, 'of kind ' || relkind::text FROM relations WHERE relkind NOT IN ('r', 'i', 'S')
  UNION ALL
  SELECT 'trigger ' || tgname || ' on ' || relname, pg_get_triggerdef(pg_trigger.oid)
    FROM relations JOIN pg_trigger ON tgrelid = relations.oid WHERE NOT tgisinternal
  UNION ALL
  SELECT 'function ' || proname, pg_get_function_identity_arguments(p.oid)
    FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = 'public' AND NOT ${FROM_EXTENSION('p.oid')}
  UNION ALL
  SELECT 'type ' || typname, 'of kind ' || typtype::text
    FROM pg_type JOIN pg_namespace n ON n.oid = typnamespace WHERE nspname = 'public' AND typtype IN ('e', 'd', 'r')
     AND NOT ${FROM_EXTENSION('pg_type.oid')}
  UNION ALL
  SELECT 'extension ' || extname, 'extension' FROM pg_extension WHERE extname <> 'plpgsql'
  UNION ALL
  SELECT 'schema ' || nspname, 'schema' FROM pg_namespace
   WHERE nspname NOT IN ('public', 'information_schema', 'graphile_worker') AND nspname NOT LIKE 'pg\\_%'`;
