/**
 * What searching on PostgreSQL needs: a document for everything that can be found, the words of all documents, and the
 * list of what has changed since the documents were written.
 */

import { Migration } from '@mikro-orm/migrations';

export class SearchTables extends Migration {
  override up(): void {
    this.addSql('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    this.addSql('CREATE EXTENSION IF NOT EXISTS fuzzystrmatch');
    this.documents();
    this.words();
    this.outbox();
    this.pushes();
    this.triggers();
    this.everythingThatIsThere();
  }

  private documents(): void {
    this.addSql('CREATE SEQUENCE search_documents_version_seq');
    this.addSql(`
      CREATE TABLE search_documents (
        kind    VARCHAR(10) NOT NULL CHECK (kind IN ('scene', 'actor', 'studio', 'tag')),
        id      BIGINT      NOT NULL,
        words   TSVECTOR    NOT NULL,
        related TSVECTOR    NOT NULL DEFAULT '',
        version BIGINT      NOT NULL,
        PRIMARY KEY (kind, id)
      )`);
    this.addSql('ALTER SEQUENCE search_documents_version_seq OWNED BY search_documents.version');
    // The list of entries that every search reads through is kept short.
    for (const kind of ['scene', 'actor', 'studio', 'tag']) {
      this.addSql(`
        CREATE INDEX idx_search_documents_${kind}_words ON search_documents USING gin (words) WITH (gin_pending_list_limit = 512)
         WHERE kind = '${kind}'`);
    }
  }

  private words(): void {
    this.addSql(`
      CREATE TABLE search_words (
        word      TEXT COLLATE "C" PRIMARY KEY,
        documents INTEGER          NOT NULL
      )`);
    this.addSql('CREATE INDEX idx_search_words_trigrams ON search_words USING gin (word gin_trgm_ops)');
  }

  private outbox(): void {
    this.addSql(`
      CREATE TABLE search_outbox (
        id         BIGSERIAL   PRIMARY KEY,
        kind       VARCHAR(10) NOT NULL,
        thing_id   BIGINT      NOT NULL,
        changed_at TIMESTAMPTZ NOT NULL DEFAULT NOW()
      )`);
  }

  /** Which scenes a search engine beside PostgreSQL has still to be told of, and as of which version. */
  private pushes(): void {
    this.addSql(`
      CREATE TABLE search_pushes (
        scene_id BIGINT PRIMARY KEY,
        version  BIGINT NOT NULL
      )`);
  }

  /**
   * The database notes changes by itself, so that no way of making one can forget it. Rows are only ever added, so that
   * two changes never wait for each other here; whoever syncs sees each thing once.
   */
  private triggers(): void {
    this.addSql(`
      CREATE FUNCTION search_note(noted_kind TEXT, ids BIGINT[]) RETURNS VOID LANGUAGE plpgsql AS $$
      BEGIN
        IF cardinality(ids) = 0 THEN RETURN; END IF;
        INSERT INTO search_outbox (kind, thing_id) SELECT noted_kind, unnest(ids);
        PERFORM graphile_worker.add_job('search.sync', '{}',
          job_key := CASE WHEN cardinality(ids) = 1 THEN format('search.sync:%s:%s', noted_kind, ids[1]) END);
      END $$`);

    this.trigger('scenes', {
      insert: `PERFORM search_note('scene', ARRAY(SELECT id FROM new_rows));`,
      update: `PERFORM search_note('scene', ARRAY(
        SELECT n.id FROM new_rows n JOIN old_rows o USING (id)
         WHERE (n.title, n.original_filename, n.description, n.studio_id)
               IS DISTINCT FROM (o.title, o.original_filename, o.description, o.studio_id)));`,
      delete: `PERFORM search_note('scene', ARRAY(SELECT id FROM old_rows));`,
    });
    for (const table of ['scene_tags', 'scene_actors']) {
      this.trigger(table, {
        insert: `PERFORM search_note('scene', ARRAY(SELECT DISTINCT scene_id FROM new_rows));`,
        update: `PERFORM search_note('scene', ARRAY(SELECT scene_id FROM new_rows UNION SELECT scene_id FROM old_rows));`,
        delete: `PERFORM search_note('scene', ARRAY(SELECT DISTINCT scene_id FROM old_rows));`,
      });
    }
    this.trigger(
      'tags',
      this.named('tag', 'n.name', 'o.name', 'SELECT scene_id FROM scene_tags WHERE tag_id = ANY (ids)'),
    );
    this.trigger(
      'actors',
      this.named(
        'actor',
        '(n.name, n.deleted_at IS NULL)',
        '(o.name, o.deleted_at IS NULL)',
        'SELECT scene_id FROM scene_actors WHERE actor_id = ANY (ids)',
      ),
    );
    this.trigger(
      'studios',
      this.named(
        'studio',
        '(n.name, n.short_name, n.deleted_at IS NULL)',
        '(o.name, o.short_name, o.deleted_at IS NULL)',
        'SELECT id FROM scenes WHERE studio_id = ANY (ids)',
      ),
    );
  }

  /** Of what gives scenes a name: a change of the name is one of all its scenes. */
  private named(kind: string, after: string, before: string, scenes: string) {
    return {
      insert: `PERFORM search_note('${kind}', ARRAY(SELECT id FROM new_rows));`,
      update: `
        ids := ARRAY(SELECT n.id FROM new_rows n JOIN old_rows o USING (id) WHERE ${after} IS DISTINCT FROM ${before});
        IF cardinality(ids) = 0 THEN RETURN NULL; END IF;
        PERFORM search_note('${kind}', ids);
        PERFORM search_note('scene', ARRAY(${scenes}));`,
      delete: `PERFORM search_note('${kind}', ARRAY(SELECT id FROM old_rows));`,
    };
  }

  private trigger(table: string, bodies: { insert: string; update: string; delete: string }): void {
    this.addSql(`
      CREATE FUNCTION search_note_${table}() RETURNS TRIGGER LANGUAGE plpgsql AS $$
      DECLARE ids BIGINT[];
      BEGIN
        IF TG_OP = 'INSERT' THEN
          ${bodies.insert}
        ELSIF TG_OP = 'UPDATE' THEN
          ${bodies.update}
        ELSE
          ${bodies.delete}
        END IF;
        RETURN NULL;
      END $$`);
    const seen = {
      INSERT: 'NEW TABLE AS new_rows',
      UPDATE: 'OLD TABLE AS old_rows NEW TABLE AS new_rows',
      DELETE: 'OLD TABLE AS old_rows',
    };
    for (const event of ['INSERT', 'UPDATE', 'DELETE'] as const) {
      this.addSql(`
        CREATE TRIGGER search_note_${event.toLowerCase()} AFTER ${event} ON ${table} REFERENCING ${seen[event]}
        FOR EACH STATEMENT EXECUTE FUNCTION search_note_${table}()`);
    }
  }

  private everythingThatIsThere(): void {
    for (const [kind, table] of Object.entries({ scene: 'scenes', actor: 'actors', studio: 'studios', tag: 'tags' })) {
      this.addSql(`INSERT INTO search_outbox (kind, thing_id) SELECT '${kind}', id FROM ${table} ORDER BY id`);
    }
  }
}
