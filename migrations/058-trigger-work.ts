/**
 * Triggers of scenes whose work is of most changes none, or of one scene. Folders are counted only when something changes for them. Counts that
 * one scene changes are noted by a statement whose plan is kept, as to plan it takes several times as long as to run it; of more scenes it is planned
 * each time (039).
 */

import { Migration } from '@mikro-orm/migrations';

/** The rows whose `columns` a statement has changed. */
const changed = (columns: string, names: { its: string; other: string }) =>
  `SELECT ${columns} FROM ${names.its} EXCEPT ALL SELECT ${columns} FROM ${names.other}`;

const folderColumns = 'id, storage_path_id, stored_path, duration, size, trashed_at, deleted_at';
const countedColumns = 'id, studio_id, duration, size, width, height, trashed_at, deleted_at';

/** The folder of a scene's file, with the time, bytes and count that an active scene adds to it. */
const contribution = (scenes: string, sign: '+' | '-') => `
  SELECT storage_path_id, regexp_replace(stored_path, '/[^/]*$', '') AS path,
         ${sign}1 AS scenes, ${sign}coalesce(duration, 0) AS duration, ${sign}coalesce(size, 0) AS size
    FROM (${scenes}) AS c
   WHERE trashed_at IS NULL AND deleted_at IS NULL AND storage_path_id IS NOT NULL AND stored_path IS NOT NULL`;

const isActive = (scenes: string) => `${scenes}.trashed_at IS NULL AND ${scenes}.deleted_at IS NULL`;

/** What rows of scenes add to the counts, or take from them. */
const contributions = (scenes: string, sign: '+' | '-') => {
  const sums = `${sign}count(*) AS scenes, ${sign}coalesce(sum(duration), 0) AS duration, ${sign}coalesce(sum(size), 0) AS size`;
  return `
    SELECT 'library' AS kind, 0 AS key, ${sums} FROM ${scenes} s WHERE ${isActive('s')}
    UNION ALL
    SELECT 'dimensions', width::bigint << 32 | height, ${sums} FROM ${scenes} s
     WHERE ${isActive('s')} AND width > 0 AND height > 0 GROUP BY width, height
    UNION ALL
    SELECT 'studio', studio_id, ${sums} FROM ${scenes} s WHERE ${isActive('s')} AND studio_id IS NOT NULL GROUP BY studio_id
    UNION ALL
    SELECT 'actor', actor_id, ${sums} FROM ${scenes} s JOIN scene_actors ON scene_id = s.id WHERE ${isActive('s')} GROUP BY actor_id
    UNION ALL
    SELECT 'tag', tag_id, ${sums} FROM ${scenes} s JOIN scene_tags ON scene_id = s.id WHERE ${isActive('s')} GROUP BY tag_id`;
};

export class TriggerWork extends Migration {
  override up(): void {
    const [was, is] = [
      { its: 'old_scenes', other: 'new_scenes' },
      { its: 'new_scenes', other: 'old_scenes' },
    ];
    const [before, after] = [changed(folderColumns, was), changed(folderColumns, is)];
    this.body(
      'count_changed_scenes',
      `IF EXISTS (${before}) THEN
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
       END IF;`,
    );

    const [gone, come] = [
      changed(countedColumns, { its: 'old_rows', other: 'new_rows' }),
      changed(countedColumns, { its: 'new_rows', other: 'old_rows' }),
    ];
    const noting = `
      WITH gone AS (${gone}), come AS (${come})
      INSERT INTO scene_count_changes (kind, key, scenes, duration, size)
      SELECT kind, key, sum(scenes), sum(duration), sum(size)
        FROM (${contributions('gone', '-')} UNION ALL ${contributions('come', '+')}) AS c
       GROUP BY kind, key
      HAVING sum(scenes) <> 0 OR sum(duration) <> 0 OR sum(size) <> 0`;
    this.body(
      'note_changed_scenes',
      `IF EXISTS (${gone}) THEN
         IF (SELECT count(*) FROM new_rows) = 1 THEN ${noting};
         ELSE EXECUTE $sql$${noting}$sql$;
         END IF;
       END IF;`,
    );
  }

  private body(name: string, statements: string): void {
    this.addSql(`
      CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        ${statements}
        RETURN NULL;
      END $$`);
  }
}
