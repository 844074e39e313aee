/** Logins that can be ended one by one, keys for scripts, what limits guessing, and names that differ by more than case. */

import { Migration } from '@mikro-orm/migrations';

export class Identity extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE user_sessions (
        id           UUID         PRIMARY KEY DEFAULT gen_random_uuid(),
        user_id      BIGINT       NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        created_at   TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        last_seen_at TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        expires_at   TIMESTAMPTZ  NOT NULL,
        token_hash   VARCHAR(64)  NOT NULL,
        user_agent   VARCHAR(255)
      )`);
    this.addSql('CREATE INDEX idx_user_sessions_user_id ON user_sessions (user_id)');
    this.addSql('CREATE INDEX idx_user_sessions_expires_at ON user_sessions (expires_at)');
    this.addSql(`
      CREATE TABLE api_keys (
        id           BIGSERIAL    PRIMARY KEY,
        user_id      BIGINT       NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        name         VARCHAR(100) NOT NULL,
        key_hash     VARCHAR(64)  NOT NULL CONSTRAINT uni_api_keys_key_hash UNIQUE,
        permissions  TEXT[]       NOT NULL,
        created_at   TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        expires_at   TIMESTAMPTZ,
        last_used_at TIMESTAMPTZ
      )`);
    this.addSql('CREATE INDEX idx_api_keys_user_id ON api_keys (user_id)');
    this.addSql(`
      CREATE TABLE login_attempts (
        id      BIGSERIAL   PRIMARY KEY,
        address VARCHAR(64) NOT NULL CONSTRAINT uni_login_attempts_address UNIQUE,
        full_at TIMESTAMPTZ NOT NULL
      )`);
    this.addSql(`
      CREATE TABLE login_failures (
        id             BIGSERIAL    PRIMARY KEY,
        username       VARCHAR(255) NOT NULL,
        address        VARCHAR(64)  NOT NULL,
        failures       INTEGER      NOT NULL,
        last_failed_at TIMESTAMPTZ  NOT NULL,
        CONSTRAINT uni_login_failures UNIQUE (username, address)
      )`);
    this.addSql('CREATE UNIQUE INDEX uni_users_username_lower ON users (lower(username))');
    this.addSql('CREATE UNIQUE INDEX uni_roles_name_lower ON roles (lower(name))');
  }
}
