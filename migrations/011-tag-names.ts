/** Tag names are unique without regard to case: of those that differ in nothing else the oldest stays and takes over. */

import { Migration } from '@mikro-orm/migrations';

export class TagNames extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TEMPORARY TABLE doubles ON COMMIT DROP AS
      SELECT * FROM (SELECT id, min(id) OVER (PARTITION BY lower(name)) AS kept FROM tags) AS t WHERE id <> kept`);
    this.addSql(`
      INSERT INTO scene_tags (scene_id, tag_id)
      SELECT scene_id, kept FROM scene_tags JOIN doubles ON doubles.id = tag_id
      ON CONFLICT DO NOTHING`);
    this.addSql(`
      INSERT INTO marker_tags (marker_id, tag_id, is_from_label)
      SELECT marker_id, kept, bool_and(is_from_label) FROM marker_tags JOIN doubles ON doubles.id = tag_id
      GROUP BY marker_id, kept
      ON CONFLICT DO NOTHING`);
    this.addSql(`
      INSERT INTO marker_label_tags (user_id, label, tag_id)
      SELECT user_id, label, kept FROM marker_label_tags JOIN doubles ON doubles.id = tag_id
      ON CONFLICT DO NOTHING`);
    this.addSql('DELETE FROM tags WHERE id IN (SELECT id FROM doubles)');
    this.addSql('DROP TABLE doubles');
    this.addSql('CREATE UNIQUE INDEX uni_tags_name_lower ON tags (lower(name))');
  }
}
