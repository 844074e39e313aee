/**
 * The one place that opens Kysely: typed SQL over the tables, with columns called like the entities' properties.
 *
 * What comes back: TIMESTAMPTZ as text in UTC with microseconds (`2026-11-22 12:56:51.357333+00`, good for cursors),
 * DATE as `2026-11-22`, int8 (BIGINT, COUNT, SUM of integers) as text, DECIMAL (SUM of bigints, AVG) as a number, JSONB
 * and TEXT[] as values; inside JSON that PostgreSQL builds, int8 is a number. An UPDATE sets `updatedAt` unless it says otherwise, as the entities do.
 */

import type { MetadataStorage, Opt, PrimaryProperty } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ColumnType, Kysely, Selectable } from 'kysely';
import type { entities } from './entities.ts';
import { type Columns, propertyNames } from './property-names.ts';

/** Queries inside the transaction of `em`, or outside of any when it has none. */
export function rows(em: EntityManager): Kysely<Database> {
  return em.getKysely<Database>({ processOnUpdateHooks: true }).withPlugin(pluginOf(em));
}

/** For a query around one that `rows` has made: its names are columns already, and must not be translated again. */
export function aroundRows(em: EntityManager): Kysely<object> {
  return em.getKysely<object>();
}

/** The tables by name, derived from their classes. */
export type Database = { [Name in keyof typeof entities]: Table<InstanceType<(typeof entities)[Name]>> };

/** What a query of all columns gives for an entity. */
export type Row<Entity> = Selectable<Table<Entity>>;

type Table<Entity> = {
  [Property in keyof Entity & string]-?: ColumnType<
    Read<Entity[Property]>,
    Write<Entity[Property]> | Omissible<Entity, Property>,
    Write<Entity[Property]>
  >;
};

/** An INSERT may leave out what can be null or has a default; keys have one. */
type Omissible<Entity, Property extends keyof Entity> =
  Property extends PrimaryProperty<Entity>
    ? undefined
    : undefined extends Entity[Property]
      ? undefined
      : typeof Opt.__optional extends keyof Entity[Property]
        ? undefined
        : never;

type Read<Value> = Value extends undefined ? never : Value extends Date ? string : Plain<Value>;
type Write<Value> = Value extends Date ? Date | string : Plain<Value>;

/** The value without MikroORM's mark for properties that have a default. */
type Plain<Value> = typeof Opt.__optional extends keyof Value ? (Value extends infer V & Opt.Brand ? V : never) : Value;

const plugins = new WeakMap<MetadataStorage, ReturnType<typeof propertyNames>>();

/** Made once for each connection: the columns never change. */
function pluginOf(em: EntityManager) {
  const metadata: MetadataStorage = em.getMetadata();
  const plugin = plugins.get(metadata) ?? propertyNames(columnsOf(metadata));
  plugins.set(metadata, plugin);
  return plugin;
}

function columnsOf(metadata: MetadataStorage): Map<string, Columns> {
  return new Map(
    Array.from(metadata, ({ tableName, props }) => [
      tableName,
      new Map(props.map(({ name, fieldNames: [column = name] }) => [name, column])),
    ]),
  );
}
