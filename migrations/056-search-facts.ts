/**
 * Facts of scenes in their documents (src/scenes/scene-facts.ts), in one index with the words. All documents are written again, in the
 * background; until then searches do without.
 */

import { Migration } from '@mikro-orm/migrations';

/** What documents of scenes are made of. */
const columns = 'id, title, original_filename, description, studio_id, duration, width, height';

export class SearchFacts extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE search_documents ADD COLUMN facts INTEGER[] NOT NULL DEFAULT '{}'`);
    // A worker of before, which knows of no facts, must fail rather than write documents without.
    this.addSql('ALTER TABLE search_documents ALTER COLUMN facts DROP DEFAULT');
    this.addSql('DROP INDEX idx_search_documents_scene_words');
    this.addSql(`
      CREATE INDEX idx_search_documents_scene_words ON search_documents USING gin (words, facts)
        WITH (gin_pending_list_limit = 512) WHERE kind = 'scene'`);
    this.addSql(`
      CREATE OR REPLACE FUNCTION search_note_scenes() RETURNS TRIGGER LANGUAGE plpgsql AS $$
      DECLARE ids BIGINT[];
      BEGIN
        IF TG_OP = 'INSERT' THEN
          ids := ARRAY(SELECT id FROM new_rows);
        ELSIF TG_OP = 'UPDATE' THEN
          ids := ARRAY(SELECT id FROM (SELECT ${columns} FROM new_rows EXCEPT ALL SELECT ${columns} FROM old_rows) AS c);
        ELSE
          ids := ARRAY(SELECT id FROM old_rows);
        END IF;
        PERFORM search_note('scene', ids);
        RETURN NULL;
      END $$`);
    this.addSql(`INSERT INTO search_outbox (kind, thing_id) SELECT 'scene', id FROM scenes ORDER BY id`); // a worker begins with these
  }
}
