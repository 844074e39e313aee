/**
 * How many active scenes there are of each width and height, kept as the other counts are (038): so that nobody has to look at every
 * scene to say how many are in full HD. The key is `width * 2^32 + height`.
 */

import { Migration } from '@mikro-orm/migrations';

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

const noting = (changes: string) => `
  INSERT INTO scene_count_changes (kind, key, scenes, duration, size)
  SELECT kind, key, sum(scenes), sum(duration), sum(size) FROM (${changes}) AS c GROUP BY kind, key
  HAVING sum(scenes) <> 0 OR sum(duration) <> 0 OR sum(size) <> 0`;

const columns = 'id, studio_id, duration, size, width, height, trashed_at, deleted_at';

/** What a statement has changed, as it was before or is now. */
const changed = (its: string, other: string) =>
  `SELECT ${columns} FROM ${its} EXCEPT ALL SELECT ${columns} FROM ${other}`;

export class ResolutionCounts extends Migration {
  override up(): void {
    const kinds = `'library', 'dimensions', 'actor', 'studio', 'tag'`;
    for (const table of ['scene_counts', 'scene_count_changes']) {
      const check = `${table}_kind_check`;
      this.addSql(`ALTER TABLE ${table} DROP CONSTRAINT ${check}, ADD CONSTRAINT ${check} CHECK (kind IN (${kinds}))`);
    }
    this.body('note_new_scenes', `EXECUTE $sql$${noting(contributions('new_rows', '+'))}$sql$; RETURN NULL;`);
    this.body('note_deleted_scene', `${noting(contributions('(SELECT old.*)', '-'))}; RETURN old;`);
    this.body(
      'note_changed_scenes',
      `IF EXISTS (${changed('old_rows', 'new_rows')}) THEN
        EXECUTE $sql$
          WITH gone AS (${changed('old_rows', 'new_rows')}), come AS (${changed('new_rows', 'old_rows')})
          ${noting(`${contributions('gone', '-')} UNION ALL ${contributions('come', '+')}`)}$sql$;
      END IF;
      RETURN NULL;`,
    );
    this.addSql(`
      CREATE OR REPLACE FUNCTION recount_scenes() RETURNS void LANGUAGE sql AS $$
        DELETE FROM scene_counts;
        DELETE FROM scene_count_changes;
        INSERT INTO scene_counts (kind, key, scenes, duration, size) ${contributions('scenes', '+')};
        DELETE FROM scene_counts WHERE scenes = 0;
      $$`);
    this.addSql('SELECT recount_scenes()');
  }

  private body(name: string, statements: string): void {
    this.addSql(`
      CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        ${statements}
      END $$`);
  }
}
