/** The rows that one statement of a merge has written or removed; kept for a day. Triggers write it (`migrations/051-undo.ts`). */
import type { Opt } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { bigserial, timestamptzNow, varchar } from '../database/columns.ts';

@Entity({ tableName: 'undo_rows' })
@Index({ name: 'idx_undo_rows_changed_at', properties: ['changedAt'] })
export class UndoRows {
  @PrimaryKey(bigserial())
  id!: string;

  @Property({ type: 'string', columnType: 'xid8', defaultRaw: 'pg_current_xact_id()' })
  xid!: Opt<string>;

  @Property(timestamptzNow())
  changedAt!: Opt<Date>;

  @Property(varchar(30))
  tableName!: string;

  /** As they were; null when they are new. */
  @Property({ type: 'jsonb', nullable: true })
  before?: object[] | null;

  /** As they are; null when they are gone. */
  @Property({ type: 'jsonb', nullable: true })
  after?: object[] | null;
}
