/**
 * Facts of scenes in their documents (src/scenes/scene-facts.ts), in one index with the words. All documents are written again, in the
 * background; until then searches do without.
 */

import { Migration } from '@mikro-orm/migrations';

export class SearchFacts extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE search_documents ADD COLUMN facts INTEGER[] NOT NULL DEFAULT '{}'`);
    this.addSql('DROP INDEX idx_search_documents_scene_words');
    this.addSql(`
      CREATE INDEX idx_search_documents_scene_words ON search_documents USING gin (words, facts)
        WITH (gin_pending_list_limit = 512) WHERE kind = 'scene'`);
    this.addSql(`
      CREATE OR REPLACE FUNCTION search_note_scenes() RETURNS TRIGGER LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          PERFORM search_note('scene', ARRAY(SELECT id FROM new_rows));
        ELSIF TG_OP = 'UPDATE' THEN
          PERFORM search_note('scene', ARRAY(
            SELECT n.id FROM new_rows n JOIN old_rows o USING (id)
             WHERE (n.title, n.original_filename, n.description, n.studio_id, n.duration, n.width, n.height)
                   IS DISTINCT FROM (o.title, o.original_filename, o.description, o.studio_id, o.duration, o.width, o.height)));
        ELSE
          PERFORM search_note('scene', ARRAY(SELECT id FROM old_rows));
        END IF;
        RETURN NULL;
      END $$`);
    this.addSql(`
      DO $$ BEGIN
        IF EXISTS (SELECT FROM scenes) THEN
          PERFORM search_note('scene', ARRAY(SELECT id FROM scenes ORDER BY id));
        END IF;
      END $$`);
  }
}
