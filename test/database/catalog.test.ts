import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { expectedBeside, expectedTables } from './catalog.expected.ts';
import { catalogOf, differences, readCatalog } from './catalog.ts';

const expected = catalogOf(expectedTables, expectedBeside);
let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database[Symbol.asyncDispose]();
});

test('the database is what its document says, and nothing else', async () => {
  expect(differences(expected, await readCatalog(client))).toEqual([]);
});

/** A change of the schema, and what the comparison must say of it: just that. */
const changes: [string, ...(string | RegExp)[]][] = [
  ['DROP TABLE scan_errors', ...Array<RegExp>(9).fill(/scan_errors.*, found nothing$/)],
  [
    'CREATE TABLE surplus (id integer)',
    'table surplus: expected nothing, found table',
    'surplus.id: expected nothing, found integer',
  ],
  ['ALTER TABLE scenes DROP processing_error', 'scenes.processing_error: expected text, found nothing'],
  ['ALTER TABLE scenes ADD surplus integer', 'scenes.surplus: expected nothing, found integer'],
  [
    'ALTER TABLE scenes RENAME processing_error TO error',
    'scenes.processing_error: expected text, found nothing',
    'scenes.error: expected nothing, found text',
  ],
  ['ALTER TABLE scenes ALTER vtt_path TYPE varchar(511)', 'scenes.vtt_path: expected varchar(512), found varchar(511)'],
  ['ALTER TABLE scenes ALTER width TYPE bigint', 'scenes.width: expected integer default 0, found bigint default 0'],
  ['ALTER TABLE studios ALTER rating TYPE decimal(4,1)', 'studios.rating: expected decimal(3,1), found decimal(4,1)'],
  [
    'ALTER TABLE users ALTER last_login_at TYPE timestamp',
    'users.last_login_at: expected timestamptz, found timestamp without time zone',
  ],
  [
    'ALTER TABLE users ALTER password DROP NOT NULL',
    'users.password: expected varchar(255) not null, found varchar(255)',
  ],
  ['ALTER TABLE actors ALTER gender SET NOT NULL', 'actors.gender: expected varchar(50), found varchar(50) not null'],
  [
    'ALTER TABLE pool_config ALTER metadata_workers SET DEFAULT 4',
    'pool_config.metadata_workers: expected integer not null default 3, found integer not null default 4',
  ],
  ['ALTER TABLE scenes ALTER size DROP DEFAULT', 'scenes.size: expected bigint default 0, found bigint'],
  [
    `ALTER TABLE user_settings ALTER homepage_config SET DEFAULT '{}'`,
    /^user_settings\.homepage_config: expected jsonb not null default .*, found jsonb not null default '\{\}'$/,
  ],
  ['DROP INDEX idx_scenes_studio_id', 'index idx_scenes_studio_id on scenes: expected (studio_id), found nothing'],
  ['CREATE INDEX surplus ON tags (color)', 'index surplus on tags: expected nothing, found (color)'],
  [
    'DROP INDEX idx_scenes_size_filename; CREATE INDEX idx_scenes_size_filename ON scenes (original_filename, size)',
    'index idx_scenes_size_filename on scenes: expected (size, original_filename), found (original_filename, size)',
  ],
  [
    'DROP INDEX idx_scan_history_started_at; CREATE INDEX idx_scan_history_started_at ON scan_history (started_at)',
    'index idx_scan_history_started_at on scan_history: expected (started_at DESC), found (started_at)',
  ],
  [
    'DROP INDEX idx_share_links_token; CREATE INDEX idx_share_links_token ON share_links (token)',
    'index idx_share_links_token on share_links: expected unique (token), found (token)',
  ],
  [
    `DROP INDEX idx_job_history_scene_phase_active;
     CREATE UNIQUE INDEX idx_job_history_scene_phase_active ON job_history (scene_id, phase) WHERE status = 'pending'`,
    /^index idx_job_history_scene_phase_active .* WHERE status IN \('pending', 'running'\), found .* status = 'pending'$/,
  ],
  [
    'ALTER TABLE tags DROP CONSTRAINT tags_name_key',
    'constraint tags_name_key on tags: expected UNIQUE (name), found nothing',
  ],
  [
    'ALTER TABLE tags DROP CONSTRAINT tags_pkey CASCADE',
    'constraint tags_pkey on tags: expected PRIMARY KEY (id), found nothing',
    ...Array<RegExp>(3).fill(/^constraint (scene|marker|marker_label)_tags_tag_id_fkey on .*, found nothing$/),
  ],
  [
    'ALTER TABLE tags RENAME CONSTRAINT tags_name_key TO other',
    'constraint tags_name_key on tags: expected UNIQUE (name), found nothing',
    'constraint other on tags: expected nothing, found UNIQUE (name)',
  ],
  [
    `ALTER TABLE user_actor_ratings DROP CONSTRAINT user_actor_ratings_rating_check,
       ADD CONSTRAINT user_actor_ratings_rating_check CHECK (rating >= 0.5 AND rating < 5.0)`,
    /^constraint user_actor_ratings_rating_check .* found CHECK \(rating >= 0.5 AND rating < 5.0\)$/,
  ],
  [
    `ALTER TABLE share_links DROP CONSTRAINT share_links_share_type_check,
       ADD CONSTRAINT share_links_share_type_check CHECK (share_type IN ('public', 'private'))`,
    /^constraint share_links_share_type_check .*'auth_required'\)\), found .*'private'\)\)$/,
  ],
  [
    'ALTER TABLE pool_config DROP CONSTRAINT pool_config_id_check',
    'constraint pool_config_id_check on pool_config: expected CHECK (id = 1), found nothing',
  ],
  [
    `ALTER TABLE job_history DROP CONSTRAINT job_history_scene_id_fkey,
       ADD CONSTRAINT job_history_scene_id_fkey FOREIGN KEY (scene_id) REFERENCES scenes (id)`,
    /^constraint job_history_scene_id_fkey .* ON DELETE CASCADE, found .* REFERENCES scenes\(id\)$/,
  ],
  [
    `ALTER TABLE studios DROP CONSTRAINT studios_parent_id_fkey,
       ADD CONSTRAINT studios_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES studios (id) ON DELETE SET NULL ON UPDATE CASCADE`,
    /^constraint studios_parent_id_fkey .* found .* ON UPDATE CASCADE ON DELETE SET NULL$/,
  ],
  [
    `DELETE FROM trigger_config WHERE phase = 'preview'`,
    /^row 5 of trigger_config: expected .*"preview".*, found nothing$/,
    /^row 1 of audit_log/,
  ],
  [
    'UPDATE retry_config SET max_delay_seconds = 7201 WHERE id = 3',
    /^row 3 of retry_config: .* 7201/,
    /^row 1 of audit_log/,
  ],
  [`UPDATE permissions SET description = NULL WHERE name = 'scenes:view'`, /^row 1 of permissions: .* null/],
  [
    'DELETE FROM role_permissions WHERE id = 24',
    /^row 24 of role_permissions: expected .*, found nothing$/,
    /^row 1 of audit_log/,
  ],
  [
    `INSERT INTO tags (name) VALUES ('surplus')`,
    /^row 1 of search_outbox: expected nothing, found .*"tag"/,
    /^row 1 of tags: expected nothing, found .*"surplus"$/,
  ],
  ['CREATE SEQUENCE surplus', 'sequence surplus: expected nothing, found owned by nobody'],
  ['CREATE VIEW surplus AS SELECT 1 AS one', 'relation surplus: expected nothing, found of kind v'],
  [`CREATE TYPE surplus AS ENUM ('a')`, 'type surplus: expected nothing, found of kind e'],
  ['CREATE SCHEMA surplus', 'schema surplus: expected nothing, found schema'],
  [
    'CREATE FUNCTION surplus() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$',
    'function surplus: expected nothing, found ',
  ],
  [
    `CREATE TRIGGER surplus BEFORE UPDATE ON tags FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
    'trigger surplus on tags: expected nothing, found BEFORE UPDATE FOR EACH ROW suppress_redundant_updates_trigger()',
  ],
];

test.each(changes)('the comparison reports exactly this change: %s', async (change, ...reports) => {
  await client.query('BEGIN');
  try {
    await client.query(change);
    const lines = reports.map((report) => (typeof report === 'string' ? report : expect.stringMatching(report)));
    expect(differences(expected, await readCatalog(client))).toEqual(lines);
  } finally {
    await client.query('ROLLBACK');
  }
});
