/**
 * What the database must look like, typed out from the document that describes it, table by table, and from the
 * decisions it leaves open. Nothing here is generated: a change of the schema is made twice, on purpose.
 */

export interface ExpectedTable {
  /** Type as in the document; `not null` and `default` where they hold. */
  columns: Record<string, string>;
  /** Primary keys, uniques, checks, foreign keys. */
  constraints: Record<string, string>;
  /** All other indexes: `unique` where they are, columns in order, predicate. */
  indexes?: Record<string, string>;
  /** Triggers: when, over which rows, and what they call. */
  triggers?: Record<string, string>;
  /** The rows of a new database, without ids and timestamps. */
  rows?: Record<string, unknown>[];
}

const now = 'timestamptz not null default now()';
const serial = (table: string) => `integer not null default nextval('${table}_id_seq')`;
const bigserial = (table: string) => `bigint not null default nextval('${table}_id_seq')`;
const primaryKey = (table: string) => ({ [`${table}_pkey`]: 'PRIMARY KEY (id)' });
const singleton = (table: string) => ({ ...primaryKey(table), [`${table}_id_check`]: 'CHECK (id = 1)' });
const cascade = (column: string, table: string) => `FOREIGN KEY (${column}) REFERENCES ${table}(id) ON DELETE CASCADE`;
const setNull = (column: string, table: string) => `FOREIGN KEY (${column}) REFERENCES ${table}(id) ON DELETE SET NULL`;

const wordsOf = (kind: string, columns = 'words') =>
  `CREATE INDEX idx_search_documents_${kind}_words ON search_documents USING gin (${columns}) WITH (gin_pending_list_limit='512') WHERE kind = '${kind}'`;

/** Notes for search what is inserted, updated or deleted. */
const noted = (table: string) => {
  const trigger = (event: string, seen: string) =>
    `AFTER ${event} REFERENCING ${seen} FOR EACH STATEMENT search_note_${table}()`;
  return {
    search_note_insert: trigger('INSERT', 'NEW TABLE AS new_rows'),
    search_note_update: trigger('UPDATE', 'OLD TABLE AS old_rows NEW TABLE AS new_rows'),
    search_note_delete: trigger('DELETE', 'OLD TABLE AS old_rows'),
  };
};

/** Of a table whose changes the audit log has; each event with its condition, if it has one. */
const audited = (kind: string, events: Record<string, string> = { INSERT: '', UPDATE: '', DELETE: '' }) =>
  Object.fromEntries(
    Object.entries(events).map(([event, condition]) => [
      `audit_${event.toLowerCase()}`,
      `AFTER ${event} FOR EACH ROW ${condition && `WHEN (${condition}) `}audit_row('${kind}')`,
    ]),
  );

const byPeople = `(COALESCE(current_setting('reelgraph.by', true), '') <> '')`;
const softDeleted = '(old.deleted_at IS DISTINCT FROM new.deleted_at)';

/** The same of links with scenes, one entry for each statement. */
const auditedLinks = (thing: string) => ({
  audit_insert: `AFTER INSERT REFERENCING NEW TABLE AS links FOR EACH STATEMENT audit_links('scene ${thing}s', '${thing}_id')`,
  audit_delete: `AFTER DELETE REFERENCING OLD TABLE AS links FOR EACH STATEMENT audit_links('scene ${thing}s', '${thing}_id')`,
});

/** Of a table whose rows a merge moves, or removes for good. */
const undoable = (...events: ('INSERT' | 'UPDATE' | 'DELETE')[]) => {
  const seen = {
    INSERT: 'NEW TABLE AS new_rows',
    UPDATE: 'OLD TABLE AS old_rows NEW TABLE AS new_rows',
    DELETE: 'OLD TABLE AS old_rows',
  };
  const merging = `(COALESCE(current_setting('reelgraph.by', true), '') ~ '"operation":"[^"]*(merge|deleteTag)')`;
  return Object.fromEntries(
    events.map((event) => [
      `undo_${event.toLowerCase()}`,
      `AFTER ${event} REFERENCING ${seen[event]} FOR EACH STATEMENT WHEN (${merging}) note_undo_rows()`,
    ]),
  );
};

/** Of a table that says which scenes belong to what, so that their counts are kept. */
const counted = (table: 'scene_actors' | 'scene_tags') => ({
  [`note_insert_of_${table}`]: `AFTER INSERT REFERENCING NEW TABLE AS new_links FOR EACH STATEMENT note_insert_of_${table}()`,
  [`note_delete_of_${table}`]: `AFTER DELETE REFERENCING OLD TABLE AS old_links FOR EACH STATEMENT note_delete_of_${table}()`,
  [`note_update_of_${table}`]: `AFTER UPDATE REFERENCING OLD TABLE AS old_links NEW TABLE AS new_links FOR EACH STATEMENT note_update_of_${table}()`,
});

const sceneCounts = {
  kind: 'varchar(10) not null',
  key: 'bigint not null',
  scenes: 'integer not null',
  duration: 'bigint not null',
  size: 'bigint not null',
};

/** What is in no table. */
export const expectedBeside: Record<string, string> = {
  'extension pg_trgm': 'extension',
  'extension fuzzystrmatch': 'extension',
  'function audit_differ': 'was scenes, becomes scenes',
  'function audit_links': '',
  'function audit_row': '',
  'function audit_write': 'kind text, thing text, action text, before jsonb, after jsonb',
  'function count_new_scenes': '',
  'function count_changed_scenes': '',
  'function count_gone_scenes': '',
  'function note_undo_rows': '',
  'function note_new_scenes': '',
  'function note_changed_scenes': '',
  'function note_deleted_scene': '',
  'function note_insert_of_scene_actors': '',
  'function note_delete_of_scene_actors': '',
  'function note_update_of_scene_actors': '',
  'function note_insert_of_scene_tags': '',
  'function note_delete_of_scene_tags': '',
  'function note_update_of_scene_tags': '',
  'function recount_scenes': '',
  'function set_processing_status': 'ids bigint[]',
  'function search_note': 'noted_kind text, ids bigint[]',
  'function search_note_actors': '',
  'function search_note_scene_actors': '',
  'function search_note_scene_tags': '',
  'function search_note_scenes': '',
  'function search_note_studios': '',
  'function search_note_tags': '',
};

export const expectedTables: Record<string, ExpectedTable> = {
  scenes: {
    columns: {
      id: bigserial('scenes'),
      created_at: now,
      updated_at: now,
      deleted_at: 'timestamptz',
      trashed_at: 'timestamptz',
      title: 'varchar(255)',
      description: `text not null default ''`,
      original_filename: 'varchar(255)',
      stored_path: 'varchar(512)',
      storage_path_id: 'integer',
      size: 'bigint default 0',
      view_count: 'bigint default 0',
      duration: 'integer default 0',
      width: 'integer default 0',
      height: 'integer default 0',
      frame_rate: 'double precision not null default 0',
      bit_rate: 'bigint not null default 0',
      video_codec: `text not null default ''`,
      audio_codec: `text not null default ''`,
      file_hash: `text not null default ''`,
      file_created_at: 'timestamptz',
      release_date: 'date',
      thumbnail_path: 'varchar(512)',
      thumbnail_width: 'integer default 0',
      thumbnail_height: 'integer default 0',
      sprite_sheet_path: 'varchar(512)',
      sprite_sheet_count: 'integer default 0',
      vtt_path: 'varchar(512)',
      cover_image_path: `text not null default ''`,
      studio: `text not null default ''`,
      studio_id: 'bigint',
      tags: `text[] not null default '{}'`,
      actors: `text[] not null default '{}'`,
      origin: 'varchar(100)',
      type: 'varchar(50)',
      porndb_scene_id: `text not null default ''`,
      processing_status: `varchar(50) default 'pending'`,
      processing_error: 'text',
      is_corrupted: 'boolean not null default false',
      thumbnail_large_width: 'integer',
      thumbnail_large_height: 'integer',
      sprite_tile_width: 'integer',
      sprite_tile_height: 'integer',
      sprite_interval_seconds: 'double precision',
      thumbnail_at_seconds: 'double precision',
      file_modified_at: 'timestamptz',
      fingerprint: 'text',
      codecs: `text not null default ''`,
      corruption_reason: 'text',
      film_facts: 'jsonb',
      duration_ms: 'bigint',
      preview_path: 'varchar(512)',
      subtitles: `jsonb not null default '[]'`,
    },
    constraints: {
      ...primaryKey('scenes'),
      scenes_storage_path_id_fkey: 'FOREIGN KEY (storage_path_id) REFERENCES storage_paths(id) ON DELETE RESTRICT',
      scenes_studio_id_fkey: setNull('studio_id', 'studios'),
    },
    indexes: {
      idx_scenes_deleted_at: '(deleted_at)',
      idx_scenes_trashed_at: '(trashed_at) WHERE trashed_at IS NOT NULL',
      idx_scenes_origin: '(origin) WHERE origin IS NOT NULL',
      idx_scenes_type: '(type) WHERE type IS NOT NULL',
      idx_scenes_stored_path: '(stored_path) WHERE deleted_at IS NULL',
      idx_scenes_size_filename: '(size, original_filename)',
      idx_scenes_studio_id: '(studio_id)',
      idx_scenes_studio_newest: '(studio_id, id)',
      idx_scenes_type_newest: '(type, id) WHERE type IS NOT NULL',
      idx_scenes_file_hash: `(file_hash) WHERE file_hash <> ''`,
      idx_scenes_created_at: '(created_at, id)',
      idx_scenes_file_path: '(stored_path varchar_pattern_ops)',
      idx_scenes_size_time: '(size, file_modified_at)',
      idx_scenes_size_name: `(size, lower(NORMALIZE(regexp_replace(stored_path, '^.*/', ''), NFC)))`,
      idx_scenes_view_count: '((view_count IS NOT NULL), view_count, id)',
      idx_scenes_inactive: '(id) WHERE trashed_at IS NOT NULL OR deleted_at IS NOT NULL',
      idx_scenes_narrow:
        '(id) INCLUDE (view_count, duration, size, width, height, studio_id, release_date, created_at, trashed_at, deleted_at)',
      idx_scenes_title_parts:
        "CREATE INDEX idx_scenes_title_parts ON scenes USING gin (title gin_trgm_ops) WITH (gin_pending_list_limit='512')",
      idx_scenes_title: '((title IS NULL), lower(title) COLLATE natural_order, id)',
      idx_scenes_folder:
        "(storage_path_id, regexp_replace(stored_path, '/[^/]*$', '')) WHERE trashed_at IS NULL AND deleted_at IS NULL",
    },
    triggers: {
      ...noted('scenes'),
      ...audited('scene', { DELETE: '', UPDATE: `(${byPeople} AND audit_differ(old.*, new.*))` }),
      scenes_inserted: 'AFTER INSERT REFERENCING NEW TABLE AS new_scenes FOR EACH STATEMENT count_new_scenes()',
      scenes_updated:
        'AFTER UPDATE REFERENCING OLD TABLE AS old_scenes NEW TABLE AS new_scenes FOR EACH STATEMENT count_changed_scenes()',
      scenes_deleted: 'AFTER DELETE REFERENCING OLD TABLE AS old_scenes FOR EACH STATEMENT count_gone_scenes()',
      note_new_scenes: 'AFTER INSERT REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT note_new_scenes()',
      note_changed_scenes:
        'AFTER UPDATE REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT note_changed_scenes()',
      note_deleted_scene: 'BEFORE DELETE FOR EACH ROW note_deleted_scene()',
    },
  },
  users: {
    triggers: audited('user'),
    columns: {
      id: bigserial('users'),
      created_at: now,
      updated_at: now,
      username: 'varchar(255) not null',
      password: 'varchar(255) not null',
      role: `varchar(50) not null default 'user'`,
      last_login_at: 'timestamptz',
    },
    constraints: { ...primaryKey('users'), uni_users_username: 'UNIQUE (username)' },
    indexes: { uni_users_username_lower: 'unique (lower(username))' },
  },
  user_settings: {
    columns: {
      id: bigserial('user_settings'),
      created_at: now,
      updated_at: now,
      user_id: 'bigint not null',
      autoplay: 'boolean not null default false',
      default_volume: 'integer not null default 100',
      loop: 'boolean not null default true',
      videos_per_page: 'integer not null default 20',
      default_sort_order: `varchar(50) not null default 'created_at_desc'`,
      default_tag_sort: `varchar(10) not null default 'az'`,
      marker_thumbnail_cycling: 'boolean not null default true',
      homepage_config:
        'jsonb not null default \'{"sections": [{"id": "default-latest", "sort": "created_at_desc", "type": "latest", ' +
        '"limit": 12, "order": 0, "title": "Latest Uploads", "config": {}, "enabled": true}], "show_upload": true}\'',
    },
    constraints: {
      ...primaryKey('user_settings'),
      uni_user_settings_user_id: 'UNIQUE (user_id)',
      user_settings_user_id_fkey: cascade('user_id', 'users'),
    },
  },
  roles: {
    triggers: audited('role'),
    columns: {
      id: bigserial('roles'),
      created_at: now,
      updated_at: now,
      name: 'varchar(50) not null',
      description: 'varchar(255)',
    },
    constraints: { ...primaryKey('roles'), uni_roles_name: 'UNIQUE (name)' },
    indexes: { uni_roles_name_lower: 'unique (lower(name))' },
    rows: [
      { name: 'admin', description: 'Full system access' },
      { name: 'moderator', description: 'Video management access' },
      { name: 'user', description: 'Basic view and upload access' },
    ],
  },
  permissions: {
    columns: {
      id: bigserial('permissions'),
      created_at: now,
      name: 'varchar(100) not null',
      description: 'varchar(255)',
    },
    constraints: { ...primaryKey('permissions'), uni_permissions_name: 'UNIQUE (name)' },
    rows: [
      { name: 'scenes:view', description: 'View and stream scenes' },
      { name: 'scenes:upload', description: 'Upload new scenes' },
      { name: 'scenes:delete', description: 'Delete scenes' },
      { name: 'scenes:reprocess', description: 'Reprocess scenes' },
      { name: 'scenes:trash', description: 'Move scenes to trash' },
      { name: 'users:manage', description: 'Manage users' },
      { name: 'users:create', description: 'Create new users' },
      { name: 'users:delete', description: 'Delete users' },
      { name: 'roles:manage', description: 'Manage roles and permissions' },
      { name: 'settings:manage', description: 'Manage application settings' },
      { name: 'scenes:edit', description: 'Edit the details of scenes' },
      { name: 'library:manage', description: 'Manage actors, studios and tags' },
      { name: 'jobs:manage', description: 'Manage jobs, triggers and retries' },
      { name: 'storage:manage', description: 'Manage storage paths and scans' },
      { name: 'shares:manage', description: 'Manage the share links of all users' },
    ],
  },
  role_permissions: {
    triggers: audited('role permission'),
    columns: {
      id: bigserial('role_permissions'),
      role_id: 'bigint not null',
      permission_id: 'bigint not null',
    },
    constraints: {
      ...primaryKey('role_permissions'),
      uni_role_permissions: 'UNIQUE (role_id, permission_id)',
      role_permissions_role_id_fkey: cascade('role_id', 'roles'),
      role_permissions_permission_id_fkey: cascade('permission_id', 'permissions'),
    },
    indexes: { idx_role_permissions_role_id: '(role_id)' },
    rows: [
      // admin: the ten of the document
      { role_id: 1, permission_id: 1 },
      { role_id: 1, permission_id: 2 },
      { role_id: 1, permission_id: 3 },
      { role_id: 1, permission_id: 4 },
      { role_id: 1, permission_id: 5 },
      { role_id: 1, permission_id: 6 },
      { role_id: 1, permission_id: 7 },
      { role_id: 1, permission_id: 8 },
      { role_id: 1, permission_id: 9 },
      { role_id: 1, permission_id: 10 },
      // moderator: scenes:view, upload, delete, reprocess, trash
      { role_id: 2, permission_id: 1 },
      { role_id: 2, permission_id: 2 },
      { role_id: 2, permission_id: 3 },
      { role_id: 2, permission_id: 4 },
      { role_id: 2, permission_id: 5 },
      // user: scenes:view, upload
      { role_id: 3, permission_id: 1 },
      { role_id: 3, permission_id: 2 },
      // admin: the five that came later
      { role_id: 1, permission_id: 11 },
      { role_id: 1, permission_id: 12 },
      { role_id: 1, permission_id: 13 },
      { role_id: 1, permission_id: 14 },
      { role_id: 1, permission_id: 15 },
      // moderator: scenes:edit, library:manage
      { role_id: 2, permission_id: 11 },
      { role_id: 2, permission_id: 12 },
    ],
  },
  revoked_tokens: {
    columns: {
      id: bigserial('revoked_tokens'),
      created_at: now,
      token_hash: 'varchar(64) not null',
      expires_at: 'timestamptz not null',
      reason: 'varchar(255)',
    },
    constraints: { ...primaryKey('revoked_tokens'), uni_revoked_tokens_token_hash: 'UNIQUE (token_hash)' },
    indexes: { idx_revoked_tokens_expires_at: '(expires_at)' },
  },
  user_sessions: {
    columns: {
      id: 'uuid not null default gen_random_uuid()',
      user_id: 'bigint not null',
      created_at: now,
      last_seen_at: now,
      expires_at: 'timestamptz not null',
      token_hash: 'varchar(64) not null',
      user_agent: 'varchar(255)',
    },
    constraints: { ...primaryKey('user_sessions'), user_sessions_user_id_fkey: cascade('user_id', 'users') },
    indexes: { idx_user_sessions_user_id: '(user_id)', idx_user_sessions_expires_at: '(expires_at)' },
  },
  user_identities: {
    triggers: audited('identity'),
    columns: {
      id: bigserial('user_identities'),
      user_id: 'bigint not null',
      issuer: 'varchar(512) not null',
      subject: 'varchar(255) not null',
      created_at: now,
    },
    constraints: {
      ...primaryKey('user_identities'),
      user_identities_user_id_fkey: cascade('user_id', 'users'),
      uni_user_identities: 'UNIQUE (issuer, subject)',
    },
    indexes: { idx_user_identities_user_id: '(user_id)' },
  },
  api_keys: {
    triggers: audited('API key'),
    columns: {
      id: bigserial('api_keys'),
      user_id: 'bigint not null',
      name: 'varchar(100) not null',
      key_hash: 'varchar(64) not null',
      permissions: 'text[] not null',
      created_at: now,
      expires_at: 'timestamptz',
      last_used_at: 'timestamptz',
    },
    constraints: {
      ...primaryKey('api_keys'),
      uni_api_keys_key_hash: 'UNIQUE (key_hash)',
      api_keys_user_id_fkey: cascade('user_id', 'users'),
    },
    indexes: { idx_api_keys_user_id: '(user_id)' },
  },
  login_attempts: {
    columns: {
      id: bigserial('login_attempts'),
      address: 'varchar(64) not null',
      full_at: 'timestamptz not null',
    },
    constraints: { ...primaryKey('login_attempts'), uni_login_attempts_address: 'UNIQUE (address)' },
  },
  login_failures: {
    columns: {
      id: bigserial('login_failures'),
      username: 'varchar(255) not null',
      address: 'varchar(64) not null',
      failures: 'integer not null',
      last_failed_at: 'timestamptz not null',
    },
    constraints: { ...primaryKey('login_failures'), uni_login_failures: 'UNIQUE (username, address)' },
  },
  tags: {
    triggers: { ...noted('tags'), ...audited('tag', { DELETE: '' }), ...undoable('DELETE') },
    columns: {
      id: serial('tags'),
      name: 'varchar(100) not null',
      color: `varchar(7) not null default '#6B7280'`,
      created_at: now,
      updated_at: now,
    },
    constraints: { ...primaryKey('tags'), tags_name_key: 'UNIQUE (name)' },
    indexes: {
      uni_tags_name_lower: 'unique (lower(name))',
      idx_tags_natural_name: '(lower(name) COLLATE natural_order, id)',
    },
  },
  scene_tags: {
    triggers: { ...noted('scene_tags'), ...counted('scene_tags'), ...auditedLinks('tag') },
    columns: { id: serial('scene_tags'), scene_id: 'bigint not null', tag_id: 'bigint not null' },
    constraints: {
      ...primaryKey('scene_tags'),
      scene_tags_scene_id_tag_id_key: 'UNIQUE (scene_id, tag_id)',
      scene_tags_scene_id_fkey: cascade('scene_id', 'scenes'),
      scene_tags_tag_id_fkey: cascade('tag_id', 'tags'),
    },
    indexes: {
      idx_scene_tags_scene_id: '(scene_id)',
      idx_scene_tags_tag_id: '(tag_id)',
      idx_scene_tags_tag_scene: '(tag_id, scene_id)',
    },
  },
  actors: {
    triggers: {
      ...noted('actors'),
      ...audited('actor', { DELETE: '', UPDATE: softDeleted }),
      ...undoable('UPDATE', 'DELETE'),
    },
    columns: {
      id: bigserial('actors'),
      uuid: 'uuid not null default gen_random_uuid()',
      created_at: now,
      updated_at: now,
      deleted_at: 'timestamptz',
      name: 'varchar(255) not null',
      image_url: 'varchar(512)',
      gender: 'varchar(50)',
      birthday: 'date',
      date_of_death: 'date',
      astrology: 'varchar(50)',
      birthplace: 'varchar(255)',
      ethnicity: 'varchar(100)',
      nationality: 'varchar(100)',
      career_start_year: 'integer',
      career_end_year: 'integer',
      height_cm: 'integer',
      weight_kg: 'integer',
      measurements: 'varchar(50)',
      cupsize: 'varchar(10)',
      hair_color: 'varchar(50)',
      eye_color: 'varchar(50)',
      tattoos: 'text',
      piercings: 'text',
      fake_boobs: 'boolean not null default false',
      same_sex_only: 'boolean not null default false',
    },
    constraints: { ...primaryKey('actors'), actors_uuid_key: 'UNIQUE (uuid)' },
    indexes: {
      idx_actors_uuid: '(uuid)',
      idx_actors_name: '(name)',
      idx_actors_deleted_at: '(deleted_at)',
      idx_actors_natural_name: '(lower(name) COLLATE natural_order, id) WHERE deleted_at IS NULL',
    },
  },
  scene_actors: {
    triggers: { ...noted('scene_actors'), ...counted('scene_actors'), ...auditedLinks('actor') },
    columns: { id: bigserial('scene_actors'), scene_id: 'bigint not null', actor_id: 'bigint not null' },
    constraints: {
      ...primaryKey('scene_actors'),
      scene_actors_scene_id_actor_id_key: 'UNIQUE (scene_id, actor_id)',
      scene_actors_scene_id_fkey: cascade('scene_id', 'scenes'),
      scene_actors_actor_id_fkey: cascade('actor_id', 'actors'),
    },
    indexes: {
      idx_scene_actors_scene_id: '(scene_id)',
      idx_scene_actors_actor_id: '(actor_id)',
      idx_scene_actors_actor_scene: '(actor_id, scene_id)',
    },
  },
  studios: {
    triggers: {
      ...noted('studios'),
      ...audited('studio', { DELETE: '', UPDATE: softDeleted }),
      ...undoable('UPDATE', 'DELETE'),
    },
    columns: {
      id: bigserial('studios'),
      uuid: 'uuid not null default gen_random_uuid()',
      created_at: now,
      updated_at: now,
      deleted_at: 'timestamptz',
      name: 'varchar(255) not null',
      short_name: 'varchar(100)',
      url: 'varchar(512)',
      description: 'text',
      rating: 'decimal(3,1)',
      logo: 'varchar(512)',
      favicon: 'varchar(512)',
      poster: 'varchar(512)',
      porndb_id: 'varchar(100)',
      parent_id: 'bigint',
      network_id: 'bigint',
    },
    constraints: {
      ...primaryKey('studios'),
      studios_uuid_key: 'UNIQUE (uuid)',
      studios_parent_id_fkey: setNull('parent_id', 'studios'),
      studios_network_id_fkey: setNull('network_id', 'studios'),
    },
    indexes: {
      idx_studios_uuid: '(uuid)',
      idx_studios_name: '(name)',
      idx_studios_deleted_at: '(deleted_at)',
      idx_studios_natural_name: '(lower(name) COLLATE natural_order, id) WHERE deleted_at IS NULL',
      idx_studios_porndb_id: '(porndb_id)',
    },
  },
  share_links: {
    triggers: audited('share link'),
    columns: {
      id: bigserial('share_links'),
      token: 'varchar(32) not null',
      scene_id: 'bigint not null',
      user_id: 'bigint not null',
      share_type: `varchar(20) not null default 'public'`,
      expires_at: 'timestamptz',
      view_count: 'bigint not null default 0',
      created_at: now,
    },
    constraints: {
      ...primaryKey('share_links'),
      share_links_share_type_check: `CHECK (share_type IN ('public', 'auth_required'))`,
      share_links_scene_id_fkey: cascade('scene_id', 'scenes'),
      share_links_user_id_fkey: cascade('user_id', 'users'),
    },
    indexes: {
      idx_share_links_token: 'unique (token)',
      idx_share_links_scene_user: '(scene_id, user_id)',
      idx_share_links_user_id: '(user_id)',
    },
  },
  user_scene_ratings: {
    columns: {
      id: serial('user_scene_ratings'),
      user_id: 'bigint not null',
      scene_id: 'bigint not null',
      rating: 'decimal(2,1) not null',
      created_at: now,
      updated_at: now,
    },
    constraints: {
      ...primaryKey('user_scene_ratings'),
      user_scene_ratings_user_id_scene_id_key: 'UNIQUE (user_id, scene_id)',
      user_scene_ratings_rating_check: 'CHECK (rating >= 0.5 AND rating <= 5.0)',
      user_scene_ratings_user_id_fkey: cascade('user_id', 'users'),
      user_scene_ratings_scene_id_fkey: cascade('scene_id', 'scenes'),
    },
    indexes: { idx_user_scene_ratings_scene: '(scene_id)' },
  },
  user_scene_likes: {
    columns: {
      id: serial('user_scene_likes'),
      user_id: 'bigint not null',
      scene_id: 'bigint not null',
      created_at: now,
    },
    constraints: {
      ...primaryKey('user_scene_likes'),
      user_scene_likes_user_id_scene_id_key: 'UNIQUE (user_id, scene_id)',
      user_scene_likes_user_id_fkey: cascade('user_id', 'users'),
      user_scene_likes_scene_id_fkey: cascade('scene_id', 'scenes'),
    },
    indexes: { idx_user_scene_likes_scene: '(scene_id)' },
  },
  user_scene_jizzed: {
    columns: {
      id: serial('user_scene_jizzed'),
      user_id: 'bigint not null',
      scene_id: 'bigint not null',
      count: 'integer not null default 0',
      created_at: now,
      updated_at: now,
    },
    constraints: {
      ...primaryKey('user_scene_jizzed'),
      user_scene_jizzed_user_id_scene_id_key: 'UNIQUE (user_id, scene_id)',
      user_scene_jizzed_user_id_fkey: cascade('user_id', 'users'),
      user_scene_jizzed_scene_id_fkey: cascade('scene_id', 'scenes'),
    },
    indexes: { idx_user_scene_jizzed_scene: '(scene_id)' },
  },
  user_scene_watches: {
    columns: {
      id: serial('user_scene_watches'),
      user_id: 'bigint not null',
      scene_id: 'bigint not null',
      watched_at: now,
      watch_duration: 'integer not null default 0',
      last_position: 'integer not null default 0',
      completed: 'boolean not null default false',
      created_at: now,
      updated_at: now,
      last_seconds: 'decimal(13,3)',
    },
    constraints: {
      ...primaryKey('user_scene_watches'),
      user_scene_watches_user_id_fkey: cascade('user_id', 'users'),
      user_scene_watches_scene_id_fkey: cascade('scene_id', 'scenes'),
    },
    indexes: {
      idx_user_scene_watches_user_scene: '(user_id, scene_id)',
      idx_user_scene_watches_user_date: '(user_id, watched_at DESC)',
    },
  },
  user_scene_view_counts: {
    columns: {
      id: bigserial('user_scene_view_counts'),
      user_id: 'bigint not null',
      scene_id: 'bigint not null',
      last_counted_at: now,
      created_at: now,
    },
    constraints: {
      ...primaryKey('user_scene_view_counts'),
      user_scene_view_counts_user_id_scene_id_key: 'UNIQUE (user_id, scene_id)',
      user_scene_view_counts_user_id_fkey: cascade('user_id', 'users'),
      user_scene_view_counts_scene_id_fkey: cascade('scene_id', 'scenes'),
    },
    indexes: {
      idx_user_scene_view_counts_user_id: '(user_id)',
      idx_user_scene_view_counts_scene_id: '(scene_id)',
    },
  },
  user_scene_markers: {
    columns: {
      id: serial('user_scene_markers'),
      user_id: 'bigint not null',
      scene_id: 'bigint not null',
      timestamp: 'integer not null',
      label: 'varchar(100)',
      color: `varchar(7) not null default '#FFFFFF'`,
      thumbnail_path: 'varchar(255)',
      created_at: now,
      updated_at: now,
      seconds: 'decimal(13,3)',
      end_seconds: 'decimal(13,3)',
    },
    constraints: {
      ...primaryKey('user_scene_markers'),
      user_scene_markers_timestamp_check: 'CHECK ("timestamp" >= 0)',
      user_scene_markers_end_seconds_check: 'CHECK (end_seconds >= COALESCE(seconds, "timestamp"))',
      user_scene_markers_user_id_fkey: cascade('user_id', 'users'),
      user_scene_markers_scene_id_fkey: cascade('scene_id', 'scenes'),
    },
    indexes: {
      idx_user_scene_markers_user_scene: '(user_id, scene_id)',
      idx_user_scene_markers_timestamp: '(scene_id, "timestamp")',
      idx_user_scene_markers_user_label: '(user_id, label)',
    },
  },
  marker_tags: {
    triggers: undoable('INSERT', 'DELETE'),
    columns: {
      id: serial('marker_tags'),
      marker_id: 'bigint not null',
      tag_id: 'bigint not null',
      is_from_label: 'boolean not null default false',
      created_at: now,
    },
    constraints: {
      ...primaryKey('marker_tags'),
      marker_tags_marker_id_tag_id_key: 'UNIQUE (marker_id, tag_id)',
      marker_tags_marker_id_fkey: cascade('marker_id', 'user_scene_markers'),
      marker_tags_tag_id_fkey: cascade('tag_id', 'tags'),
    },
    indexes: { idx_marker_tags_marker_id: '(marker_id)', idx_marker_tags_tag_id: '(tag_id)' },
  },
  marker_label_tags: {
    triggers: undoable('INSERT', 'DELETE'),
    columns: {
      id: serial('marker_label_tags'),
      user_id: 'bigint not null',
      label: 'varchar(100) not null',
      tag_id: 'bigint not null',
      created_at: now,
    },
    constraints: {
      ...primaryKey('marker_label_tags'),
      marker_label_tags_user_id_label_tag_id_key: 'UNIQUE (user_id, label, tag_id)',
      marker_label_tags_user_id_fkey: cascade('user_id', 'users'),
      marker_label_tags_tag_id_fkey: cascade('tag_id', 'tags'),
    },
    indexes: {
      idx_marker_label_tags_user_label: '(user_id, label)',
      idx_marker_label_tags_tag_id: '(tag_id)',
    },
  },
  user_actor_ratings: {
    triggers: undoable('INSERT', 'DELETE'),
    columns: {
      id: serial('user_actor_ratings'),
      user_id: 'bigint not null',
      actor_id: 'bigint not null',
      rating: 'decimal(2,1) not null',
      created_at: now,
      updated_at: now,
    },
    constraints: {
      ...primaryKey('user_actor_ratings'),
      user_actor_ratings_user_id_actor_id_key: 'UNIQUE (user_id, actor_id)',
      user_actor_ratings_rating_check: 'CHECK (rating >= 0.5 AND rating <= 5.0)',
      user_actor_ratings_user_id_fkey: cascade('user_id', 'users'),
      user_actor_ratings_actor_id_fkey: cascade('actor_id', 'actors'),
    },
    indexes: { idx_user_actor_ratings_actor: '(actor_id)' },
  },
  user_actor_likes: {
    triggers: undoable('INSERT', 'DELETE'),
    columns: {
      id: serial('user_actor_likes'),
      user_id: 'bigint not null',
      actor_id: 'bigint not null',
      created_at: now,
    },
    constraints: {
      ...primaryKey('user_actor_likes'),
      user_actor_likes_user_id_actor_id_key: 'UNIQUE (user_id, actor_id)',
      user_actor_likes_user_id_fkey: cascade('user_id', 'users'),
      user_actor_likes_actor_id_fkey: cascade('actor_id', 'actors'),
    },
    indexes: { idx_user_actor_likes_actor: '(actor_id)' },
  },
  user_studio_ratings: {
    triggers: undoable('INSERT', 'DELETE'),
    columns: {
      id: serial('user_studio_ratings'),
      user_id: 'bigint not null',
      studio_id: 'bigint not null',
      rating: 'decimal(2,1) not null',
      created_at: now,
      updated_at: now,
    },
    constraints: {
      ...primaryKey('user_studio_ratings'),
      user_studio_ratings_user_id_studio_id_key: 'UNIQUE (user_id, studio_id)',
      user_studio_ratings_rating_check: 'CHECK (rating >= 0.5 AND rating <= 5.0)',
      user_studio_ratings_user_id_fkey: cascade('user_id', 'users'),
      user_studio_ratings_studio_id_fkey: cascade('studio_id', 'studios'),
    },
    indexes: { idx_user_studio_ratings_studio: '(studio_id)' },
  },
  user_studio_likes: {
    triggers: undoable('INSERT', 'DELETE'),
    columns: {
      id: serial('user_studio_likes'),
      user_id: 'bigint not null',
      studio_id: 'bigint not null',
      created_at: now,
    },
    constraints: {
      ...primaryKey('user_studio_likes'),
      user_studio_likes_user_id_studio_id_key: 'UNIQUE (user_id, studio_id)',
      user_studio_likes_user_id_fkey: cascade('user_id', 'users'),
      user_studio_likes_studio_id_fkey: cascade('studio_id', 'studios'),
    },
    indexes: { idx_user_studio_likes_studio: '(studio_id)' },
  },
  saved_searches: {
    columns: {
      id: bigserial('saved_searches'),
      uuid: 'uuid not null default gen_random_uuid()',
      user_id: 'bigint not null',
      name: 'varchar(255) not null',
      filters: `jsonb not null default '{}'`,
      created_at: now,
      updated_at: now,
    },
    constraints: {
      ...primaryKey('saved_searches'),
      saved_searches_user_id_fkey: cascade('user_id', 'users'),
    },
    indexes: { idx_saved_searches_uuid: 'unique (uuid)', idx_saved_searches_user_id: '(user_id)' },
  },
  job_history: {
    columns: {
      id: bigserial('job_history'),
      job_id: 'varchar(36) not null',
      scene_id: 'bigint not null',
      scene_title: `varchar(255) not null default ''`,
      phase: 'varchar(20) not null',
      status: `varchar(20) not null default 'running'`,
      priority: 'integer not null default 0',
      error_message: 'text',
      progress: 'integer not null default 0',
      retry_count: 'integer not null default 0',
      max_retries: 'integer not null default 0',
      next_retry_at: 'timestamptz',
      is_retryable: 'boolean not null default true',
      started_at: now,
      completed_at: 'timestamptz',
      created_at: now,
      attempt: 'integer not null default 0',
      queue_entry: 'bigint',
      first_error: 'text',
      deaths: 'integer not null default 0',
    },
    constraints: { ...primaryKey('job_history'), job_history_scene_id_fkey: cascade('scene_id', 'scenes') },
    indexes: {
      idx_job_history_job_id: 'unique (job_id)',
      idx_job_history_started_at: '(started_at)',
      idx_job_history_status: '(status)',
      idx_job_history_next_retry: `(next_retry_at) WHERE next_retry_at IS NOT NULL AND status = 'failed'`,
      idx_job_history_pending_poll: `(phase, priority DESC, created_at) WHERE status = 'pending'`,
      idx_job_history_scene_id: '(scene_id)',
      idx_job_history_phase_completed: `(phase, completed_at DESC) WHERE status = 'completed'`,
      idx_job_history_scene_phase_active: `unique (scene_id, phase) WHERE status IN ('pending', 'running')`,
    },
  },
  dead_letter_queue: {
    columns: {
      id: bigserial('dead_letter_queue'),
      job_id: 'varchar(36) not null',
      scene_id: 'bigint not null',
      scene_title: `varchar(255) not null default ''`,
      phase: 'varchar(20) not null',
      original_error: 'text not null',
      failure_count: 'integer not null default 1',
      last_error: 'text not null',
      status: `varchar(20) not null default 'pending_review'`,
      created_at: now,
      updated_at: now,
      abandoned_at: 'timestamptz',
    },
    constraints: { ...primaryKey('dead_letter_queue'), dead_letter_queue_job_id_key: 'UNIQUE (job_id)' },
    indexes: { idx_dlq_status: '(status)', idx_dlq_scene_id: '(scene_id)' },
  },
  pool_config: {
    triggers: audited('pool'),
    columns: {
      id: 'integer not null default 1',
      metadata_workers: 'integer not null default 3',
      thumbnail_workers: 'integer not null default 1',
      sprites_workers: 'integer not null default 1',
      preview_workers: 'integer not null default 1',
      updated_at: now,
    },
    constraints: singleton('pool_config'),
    rows: [{ metadata_workers: 3, thumbnail_workers: 1, sprites_workers: 1, preview_workers: 1 }],
  },
  processing_config: {
    triggers: audited('processing settings'),
    columns: {
      id: 'integer not null default 1',
      max_frame_dimension_sm: 'integer not null default 320',
      max_frame_dimension_lg: 'integer not null default 1280',
      frame_quality_sm: 'integer not null default 85',
      frame_quality_lg: 'integer not null default 85',
      frame_quality_sprites: 'integer not null default 75',
      sprites_concurrency: 'integer not null default 0',
      updated_at: now,
    },
    constraints: singleton('processing_config'),
    rows: [
      {
        max_frame_dimension_sm: 320,
        max_frame_dimension_lg: 1280,
        frame_quality_sm: 85,
        frame_quality_lg: 85,
        frame_quality_sprites: 75,
        sprites_concurrency: 0,
      },
    ],
  },
  trigger_config: {
    triggers: audited('trigger'),
    columns: {
      id: serial('trigger_config'),
      phase: 'varchar(20) not null',
      trigger_type: `varchar(20) not null default 'on_import'`,
      after_phase: 'varchar(20)',
      cron_expression: 'varchar(100)',
      updated_at: now,
      last_run_at: 'timestamptz',
    },
    constraints: {
      ...primaryKey('trigger_config'),
      trigger_config_phase_key: 'UNIQUE (phase)',
      trigger_config_phase_check: `CHECK (phase IN ('metadata', 'thumbnail', 'sprites', 'preview', 'scan'))`,
      trigger_config_trigger_type_check: `CHECK (trigger_type IN ('on_import', 'after_job', 'manual', 'scheduled'))`,
      trigger_config_after_phase_check: `CHECK (after_phase IS NULL OR (after_phase IN ('metadata', 'thumbnail', 'sprites', 'preview')))`,
      trigger_config_after_job_check: `CHECK (trigger_type = 'after_job' AND after_phase IS NOT NULL OR trigger_type <> 'after_job')`,
      trigger_config_scheduled_check: `CHECK (trigger_type = 'scheduled' AND cron_expression IS NOT NULL OR trigger_type <> 'scheduled')`,
      trigger_config_self_check: 'CHECK (phase <> after_phase)',
    },
    rows: [
      { phase: 'metadata', trigger_type: 'on_import', after_phase: null, cron_expression: null, last_run_at: null },
      {
        phase: 'thumbnail',
        trigger_type: 'after_job',
        after_phase: 'metadata',
        cron_expression: null,
        last_run_at: null,
      },
      { phase: 'sprites', trigger_type: 'manual', after_phase: null, cron_expression: null, last_run_at: null },
      { phase: 'scan', trigger_type: 'manual', after_phase: null, cron_expression: null, last_run_at: null },
      { phase: 'preview', trigger_type: 'manual', after_phase: null, cron_expression: null, last_run_at: null },
    ],
  },
  phase_pauses: {
    columns: { id: serial('phase_pauses'), phase: 'varchar(20) not null', paused_at: now },
    constraints: {
      ...primaryKey('phase_pauses'),
      phase_pauses_phase_key: 'UNIQUE (phase)',
      phase_pauses_phase_check: `CHECK (phase IN ('metadata', 'thumbnail', 'sprites', 'preview', 'scan'))`,
    },
  },
  retry_config: {
    triggers: audited('retry policy'),
    columns: {
      id: serial('retry_config'),
      phase: 'varchar(20) not null',
      max_retries: 'integer not null default 3',
      initial_delay_seconds: 'integer not null default 30',
      max_delay_seconds: 'integer not null default 3600',
      backoff_factor: 'decimal(3,1) not null default 2.0',
      updated_at: now,
    },
    constraints: {
      ...primaryKey('retry_config'),
      retry_config_phase_key: 'UNIQUE (phase)',
      retry_config_phase_check: `CHECK (phase IN ('metadata', 'thumbnail', 'sprites', 'preview', 'scan'))`,
    },
    rows: [
      { phase: 'metadata', max_retries: 3, initial_delay_seconds: 30, max_delay_seconds: 3600, backoff_factor: 2 },
      { phase: 'thumbnail', max_retries: 3, initial_delay_seconds: 60, max_delay_seconds: 3600, backoff_factor: 2 },
      { phase: 'sprites', max_retries: 2, initial_delay_seconds: 120, max_delay_seconds: 7200, backoff_factor: 2 },
      { phase: 'scan', max_retries: 3, initial_delay_seconds: 60, max_delay_seconds: 3600, backoff_factor: 2 },
      { phase: 'preview', max_retries: 2, initial_delay_seconds: 120, max_delay_seconds: 7200, backoff_factor: 2 },
    ],
  },
  storage_paths: {
    triggers: audited('storage path'),
    columns: {
      id: serial('storage_paths'),
      name: 'varchar(100) not null',
      path: 'varchar(500) not null',
      is_default: 'boolean not null default false',
      created_at: now,
      updated_at: now,
    },
    constraints: { ...primaryKey('storage_paths'), storage_paths_path_key: 'UNIQUE (path)' },
    indexes: { idx_storage_paths_single_default: 'unique (is_default) WHERE is_default = true' },
    rows: [{ name: 'Default', path: './data/videos', is_default: true }],
  },
  scan_history: {
    columns: {
      id: serial('scan_history'),
      status: `varchar(20) not null default 'running'`,
      started_at: now,
      completed_at: 'timestamptz',
      paths_scanned: 'integer not null default 0',
      files_found: 'integer not null default 0',
      videos_added: 'integer not null default 0',
      videos_skipped: 'integer not null default 0',
      videos_removed: 'integer not null default 0',
      videos_moved: 'integer not null default 0',
      errors: 'integer not null default 0',
      error_message: 'text',
      current_path: 'varchar(500)',
      current_file: 'varchar(500)',
      created_at: now,
      videos_changed: 'integer not null default 0',
      videos_restored: 'integer not null default 0',
      skipped: `jsonb not null default '{}'`,
      is_dry_run: 'boolean not null default false',
      scope: `jsonb not null default '{}'`,
      files_expected: 'integer',
      begun_at: 'timestamptz',
      attempt: 'integer not null default 0',
    },
    constraints: primaryKey('scan_history'),
    indexes: {
      idx_scan_history_status: '(status)',
      idx_scan_history_started_at: '(started_at DESC)',
      uni_scan_history_running: `unique (status) WHERE status = 'running'`,
    },
  },
  scan_errors: {
    columns: {
      id: bigserial('scan_errors'),
      scan_id: 'integer not null',
      path: 'text not null',
      message: 'text not null',
      created_at: now,
    },
    constraints: { ...primaryKey('scan_errors'), scan_errors_scan_id_fkey: cascade('scan_id', 'scan_history') },
    indexes: { idx_scan_errors_scan_id: '(scan_id)' },
  },
  scan_findings: {
    columns: {
      id: bigserial('scan_findings'),
      scan_id: 'integer not null',
      kind: 'varchar(20) not null',
      path: 'text not null',
      previous_path: 'text',
      scene_id: 'bigint',
    },
    constraints: { ...primaryKey('scan_findings'), scan_findings_scan_id_fkey: cascade('scan_id', 'scan_history') },
    indexes: { idx_scan_findings_scan_id: '(scan_id, kind)' },
  },
  folder_totals: {
    columns: {
      id: bigserial('folder_totals'),
      storage_path_id: 'integer not null',
      path: 'text not null',
      scene_count: 'integer not null',
      total_duration: 'bigint not null',
      total_size: 'bigint not null',
    },
    constraints: {
      ...primaryKey('folder_totals'),
      folder_totals_storage_path_id_fkey: cascade('storage_path_id', 'storage_paths'),
    },
    indexes: {
      uni_folder_totals_path: 'unique (storage_path_id, path)',
      idx_folder_totals_empty: '(id) WHERE scene_count = 0',
    },
  },
  scene_counts: {
    columns: sceneCounts,
    constraints: {
      scene_counts_pkey: 'PRIMARY KEY (kind, key)',
      scene_counts_kind_check: `CHECK (kind IN ('library', 'dimensions', 'actor', 'studio', 'tag'))`,
    },
    indexes: { idx_scene_counts_none: '(kind, key) WHERE scenes = 0' },
  },
  scene_count_changes: {
    columns: { id: bigserial('scene_count_changes'), ...sceneCounts },
    constraints: {
      ...primaryKey('scene_count_changes'),
      scene_count_changes_kind_check: `CHECK (kind IN ('library', 'dimensions', 'actor', 'studio', 'tag'))`,
    },
    indexes: { idx_scene_count_changes_kind_key: '(kind, key)' },
  },
  uploads: {
    columns: {
      id: 'uuid not null default gen_random_uuid()',
      user_id: 'bigint not null',
      storage_path_id: 'integer not null',
      filename: 'varchar(255) not null',
      title: 'varchar(255)',
      sha256: 'varchar(64)',
      metadata: 'text not null',
      size: 'bigint not null',
      received: 'bigint not null default 0',
      bytes_per_second: 'bigint',
      moved_at: now,
      created_at: now,
      expires_at: 'timestamptz not null',
      ended_at: 'timestamptz',
      scene_id: 'bigint',
      error: 'text',
    },
    constraints: {
      ...primaryKey('uploads'),
      uploads_user_id_fkey: cascade('user_id', 'users'),
      uploads_storage_path_id_fkey: cascade('storage_path_id', 'storage_paths'),
      uploads_scene_id_fkey: setNull('scene_id', 'scenes'),
    },
    indexes: {
      idx_uploads_user_id: '(user_id)',
      idx_uploads_storage_path_id: '(storage_path_id)',
      idx_uploads_scene_id: '(scene_id)',
    },
  },
  app_settings: {
    triggers: audited('app settings'),
    columns: {
      id: 'integer not null default 1',
      trash_retention_days: 'integer not null default 7',
      updated_at: 'timestamptz default now()',
    },
    constraints: singleton('app_settings'),
    rows: [{ trash_retention_days: 7 }],
  },
  changes: {
    columns: {
      xid: 'xid8 not null default pg_current_xact_id()',
      id: bigserial('changes'),
      topic: 'varchar(10) not null',
      thing: 'text',
      kind: 'varchar(10) not null',
      details: 'jsonb',
      changed_at: now,
    },
    constraints: { changes_pkey: 'PRIMARY KEY (topic, xid, id)' },
    indexes: { idx_changes_thing: '(topic, thing)' },
  },
  library: {
    columns: {
      id: 'integer not null default 1',
      uuid: 'uuid',
      created_at: now,
      last_server_at: now,
      trash_held_until: 'timestamptz',
    },
    constraints: singleton('library'),
    rows: [{ uuid: null, trash_held_until: null }],
  },
  search_config: {
    triggers: audited('search settings'),
    columns: {
      id: 'integer not null default 1',
      max_total_hits: 'integer not null default 100000',
      updated_at: 'timestamptz default now()',
    },
    constraints: singleton('search_config'),
    rows: [{ max_total_hits: 100000 }],
  },
  search_documents: {
    columns: {
      kind: 'varchar(10) not null',
      id: 'bigint not null',
      words: 'tsvector not null',
      related: `tsvector not null default ''`,
      version: 'bigint not null',
      facts: 'integer[] not null',
    },
    constraints: {
      search_documents_pkey: 'PRIMARY KEY (kind, id)',
      search_documents_kind_check: `CHECK (kind IN ('scene', 'actor', 'studio', 'tag'))`,
    },
    indexes: {
      idx_search_documents_scene_words: wordsOf('scene', 'words, facts'),
      idx_search_documents_actor_words: wordsOf('actor'),
      idx_search_documents_studio_words: wordsOf('studio'),
      idx_search_documents_tag_words: wordsOf('tag'),
    },
  },
  search_words: {
    columns: { word: 'text not null', documents: 'integer not null' },
    constraints: { search_words_pkey: 'PRIMARY KEY (word)' },
    indexes: {
      idx_search_words_trigrams: 'CREATE INDEX idx_search_words_trigrams ON search_words USING gin (word gin_trgm_ops)',
    },
  },
  search_outbox: {
    columns: {
      id: bigserial('search_outbox'),
      kind: 'varchar(10) not null',
      thing_id: 'bigint not null',
      changed_at: now,
    },
    constraints: primaryKey('search_outbox'),
  },
  audit_log: {
    columns: {
      id: bigserial('audit_log'),
      changed_at: now,
      user_id: 'bigint',
      username: 'varchar(255)',
      api_key_id: 'bigint',
      address: 'varchar(64)',
      request_id: 'varchar(100)',
      operation: 'varchar(255)',
      action: 'varchar(10) not null',
      kind: 'varchar(30) not null',
      thing_id: 'varchar(64)',
      before: 'jsonb',
      after: 'jsonb',
      xid: 'xid8 default pg_current_xact_id()',
    },
    constraints: primaryKey('audit_log'),
    indexes: {
      idx_audit_log_changed_at: '(changed_at)',
      idx_audit_log_thing: '(kind, thing_id, id)',
      idx_audit_log_user_id: '(user_id, id)',
      uni_audit_log_undo: `unique (thing_id) WHERE kind = 'undo'`,
    },
  },
  undo_rows: {
    columns: {
      id: bigserial('undo_rows'),
      xid: 'xid8 not null default pg_current_xact_id()',
      changed_at: now,
      table_name: 'varchar(30) not null',
      before: 'jsonb',
      after: 'jsonb',
    },
    constraints: primaryKey('undo_rows'),
    indexes: { idx_undo_rows_changed_at: '(changed_at)' },
  },
  idempotency_keys: {
    columns: {
      user_id: 'bigint not null',
      key_hash: 'varchar(64) not null',
      request_hash: 'varchar(64) not null',
      answer: 'text',
      created_at: now,
    },
    constraints: { idempotency_keys_pkey: 'PRIMARY KEY (user_id, key_hash)' },
    indexes: { idx_idempotency_keys_created_at: '(created_at)' },
  },
  search_pushes: {
    columns: { scene_id: 'bigint not null', version: 'bigint not null' },
    constraints: { search_pushes_pkey: 'PRIMARY KEY (scene_id)' },
  },
};
