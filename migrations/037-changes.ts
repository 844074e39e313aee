/** What has changed, for a day: so that a client that was away is told of it. */

import { Migration } from '@mikro-orm/migrations';

export class Changes extends Migration {
  override up(): void {
    // Rows are only ever inserted, so that no transaction waits for another one. The number of the transaction, not a
    // sequence, says what somebody has not seen: it tells also of what was begun before and committed after they looked.
    this.addSql(`
      CREATE TABLE changes (
        xid        XID8        NOT NULL DEFAULT pg_current_xact_id(),
        id         BIGSERIAL   NOT NULL,
        topic      VARCHAR(10) NOT NULL,
        thing      TEXT,
        kind       VARCHAR(10) NOT NULL,
        details    JSONB,
        changed_at TIMESTAMPTZ NOT NULL DEFAULT now(),
        PRIMARY KEY (topic, xid, id)
      )`);
    this.addSql('CREATE INDEX idx_changes_thing ON changes (topic, thing)');
  }
}
