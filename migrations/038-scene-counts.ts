/**
 * How many active scenes there are in all and of each actor, studio and tag, with their seconds and bytes, kept as they
 * change. Triggers add what changes as rows of their own, so that two changes never wait for each other here; a task of the
 * scheduler folds these into the counts, and whoever reads adds up both.
 */

import { Migration } from '@mikro-orm/migrations';

const isActive = (scenes: string) => `${scenes}.trashed_at IS NULL AND ${scenes}.deleted_at IS NULL`;

/** What rows of scenes add to the counts, or take from them. */
const contributions = (scenes: string, sign: '+' | '-') => {
  const sums = `${sign}count(*) AS scenes, ${sign}coalesce(sum(duration), 0) AS duration, ${sign}coalesce(sum(size), 0) AS size`;
  return `
    SELECT 'library' AS kind, 0 AS key, ${sums} FROM ${scenes} s WHERE ${isActive('s')}
    UNION ALL
    SELECT 'studio', studio_id, ${sums} FROM ${scenes} s WHERE ${isActive('s')} AND studio_id IS NOT NULL GROUP BY studio_id
    UNION ALL
    SELECT 'actor', actor_id, ${sums} FROM ${scenes} s JOIN scene_actors ON scene_id = s.id WHERE ${isActive('s')} GROUP BY actor_id
    UNION ALL
    SELECT 'tag', tag_id, ${sums} FROM ${scenes} s JOIN scene_tags ON scene_id = s.id WHERE ${isActive('s')} GROUP BY tag_id`;
};

/** What links to scenes add or take: of a scene that is deleted with its links, its own trigger has taken all before. */
const linked = (kind: 'actor' | 'tag', links: 'new_links' | 'old_links', sign: '+' | '-') => `
  SELECT '${kind}' AS kind, ${kind}_id AS key, ${sign}count(*) AS scenes,
         ${sign}coalesce(sum(duration), 0) AS duration, ${sign}coalesce(sum(size), 0) AS size
    FROM ${links} JOIN scenes ON scenes.id = scene_id AND ${isActive('scenes')}
   GROUP BY ${kind}_id`;

/** Planned each time: a plan that was made for one row would take an hour for ten thousand. */
const planned = (statement: string) => `EXECUTE $sql$${statement}$sql$;`;

const noting = (changes: string, given = '') => `
  ${given}
  INSERT INTO scene_count_changes (kind, key, scenes, duration, size)
  SELECT kind, key, sum(scenes), sum(duration), sum(size) FROM (${changes}) AS c GROUP BY kind, key
  HAVING sum(scenes) <> 0 OR sum(duration) <> 0 OR sum(size) <> 0`;

const note = (changes: string, given?: string) => planned(noting(changes, given));

const trigger = (name: string, body: string) => `
  CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    ${body}
  END $$`;

/** What a statement has changed, as it was before or is now. Most updates of scenes are of something else: then nothing is left. */
const changed = (its: 'old_rows' | 'new_rows') => {
  const columns = (of: string) => `SELECT id, studio_id, duration, size, trashed_at, deleted_at FROM ${of}`;
  return `${columns(its)} EXCEPT ALL ${columns(its === 'old_rows' ? 'new_rows' : 'old_rows')}`;
};

export class SceneCounts extends Migration {
  override up(): void {
    this.addSql('CREATE INDEX idx_scene_tags_tag_scene ON scene_tags (tag_id, scene_id)');
    this.addSql('CREATE INDEX idx_scene_actors_actor_scene ON scene_actors (actor_id, scene_id)');
    this.tables();
    this.ofScenes();
    this.ofLinks('actor');
    this.ofLinks('tag');
    this.addSql(`
      CREATE FUNCTION recount_scenes() RETURNS void LANGUAGE sql AS $$
        DELETE FROM scene_counts;
        DELETE FROM scene_count_changes;
        INSERT INTO scene_counts (kind, key, scenes, duration, size) ${contributions('scenes', '+')};
        DELETE FROM scene_counts WHERE scenes = 0;
      $$`); // for what was written without triggers
    this.addSql('SELECT recount_scenes()');
  }

  private tables(): void {
    const counted = `
        kind     VARCHAR(10) NOT NULL CHECK (kind IN ('library', 'actor', 'studio', 'tag')),
        key      BIGINT      NOT NULL,
        scenes   INTEGER     NOT NULL,
        duration BIGINT      NOT NULL,
        size     BIGINT      NOT NULL`;
    this.addSql(`CREATE TABLE scene_counts (${counted}, PRIMARY KEY (kind, key))`);
    this.addSql(`CREATE TABLE scene_count_changes (id BIGSERIAL PRIMARY KEY, ${counted})`);
    this.addSql('CREATE INDEX idx_scene_counts_none ON scene_counts (kind, key) WHERE scenes = 0');
    this.addSql('CREATE INDEX idx_scene_count_changes_kind_key ON scene_count_changes (kind, key)');
  }

  private ofScenes(): void {
    this.addSql(trigger('note_new_scenes', `${note(contributions('new_rows', '+'))} RETURN NULL;`));
    this.addSql(
      trigger(
        'note_changed_scenes',
        `IF EXISTS (${changed('old_rows')}) THEN
          ${note(
            `${contributions('gone', '-')} UNION ALL ${contributions('come', '+')}`,
            `WITH gone AS (${changed('old_rows')}), come AS (${changed('new_rows')})`,
          )}
        END IF;
        RETURN NULL;`,
      ),
    );
    // Of each row, before it goes: its links go with it, and nobody could say afterwards what they were.
    this.addSql(trigger('note_deleted_scene', `${noting(contributions('(SELECT old.*)', '-'))}; RETURN old;`));
    this.addSql(`
      CREATE TRIGGER note_new_scenes AFTER INSERT ON scenes REFERENCING NEW TABLE AS new_rows
         FOR EACH STATEMENT EXECUTE FUNCTION note_new_scenes()`);
    this.addSql(`
      CREATE TRIGGER note_changed_scenes AFTER UPDATE ON scenes REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
         FOR EACH STATEMENT EXECUTE FUNCTION note_changed_scenes()`);
    this.addSql(`
      CREATE TRIGGER note_deleted_scene BEFORE DELETE ON scenes FOR EACH ROW EXECUTE FUNCTION note_deleted_scene()`);
  }

  /** The scenes are locked, so that none of them comes into the trash or out of it at the same time. */
  private ofLinks(kind: 'actor' | 'tag'): void {
    const lock = (links: string) =>
      planned(`SELECT FROM scenes WHERE id IN (SELECT scene_id FROM ${links}) ORDER BY id FOR NO KEY UPDATE`);
    const [added, removed] = [linked(kind, 'new_links', '+'), linked(kind, 'old_links', '-')];
    const bodies = {
      insert: { seen: 'NEW TABLE AS new_links', body: lock('new_links') + note(added) },
      delete: { seen: 'OLD TABLE AS old_links', body: lock('old_links') + note(removed) },
      update: {
        seen: 'OLD TABLE AS old_links NEW TABLE AS new_links',
        body: lock('old_links') + lock('new_links') + note(`${removed} UNION ALL ${added}`),
      },
    };
    for (const [event, { seen, body }] of Object.entries(bodies)) {
      const name = `note_${event}_of_scene_${kind}s`;
      this.addSql(trigger(name, `${body} RETURN NULL;`));
      this.addSql(`
        CREATE TRIGGER ${name} AFTER ${event} ON scene_${kind}s REFERENCING ${seen}
           FOR EACH STATEMENT EXECUTE FUNCTION ${name}()`);
    }
  }
}
