/** What this database is the library of: one row. */

import type { Opt } from '@mikro-orm/core';
import { Check, Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { singletonId, timestamptz, timestamptzNow } from '../database/columns.ts';

@Entity({ tableName: 'library' })
@Check({ name: 'library_id_check', expression: 'id = 1' })
export class Library {
  @PrimaryKey(singletonId())
  id!: number;

  /** The same as in `DATA_DIR/library-id`; null until the first server has started. */
  @Property({ type: 'uuid', nullable: true })
  uuid?: string | null;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  /** When a server last noted that it was running. */
  @Property(timestamptzNow())
  lastServerAt!: Opt<Date>;

  /** Until then nothing leaves the trash by itself. */
  @Property({ ...timestamptz(), nullable: true })
  trashHeldUntil?: Date | null;
}
