/** The answers to changes that clients may send again, for a day. */

import { Migration } from '@mikro-orm/migrations';

export class Idempotency extends Migration {
  override up(): void {
    // No reference to users: it would lock the user's row for as long as a change takes.
    this.addSql(`
      CREATE TABLE idempotency_keys (
        user_id      BIGINT      NOT NULL,
        key_hash     VARCHAR(64) NOT NULL,
        request_hash VARCHAR(64) NOT NULL,
        answer       TEXT,
        created_at   TIMESTAMPTZ NOT NULL DEFAULT now(),
        PRIMARY KEY (user_id, key_hash)
      )`);
    this.addSql('CREATE INDEX idx_idempotency_keys_created_at ON idempotency_keys (created_at)');
  }
}
