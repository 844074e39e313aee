/** Who changed what, for 400 days: written by triggers, so in the transaction of the change, whoever makes it. */

import { Migration } from '@mikro-orm/migrations';

/** Columns that say nothing, or must not be said. */
const noise = ['updated_at', 'created_at', 'last_login_at', 'last_used_at', 'last_run_at', 'view_count'];
const secrets = ['password', 'key_hash', 'token'];

const everything = ['INSERT', 'UPDATE', 'DELETE'];

export class Audit extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE audit_log (
        id         BIGSERIAL   PRIMARY KEY,
        changed_at TIMESTAMPTZ NOT NULL DEFAULT now(),
        user_id    BIGINT,
        username   VARCHAR(255),
        api_key_id BIGINT,
        address    VARCHAR(64),
        request_id VARCHAR(100),
        operation  VARCHAR(255),
        action     VARCHAR(10) NOT NULL,
        kind       VARCHAR(30) NOT NULL,
        thing_id   VARCHAR(64),
        before     JSONB,
        after      JSONB
      )`);
    this.addSql('CREATE INDEX idx_audit_log_changed_at ON audit_log (changed_at)');
    this.addSql('CREATE INDEX idx_audit_log_thing ON audit_log (kind, thing_id, id)');
    this.addSql('CREATE INDEX idx_audit_log_user_id ON audit_log (user_id, id)');
    this.write();
    this.rows();
    this.links();

    for (const [table, kind] of Object.entries({
      ...{ users: 'user', roles: 'role', role_permissions: 'role permission', api_keys: 'API key' },
      ...{ app_settings: 'app settings', pool_config: 'pool', processing_config: 'processing settings' },
      ...{ retry_config: 'retry policy', trigger_config: 'trigger', search_config: 'search settings' },
      ...{ storage_paths: 'storage path', share_links: 'share link' },
    })) {
      for (const event of everything) this.trigger(table, event, kind);
    }
    const byPeople = `coalesce(current_setting('reelgraph.by', true), '') <> ''`;
    for (const [table, kind] of Object.entries({ actors: 'actor', studios: 'studio' })) {
      this.trigger(table, 'DELETE', kind);
      this.trigger(table, 'UPDATE', kind, 'OLD.deleted_at IS DISTINCT FROM NEW.deleted_at');
    }
    this.trigger('tags', 'DELETE', 'tag');
    this.trigger('scenes', 'DELETE', 'scene');
    // Jobs change scenes all the time, and nobody asks who that was.
    this.trigger('scenes', 'UPDATE', 'scene', byPeople);
    for (const [table, thing] of Object.entries({ scene_tags: 'tag', scene_actors: 'actor' })) {
      for (const [event, seen] of [
        ['INSERT', 'NEW TABLE AS links'],
        ['DELETE', 'OLD TABLE AS links'],
      ] as const) {
        this.addSql(`
          CREATE TRIGGER audit_${event.toLowerCase()} AFTER ${event} ON ${table} REFERENCING ${seen}
          FOR EACH STATEMENT EXECUTE FUNCTION audit_links('scene ${thing}s', '${thing}_id')`);
      }
    }
  }

  private write(): void {
    this.addSql(`
      CREATE FUNCTION audit_write(kind TEXT, thing TEXT, action TEXT, before JSONB, after JSONB) RETURNS VOID LANGUAGE sql AS $$
        INSERT INTO audit_log (user_id, username, api_key_id, address, request_id, operation, action, kind, thing_id, before, after)
        SELECT (who ->> 'user')::bigint, (SELECT username FROM users WHERE id = (who ->> 'user')::bigint), (who ->> 'key')::bigint,
               who ->> 'address', who ->> 'request', who ->> 'operation', action, kind, thing, before, after
          FROM (SELECT nullif(current_setting('reelgraph.by', true), '')::jsonb AS who) AS caller
      $$`);
  }

  private rows(): void {
    const list = (columns: string[]) => `ARRAY[${columns.map((column) => `'${column}'`).join(', ')}]`;
    this.addSql(`
      CREATE FUNCTION audit_row() RETURNS TRIGGER LANGUAGE plpgsql AS $$
      DECLARE
        was JSONB := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) - ${list(noise)} END;
        becomes JSONB := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) - ${list(noise)} END;
        thing JSONB := coalesce(becomes, was);
        id TEXT := coalesce(thing ->> 'uuid', thing ->> 'id');
        name TEXT;
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          SELECT jsonb_object_agg(key, was -> key), jsonb_object_agg(key, becomes -> key) INTO was, becomes
            FROM jsonb_object_keys(thing) AS key WHERE was -> key IS DISTINCT FROM becomes -> key;
          IF becomes IS NULL THEN RETURN NULL; END IF;
        END IF;
        FOREACH name IN ARRAY ${list(secrets)} LOOP
          IF was ? name THEN was := jsonb_set(was, ARRAY[name], '"(hidden)"'); END IF;
          IF becomes ? name THEN becomes := jsonb_set(becomes, ARRAY[name], '"(hidden)"'); END IF;
        END LOOP;
        PERFORM audit_write(TG_ARGV[0], id, CASE TG_OP WHEN 'INSERT' THEN 'created' WHEN 'UPDATE' THEN 'changed' ELSE 'deleted' END,
                            was, becomes);
        RETURN NULL;
      END $$`);
  }

  /** One entry for a statement, however many scenes: which of the others were linked with which of these. */
  private links(): void {
    this.addSql(`
      CREATE FUNCTION audit_links() RETURNS TRIGGER LANGUAGE plpgsql AS $$
      DECLARE links JSONB;
      BEGIN
        IF coalesce(current_setting('reelgraph.by', true), '') = '' OR NOT EXISTS (SELECT FROM links) THEN RETURN NULL; END IF;
        EXECUTE format(
          'SELECT jsonb_object_agg(thing, scenes) FROM (SELECT %I AS thing, jsonb_agg(scene_id ORDER BY scene_id) AS scenes FROM links GROUP BY 1) AS l',
          TG_ARGV[1]) INTO links;
        IF TG_OP = 'INSERT' THEN PERFORM audit_write(TG_ARGV[0], NULL, 'created', NULL, links);
        ELSE PERFORM audit_write(TG_ARGV[0], NULL, 'deleted', links, NULL);
        END IF;
        RETURN NULL;
      END $$`);
  }

  private trigger(table: string, event: string, kind: string, condition?: string): void {
    this.addSql(`
      CREATE TRIGGER audit_${event.toLowerCase()} AFTER ${event} ON ${table} FOR EACH ROW
      ${condition ? `WHEN (${condition})` : ''} EXECUTE FUNCTION audit_row('${kind}')`);
  }
}
