/**
 * What each folder holds, kept as scenes come, change and go, so that a folder is shown without reading the scenes below
 * it. Kept by triggers: whatever writes to scenes, in one statement or in thousands, the totals change in its transaction.
 */

import { Migration } from '@mikro-orm/migrations';

/** The folder of a scene's file, with the time, bytes and count that an active scene adds to it. */
const contribution = (scenes: string, sign: '+' | '-') => `
  SELECT storage_path_id, regexp_replace(stored_path, '/[^/]*$', '') AS path,
         ${sign}1 AS scenes, ${sign}coalesce(duration, 0) AS duration, ${sign}coalesce(size, 0) AS size
    FROM ${scenes}
   WHERE trashed_at IS NULL AND deleted_at IS NULL AND storage_path_id IS NOT NULL AND stored_path IS NOT NULL`;

/** Rows in one order, so that two transactions never wait for each other in a circle. A folder without scenes goes. */
const addTotals = (contributions: string) => `
  INSERT INTO folder_totals AS known (storage_path_id, path, scene_count, total_duration, total_size)
  SELECT storage_path_id, path, sum(scenes), sum(duration), sum(size)
    FROM (${contributions}) AS c
   GROUP BY storage_path_id, path
  HAVING sum(scenes) <> 0 OR sum(duration) <> 0 OR sum(size) <> 0
   ORDER BY storage_path_id, path
  ON CONFLICT (storage_path_id, path) DO UPDATE SET
    scene_count = known.scene_count + excluded.scene_count,
    total_duration = known.total_duration + excluded.total_duration,
    total_size = known.total_size + excluded.total_size`;

const triggerFunction = (name: string, contributions: string) => `
  CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    ${addTotals(contributions)};
    DELETE FROM folder_totals WHERE scene_count = 0;
    RETURN NULL;
  END $$`;

/** Of the rows that a statement changes, those whose totals it changes: most updates are of something else. */
const changed = (its: 'old_scenes' | 'new_scenes') => `(
  SELECT ${its}.* FROM old_scenes JOIN new_scenes USING (id)
   WHERE (old_scenes.storage_path_id, old_scenes.stored_path, old_scenes.duration, old_scenes.size,
          old_scenes.trashed_at IS NULL AND old_scenes.deleted_at IS NULL)
         IS DISTINCT FROM
         (new_scenes.storage_path_id, new_scenes.stored_path, new_scenes.duration, new_scenes.size,
          new_scenes.trashed_at IS NULL AND new_scenes.deleted_at IS NULL)) AS changed`;

export class FolderTotals extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE folder_totals (
        id              BIGSERIAL         PRIMARY KEY,
        storage_path_id INTEGER           NOT NULL REFERENCES storage_paths (id) ON DELETE CASCADE,
        path            TEXT COLLATE "C"  NOT NULL,
        scene_count     INTEGER           NOT NULL,
        total_duration  BIGINT            NOT NULL,
        total_size      BIGINT            NOT NULL
      )`);
    this.addSql('CREATE UNIQUE INDEX uni_folder_totals_path ON folder_totals (storage_path_id, path)');
    this.addSql('CREATE INDEX idx_folder_totals_empty ON folder_totals (id) WHERE scene_count = 0');
    this.addSql(`
      CREATE INDEX idx_scenes_folder ON scenes (storage_path_id, (regexp_replace(stored_path, '/[^/]*$', '')))
       WHERE trashed_at IS NULL AND deleted_at IS NULL`);
    this.addSql(triggerFunction('count_new_scenes', contribution('new_scenes', '+')));
    this.addSql(triggerFunction('count_gone_scenes', contribution('old_scenes', '-')));
    this.addSql(
      triggerFunction(
        'count_changed_scenes',
        `${contribution(changed('old_scenes'), '-')} UNION ALL ${contribution(changed('new_scenes'), '+')}`,
      ),
    );
    this.addSql(`
      CREATE TRIGGER scenes_inserted AFTER INSERT ON scenes REFERENCING NEW TABLE AS new_scenes
         FOR EACH STATEMENT EXECUTE FUNCTION count_new_scenes()`);
    this.addSql(`
      CREATE TRIGGER scenes_updated AFTER UPDATE ON scenes REFERENCING OLD TABLE AS old_scenes NEW TABLE AS new_scenes
         FOR EACH STATEMENT EXECUTE FUNCTION count_changed_scenes()`);
    this.addSql(`
      CREATE TRIGGER scenes_deleted AFTER DELETE ON scenes REFERENCING OLD TABLE AS old_scenes
         FOR EACH STATEMENT EXECUTE FUNCTION count_gone_scenes()`);
    this.addSql(addTotals(contribution('scenes', '+')));
  }
}
