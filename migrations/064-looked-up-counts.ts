/**
 * What triggers note of the kept counts (038) is looked up by keys, whatever PostgreSQL takes the tables to be. They were joins, and where it thought that
 * there was one scene, as after a library was emptied, each link was compared with all scenes. As no other plan is possible, it is kept: to plan
 * what one scene changes took several times as long as to run it.
 */

import { Migration } from '@mikro-orm/migrations';

const isActive = (scenes: string) => `${scenes}.trashed_at IS NULL AND ${scenes}.deleted_at IS NULL`;

const sumsOf = (scenes: string, sign: '+' | '-') =>
  `${sign}count(*) AS scenes, ${sign}coalesce(sum(${scenes}.duration), 0) AS duration, ${sign}coalesce(sum(${scenes}.size), 0) AS size`;

/**
 * Rows of `table` for each row before it. OFFSET 0 keeps it a lookup: without, it would become a join like any other. By nothing but a key, as an index of
 * active scenes alone may look so small that it is read whole.
 */
const lookedUp = (table: string, columns: string, condition: string) =>
  `CROSS JOIN LATERAL (SELECT ${columns} FROM ${table} WHERE ${condition} OFFSET 0)`;

/** What rows of scenes add to the counts, or take from them. */
const contributions = (scenes: string, sign: '+' | '-') => {
  const sums = sumsOf('s', sign);
  const ofLinks = (kind: 'actor' | 'tag') => `
    SELECT '${kind}', ${kind}_id, ${sums}
      FROM ${scenes} s ${lookedUp(`scene_${kind}s`, `${kind}_id`, 'scene_id = s.id')} l
     WHERE ${isActive('s')} GROUP BY ${kind}_id`;
  return `
    SELECT 'library' AS kind, 0 AS key, ${sums} FROM ${scenes} s WHERE ${isActive('s')}
    UNION ALL
    SELECT 'dimensions', width::bigint << 32 | height, ${sums} FROM ${scenes} s
     WHERE ${isActive('s')} AND width > 0 AND height > 0 GROUP BY width, height
    UNION ALL
    SELECT 'studio', studio_id, ${sums} FROM ${scenes} s WHERE ${isActive('s')} AND studio_id IS NOT NULL GROUP BY studio_id
    UNION ALL ${ofLinks('actor')}
    UNION ALL ${ofLinks('tag')}`;
};

type Links = 'new_links' | 'old_links';

/** What links to scenes add or take: of a scene that is deleted with its links, its own trigger has taken all before. */
const linked = (kind: 'actor' | 'tag', links: Links, sign: '+' | '-') => `
  SELECT '${kind}' AS kind, ${kind}_id AS key, ${sumsOf('s', sign)}
    FROM ${links} ${lookedUp('scenes', 'duration, size, trashed_at, deleted_at', 'id = scene_id')} s
   WHERE ${isActive('s')} GROUP BY ${kind}_id`;

const noting = (changes: string, given = '') => `
  ${given}
  INSERT INTO scene_count_changes (kind, key, scenes, duration, size)
  SELECT kind, key, sum(scenes), sum(duration), sum(size) FROM (${changes}) AS c GROUP BY kind, key
  HAVING sum(scenes) <> 0 OR sum(duration) <> 0 OR sum(size) <> 0;`;

/** In the order of their ids, so that two changes of the same scenes wait for each other and not for ever. */
const locking = (links: Links) => `
  PERFORM FROM (SELECT DISTINCT scene_id FROM ${links} ORDER BY scene_id) AS l
    CROSS JOIN LATERAL (SELECT FROM scenes WHERE id = scene_id FOR NO KEY UPDATE) AS s;`;

const countedColumns = 'id, studio_id, duration, size, width, height, trashed_at, deleted_at';

const changed = (its: string, other: string) =>
  `SELECT ${countedColumns} FROM ${its} EXCEPT ALL SELECT ${countedColumns} FROM ${other}`;

export class LookedUpCounts extends Migration {
  override up(): void {
    this.body('note_new_scenes', `${noting(contributions('new_rows', '+'))} RETURN NULL;`);
    // A scene in the trash, as most are that are deleted, is not counted any more.
    this.body(
      'note_deleted_scene',
      `IF ${isActive('old')} THEN ${noting(contributions('(SELECT old.*)', '-'))} END IF;
       RETURN old;`,
    );
    const [gone, come] = [changed('old_rows', 'new_rows'), changed('new_rows', 'old_rows')];
    this.body(
      'note_changed_scenes',
      `IF EXISTS (${gone}) THEN
         ${noting(
           `${contributions('gone', '-')} UNION ALL ${contributions('come', '+')}`,
           `WITH gone AS (${gone}), come AS (${come})`,
         )}
       END IF;
       RETURN NULL;`,
    );
    for (const kind of ['actor', 'tag'] as const) {
      const [added, removed] = [linked(kind, 'new_links', '+'), linked(kind, 'old_links', '-')];
      const bodies = {
        insert: locking('new_links') + noting(added),
        delete: locking('old_links') + noting(removed),
        update: locking('old_links') + locking('new_links') + noting(`${removed} UNION ALL ${added}`),
      };
      for (const [event, body] of Object.entries(bodies)) {
        this.body(`note_${event}_of_scene_${kind}s`, `${body} RETURN NULL;`);
      }
    }
  }

  /** A table with few pages would be read whole for each lookup, and a plan that is kept goes on so when it has grown. */
  private body(name: string, statements: string): void {
    this.addSql(`
      CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
      BEGIN
        ${statements}
      END $$`);
  }
}
