/** What it takes to take a change back: which entries of the audit log are one change, and for a day the rows that merges move. */

import { Migration } from '@mikro-orm/migrations';

const merging = `coalesce(current_setting('reelgraph.by', true), '') ~ '"operation":"[^"]*(merge|deleteTag)'`;

const seen = {
  INSERT: 'NEW TABLE AS new_rows',
  UPDATE: 'OLD TABLE AS old_rows NEW TABLE AS new_rows',
  DELETE: 'OLD TABLE AS old_rows',
} as const;

export class Undo extends Migration {
  override up(): void {
    // Without a default first: entries of before belong to no known transaction.
    this.addSql('ALTER TABLE audit_log ADD COLUMN xid XID8');
    this.addSql('ALTER TABLE audit_log ALTER COLUMN xid SET DEFAULT pg_current_xact_id()');
    this.addSql(`CREATE UNIQUE INDEX uni_audit_log_undo ON audit_log (thing_id) WHERE kind = 'undo'`);
    // Apart from the log, which is for people and is kept for long: these are whole rows, what users rated among them.
    this.addSql(`
      CREATE TABLE undo_rows (
        id         BIGSERIAL   PRIMARY KEY,
        xid        XID8        NOT NULL DEFAULT pg_current_xact_id(),
        changed_at TIMESTAMPTZ NOT NULL DEFAULT now(),
        table_name VARCHAR(30) NOT NULL,
        before     JSONB,
        after      JSONB
      )`);
    this.addSql('CREATE INDEX idx_undo_rows_changed_at ON undo_rows (changed_at)');
    this.addSql(`
      CREATE FUNCTION note_undo_rows() RETURNS TRIGGER LANGUAGE plpgsql AS $$
      DECLARE was JSONB; becomes JSONB;
      BEGIN
        IF TG_OP <> 'INSERT' THEN SELECT jsonb_agg(to_jsonb(r)) INTO was FROM old_rows r; END IF;
        IF TG_OP <> 'DELETE' THEN SELECT jsonb_agg(to_jsonb(r)) INTO becomes FROM new_rows r; END IF;
        IF was IS NOT NULL OR becomes IS NOT NULL THEN
          INSERT INTO undo_rows (table_name, before, after) VALUES (TG_TABLE_NAME, was, becomes);
        END IF;
        RETURN NULL;
      END $$`);
    for (const table of ['actors', 'studios']) this.note(table, ['UPDATE', 'DELETE']);
    this.note('tags', ['DELETE']);
    for (const table of [
      ...['user_actor_ratings', 'user_actor_likes', 'user_studio_ratings', 'user_studio_likes'],
      ...['marker_tags', 'marker_label_tags'],
    ]) {
      this.note(table, ['INSERT', 'DELETE']);
    }
  }

  private note(table: string, events: (keyof typeof seen)[]): void {
    for (const event of events) {
      this.addSql(`
        CREATE TRIGGER undo_${event.toLowerCase()} AFTER ${event} ON ${table} REFERENCING ${seen[event]}
        FOR EACH STATEMENT WHEN (${merging}) EXECUTE FUNCTION note_undo_rows()`);
    }
  }
}
