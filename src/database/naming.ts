/** How names of columns, indexes and constraints follow from those of properties: as PostgreSQL itself would name them. */

import { UnderscoreNamingStrategy } from '@mikro-orm/core';

const suffixes = { unique: 'key', foreign: 'fkey', index: 'idx' } as const;

export class PostgresNamingStrategy extends UnderscoreNamingStrategy {
  /** A property that refers to another row is called like its column (`studioId`), not like the row (`studio`). */
  override joinKeyColumnName(propertyName: string): string {
    return this.propertyToColumnName(propertyName);
  }

  override indexName(...[table, columns, type]: Parameters<UnderscoreNamingStrategy['indexName']>): string {
    return type in suffixes
      ? `${table}_${columns.join('_')}_${suffixes[type as keyof typeof suffixes]}`
      : super.indexName(table, columns, type);
  }
}
