/**
 * PostgreSQL keeps the plan that a trigger made for its first statement. Of one row, that is a nested loop over what was and what
 * is, which takes hours for the ten thousand rows of the next statement. What was and what is are compared as sets instead.
 */

import { Migration } from '@mikro-orm/migrations';

/** The rows whose `columns` a statement has changed. */
const changed = (columns: string, names: { its: string; other: string }) =>
  `SELECT ${columns} FROM ${names.its} EXCEPT ALL SELECT ${columns} FROM ${names.other}`;

const folderColumns = 'id, storage_path_id, stored_path, duration, size, trashed_at, deleted_at';

/** The folder of a scene's file, with the time, bytes and count that an active scene adds to it. */
const contribution = (scenes: string, sign: '+' | '-') => `
  SELECT storage_path_id, regexp_replace(stored_path, '/[^/]*$', '') AS path,
         ${sign}1 AS scenes, ${sign}coalesce(duration, 0) AS duration, ${sign}coalesce(size, 0) AS size
    FROM (${scenes}) AS c
   WHERE trashed_at IS NULL AND deleted_at IS NULL AND storage_path_id IS NOT NULL AND stored_path IS NOT NULL`;

export class TriggerPlans extends Migration {
  override up(): void {
    const before = changed(folderColumns, { its: 'old_scenes', other: 'new_scenes' });
    const after = changed(folderColumns, { its: 'new_scenes', other: 'old_scenes' });
    this.addSql(`
      CREATE OR REPLACE FUNCTION count_changed_scenes() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO folder_totals AS known (storage_path_id, path, scene_count, total_duration, total_size)
        SELECT storage_path_id, path, sum(scenes), sum(duration), sum(size)
          FROM (${contribution(before, '-')} UNION ALL ${contribution(after, '+')}) AS c
         GROUP BY storage_path_id, path
        HAVING sum(scenes) <> 0 OR sum(duration) <> 0 OR sum(size) <> 0
         ORDER BY storage_path_id, path
        ON CONFLICT (storage_path_id, path) DO UPDATE SET
          scene_count = known.scene_count + excluded.scene_count,
          total_duration = known.total_duration + excluded.total_duration,
          total_size = known.total_size + excluded.total_size;
        DELETE FROM folder_totals WHERE scene_count = 0;
        RETURN NULL;
      END $$`);

    this.searched('scenes', 'title, original_filename, description, studio_id', "PERFORM search_note('scene', ids);");
    this.named('tag', 'tags', 'name', 'SELECT scene_id FROM scene_tags WHERE tag_id = ANY (ids)');
    this.named(
      'actor',
      'actors',
      'name, deleted_at IS NULL',
      'SELECT scene_id FROM scene_actors WHERE actor_id = ANY (ids)',
    );
    this.named(
      'studio',
      'studios',
      'name, short_name, deleted_at IS NULL',
      'SELECT id FROM scenes WHERE studio_id = ANY (ids)',
    );
  }

  private named(kind: string, table: string, columns: string, scenes: string): void {
    this.searched(
      table,
      columns,
      `IF cardinality(ids) > 0 THEN
         PERFORM search_note('${kind}', ids);
         IF TG_OP = 'UPDATE' THEN PERFORM search_note('scene', ARRAY(${scenes})); END IF;
       END IF;`,
    );
  }

  private searched(table: string, columns: string, note: string): void {
    this.addSql(`
      CREATE OR REPLACE FUNCTION search_note_${table}() RETURNS TRIGGER LANGUAGE plpgsql AS $$
      DECLARE ids BIGINT[];
      BEGIN
        IF TG_OP = 'INSERT' THEN
          ids := ARRAY(SELECT id FROM new_rows);
        ELSIF TG_OP = 'UPDATE' THEN
          ids := ARRAY(SELECT id FROM (${changed(`id, ${columns}`, { its: 'new_rows', other: 'old_rows' })}) AS c);
        ELSE
          ids := ARRAY(SELECT id FROM old_rows);
        END IF;
        ${note}
        RETURN NULL;
      END $$`);
  }
}
