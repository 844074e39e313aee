/** What has changed since its document was written. The database's own triggers fill it; see the migration. */
import type { Opt } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { bigint, bigserial, timestamptzNow, varchar } from '../database/columns.ts';
import type { DocumentKind } from './search.enums.ts';

@Entity({ tableName: 'search_outbox' })
export class SearchOutboxEntry {
  @PrimaryKey(bigserial())
  id!: string;

  @Property(varchar(10))
  kind!: DocumentKind;

  @Property(bigint())
  thingId!: string;

  @Property(timestamptzNow())
  changedAt!: Opt<Date>;
}
