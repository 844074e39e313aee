/** That something was changed, and by which transaction; kept for a day. */
import { type Opt, PrimaryKeyProp } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { bigserial, timestamptzNow, varchar } from '../database/columns.ts';
import type { ChangeKind } from './change-kind.enums.ts';

@Entity({ tableName: 'changes' })
@Index({ name: 'idx_changes_thing', properties: ['topic', 'thing'] })
export class Change {
  [PrimaryKeyProp]?: ['topic', 'xid', 'id'];

  @PrimaryKey(varchar(10))
  topic!: string;

  @PrimaryKey({ type: 'string', columnType: 'xid8', defaultRaw: 'pg_current_xact_id()' })
  xid!: Opt<string>;

  @PrimaryKey(bigserial())
  id!: Opt<string>;

  /** The id of what was changed; null when the change is of many. */
  @Property({ type: 'text', nullable: true })
  thing?: string | null;

  @Property(varchar(10))
  kind!: ChangeKind;

  /** Of many: which. Of what was deleted: how it was last. */
  @Property({ type: 'jsonb', nullable: true })
  details?: object | null;

  @Property(timestamptzNow())
  changedAt!: Opt<Date>;
}
