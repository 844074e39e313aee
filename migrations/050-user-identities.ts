/** Which accounts of OpenID Connect providers open which users here. */

import { Migration } from '@mikro-orm/migrations';

export class UserIdentities extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE user_identities (
        id         BIGSERIAL    PRIMARY KEY,
        user_id    BIGINT       NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        issuer     VARCHAR(512) NOT NULL,
        subject    VARCHAR(255) NOT NULL,
        created_at TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        CONSTRAINT uni_user_identities UNIQUE (issuer, subject)
      )`);
    this.addSql('CREATE INDEX idx_user_identities_user_id ON user_identities (user_id)');
    for (const event of ['INSERT', 'UPDATE', 'DELETE'])
      this.addSql(`
        CREATE TRIGGER audit_${event.toLowerCase()} AFTER ${event} ON user_identities
        FOR EACH ROW EXECUTE FUNCTION audit_row('identity')`);
  }
}
