/** Every table with its constraints, indexes and default rows. Constraints without a name get PostgreSQL's own. */

import { Migration } from '@mikro-orm/migrations';

export class InitialSchema extends Migration {
  override up(): void {
    this.accounts();
    this.roles();
    this.tags();
    this.actors();
    this.studios();
    this.storage();
    this.scenes();
    this.sharing();
    this.sceneInteractions();
    this.actorAndStudioInteractions();
    this.markers();
    this.savedSearches();
    this.jobs();
    this.jobSettings();
    this.settings();
    this.defaultRoles();
    this.defaultSettings();
  }

  private accounts(): void {
    this.addSql(`
      CREATE TABLE users (
        id            BIGSERIAL    PRIMARY KEY,
        created_at    TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        updated_at    TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        username      VARCHAR(255) NOT NULL CONSTRAINT uni_users_username UNIQUE,
        password      VARCHAR(255) NOT NULL,
        role          VARCHAR(50)  NOT NULL DEFAULT 'user',
        last_login_at TIMESTAMPTZ
      )`);
    this.addSql(`
      CREATE TABLE user_settings (
        id                       BIGSERIAL   PRIMARY KEY,
        created_at               TIMESTAMPTZ NOT NULL DEFAULT NOW(),
        updated_at               TIMESTAMPTZ NOT NULL DEFAULT NOW(),
        user_id                  BIGINT      NOT NULL CONSTRAINT uni_user_settings_user_id UNIQUE
                                             REFERENCES users (id) ON DELETE CASCADE,
        autoplay                 BOOLEAN     NOT NULL DEFAULT FALSE,
        default_volume           INTEGER     NOT NULL DEFAULT 100,
        loop                     BOOLEAN     NOT NULL DEFAULT TRUE,
        videos_per_page          INTEGER     NOT NULL DEFAULT 20,
        default_sort_order       VARCHAR(50) NOT NULL DEFAULT 'created_at_desc',
        default_tag_sort         VARCHAR(10) NOT NULL DEFAULT 'az',
        marker_thumbnail_cycling BOOLEAN     NOT NULL DEFAULT TRUE,
        homepage_config          JSONB       NOT NULL DEFAULT '{
          "show_upload": true,
          "sections": [{
            "id": "default-latest",
            "type": "latest",
            "title": "Latest Uploads",
            "enabled": true,
            "limit": 12,
            "order": 0,
            "sort": "created_at_desc",
            "config": {}
          }]
        }'
      )`);
    this.addSql(`
      CREATE TABLE revoked_tokens (
        id         BIGSERIAL    PRIMARY KEY,
        created_at TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        token_hash VARCHAR(64)  NOT NULL CONSTRAINT uni_revoked_tokens_token_hash UNIQUE,
        expires_at TIMESTAMPTZ  NOT NULL,
        reason     VARCHAR(255)
      )`);
    this.addSql('CREATE INDEX idx_revoked_tokens_expires_at ON revoked_tokens (expires_at)');
  }

  private roles(): void {
    this.addSql(`
      CREATE TABLE roles (
        id          BIGSERIAL    PRIMARY KEY,
        created_at  TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        updated_at  TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        name        VARCHAR(50)  NOT NULL CONSTRAINT uni_roles_name UNIQUE,
        description VARCHAR(255)
      )`);
    this.addSql(`
      CREATE TABLE permissions (
        id          BIGSERIAL    PRIMARY KEY,
        created_at  TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        name        VARCHAR(100) NOT NULL CONSTRAINT uni_permissions_name UNIQUE,
        description VARCHAR(255)
      )`);
    this.addSql(`
      CREATE TABLE role_permissions (
        id            BIGSERIAL PRIMARY KEY,
        role_id       BIGINT    NOT NULL REFERENCES roles (id) ON DELETE CASCADE,
        permission_id BIGINT    NOT NULL REFERENCES permissions (id) ON DELETE CASCADE,
        CONSTRAINT uni_role_permissions UNIQUE (role_id, permission_id)
      )`);
    this.addSql('CREATE INDEX idx_role_permissions_role_id ON role_permissions (role_id)');
  }

  private tags(): void {
    this.addSql(`
      CREATE TABLE tags (
        id         SERIAL       PRIMARY KEY,
        name       VARCHAR(100) NOT NULL UNIQUE,
        color      VARCHAR(7)   NOT NULL DEFAULT '#6B7280',
        created_at TIMESTAMPTZ  NOT NULL DEFAULT NOW()
      )`);
  }

  private actors(): void {
    this.addSql(`
      CREATE TABLE actors (
        id                BIGSERIAL    PRIMARY KEY,
        uuid              UUID         NOT NULL DEFAULT gen_random_uuid() UNIQUE,
        created_at        TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        updated_at        TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        deleted_at        TIMESTAMPTZ,
        name              VARCHAR(255) NOT NULL,
        image_url         VARCHAR(512),
        gender            VARCHAR(50),
        birthday          DATE,
        date_of_death     DATE,
        astrology         VARCHAR(50),
        birthplace        VARCHAR(255),
        ethnicity         VARCHAR(100),
        nationality       VARCHAR(100),
        career_start_year INTEGER,
        career_end_year   INTEGER,
        height_cm         INTEGER,
        weight_kg         INTEGER,
        measurements      VARCHAR(50),
        cupsize           VARCHAR(10),
        hair_color        VARCHAR(50),
        eye_color         VARCHAR(50),
        tattoos           TEXT,
        piercings         TEXT,
        fake_boobs        BOOLEAN      NOT NULL DEFAULT FALSE,
        same_sex_only     BOOLEAN      NOT NULL DEFAULT FALSE
      )`);
    this.addSql('CREATE INDEX idx_actors_uuid ON actors (uuid)');
    this.addSql('CREATE INDEX idx_actors_name ON actors (name)');
    this.addSql('CREATE INDEX idx_actors_deleted_at ON actors (deleted_at)');
  }

  private studios(): void {
    this.addSql(`
      CREATE TABLE studios (
        id          BIGSERIAL    PRIMARY KEY,
        uuid        UUID         NOT NULL DEFAULT gen_random_uuid() UNIQUE,
        created_at  TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        updated_at  TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        deleted_at  TIMESTAMPTZ,
        name        VARCHAR(255) NOT NULL,
        short_name  VARCHAR(100),
        url         VARCHAR(512),
        description TEXT,
        rating      DECIMAL(3,1),
        logo        VARCHAR(512),
        favicon     VARCHAR(512),
        poster      VARCHAR(512),
        porndb_id   VARCHAR(100),
        parent_id   BIGINT       REFERENCES studios (id) ON DELETE SET NULL,
        network_id  BIGINT       REFERENCES studios (id) ON DELETE SET NULL
      )`);
    this.addSql('CREATE INDEX idx_studios_uuid ON studios (uuid)');
    this.addSql('CREATE INDEX idx_studios_name ON studios (name)');
    this.addSql('CREATE INDEX idx_studios_deleted_at ON studios (deleted_at)');
    this.addSql('CREATE INDEX idx_studios_porndb_id ON studios (porndb_id)');
  }

  private storage(): void {
    this.addSql(`
      CREATE TABLE storage_paths (
        id         SERIAL       PRIMARY KEY,
        name       VARCHAR(100) NOT NULL,
        path       VARCHAR(500) NOT NULL UNIQUE,
        is_default BOOLEAN      NOT NULL DEFAULT FALSE,
        created_at TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        updated_at TIMESTAMPTZ  NOT NULL DEFAULT NOW()
      )`);
    this.addSql(`
      CREATE UNIQUE INDEX idx_storage_paths_single_default ON storage_paths (is_default) WHERE is_default = TRUE`);
    this.addSql(`
      CREATE TABLE scan_history (
        id             SERIAL       PRIMARY KEY,
        status         VARCHAR(20)  NOT NULL DEFAULT 'running',
        started_at     TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        completed_at   TIMESTAMPTZ,
        paths_scanned  INT          NOT NULL DEFAULT 0,
        files_found    INT          NOT NULL DEFAULT 0,
        videos_added   INT          NOT NULL DEFAULT 0,
        videos_skipped INT          NOT NULL DEFAULT 0,
        videos_removed INT          NOT NULL DEFAULT 0,
        videos_moved   INT          NOT NULL DEFAULT 0,
        errors         INT          NOT NULL DEFAULT 0,
        error_message  TEXT,
        current_path   VARCHAR(500),
        current_file   VARCHAR(500),
        created_at     TIMESTAMPTZ  NOT NULL DEFAULT NOW()
      )`);
    this.addSql('CREATE INDEX idx_scan_history_status ON scan_history (status)');
    this.addSql('CREATE INDEX idx_scan_history_started_at ON scan_history (started_at DESC)');
  }

  private scenes(): void {
    this.addSql(`
      CREATE TABLE scenes (
        id                 BIGSERIAL        PRIMARY KEY,
        created_at         TIMESTAMPTZ      NOT NULL DEFAULT NOW(),
        updated_at         TIMESTAMPTZ      NOT NULL DEFAULT NOW(),
        deleted_at         TIMESTAMPTZ,
        trashed_at         TIMESTAMPTZ,
        title              VARCHAR(255),
        description        TEXT             NOT NULL DEFAULT '',
        original_filename  VARCHAR(255),
        stored_path        VARCHAR(512),
        storage_path_id    INTEGER          REFERENCES storage_paths (id) ON DELETE RESTRICT,
        size               BIGINT           DEFAULT 0,
        view_count         BIGINT           DEFAULT 0,
        duration           INTEGER          DEFAULT 0,
        width              INTEGER          DEFAULT 0,
        height             INTEGER          DEFAULT 0,
        frame_rate         DOUBLE PRECISION NOT NULL DEFAULT 0,
        bit_rate           BIGINT           NOT NULL DEFAULT 0,
        video_codec        TEXT             NOT NULL DEFAULT '',
        audio_codec        TEXT             NOT NULL DEFAULT '',
        file_hash          TEXT             NOT NULL DEFAULT '',
        file_created_at    TIMESTAMPTZ,
        release_date       DATE,
        thumbnail_path     VARCHAR(512),
        thumbnail_width    INTEGER          DEFAULT 0,
        thumbnail_height   INTEGER          DEFAULT 0,
        sprite_sheet_path  VARCHAR(512),
        sprite_sheet_count INTEGER          DEFAULT 0,
        vtt_path           VARCHAR(512),
        cover_image_path   TEXT             NOT NULL DEFAULT '',
        studio             TEXT             NOT NULL DEFAULT '',
        studio_id          BIGINT           REFERENCES studios (id) ON DELETE SET NULL,
        tags               TEXT[]           NOT NULL DEFAULT '{}',
        actors             TEXT[]           NOT NULL DEFAULT '{}',
        origin             VARCHAR(100),
        type               VARCHAR(50),
        porndb_scene_id    TEXT             NOT NULL DEFAULT '',
        processing_status  VARCHAR(50)      DEFAULT 'pending',
        processing_error   TEXT,
        is_corrupted       BOOLEAN          NOT NULL DEFAULT FALSE
      )`);
    this.addSql('CREATE INDEX idx_scenes_deleted_at ON scenes (deleted_at)');
    this.addSql('CREATE INDEX idx_scenes_trashed_at ON scenes (trashed_at) WHERE trashed_at IS NOT NULL');
    this.addSql('CREATE INDEX idx_scenes_origin ON scenes (origin) WHERE origin IS NOT NULL');
    this.addSql('CREATE INDEX idx_scenes_type ON scenes (type) WHERE type IS NOT NULL');
    this.addSql('CREATE INDEX idx_scenes_stored_path ON scenes (stored_path) WHERE deleted_at IS NULL');
    this.addSql('CREATE INDEX idx_scenes_size_filename ON scenes (size, original_filename)');
    this.addSql('CREATE INDEX idx_scenes_studio_id ON scenes (studio_id)');

    this.addSql(`
      CREATE TABLE scene_tags (
        id       SERIAL PRIMARY KEY,
        scene_id BIGINT NOT NULL REFERENCES scenes (id) ON DELETE CASCADE,
        tag_id   BIGINT NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
        UNIQUE (scene_id, tag_id)
      )`);
    this.addSql('CREATE INDEX idx_scene_tags_scene_id ON scene_tags (scene_id)');
    this.addSql('CREATE INDEX idx_scene_tags_tag_id ON scene_tags (tag_id)');

    this.addSql(`
      CREATE TABLE scene_actors (
        id       BIGSERIAL PRIMARY KEY,
        scene_id BIGINT    NOT NULL REFERENCES scenes (id) ON DELETE CASCADE,
        actor_id BIGINT    NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
        UNIQUE (scene_id, actor_id)
      )`);
    this.addSql('CREATE INDEX idx_scene_actors_scene_id ON scene_actors (scene_id)');
    this.addSql('CREATE INDEX idx_scene_actors_actor_id ON scene_actors (actor_id)');
  }

  private sharing(): void {
    this.addSql(`
      CREATE TABLE share_links (
        id         BIGSERIAL   PRIMARY KEY,
        token      VARCHAR(32) NOT NULL,
        scene_id   BIGINT      NOT NULL REFERENCES scenes (id) ON DELETE CASCADE,
        user_id    BIGINT      NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        share_type VARCHAR(20) NOT NULL DEFAULT 'public' CHECK (share_type IN ('public', 'auth_required')),
        expires_at TIMESTAMPTZ,
        view_count BIGINT      NOT NULL DEFAULT 0,
        created_at TIMESTAMPTZ NOT NULL DEFAULT NOW()
      )`);
    this.addSql('CREATE UNIQUE INDEX idx_share_links_token ON share_links (token)');
    this.addSql('CREATE INDEX idx_share_links_scene_user ON share_links (scene_id, user_id)');
    this.addSql('CREATE INDEX idx_share_links_user_id ON share_links (user_id)');
  }

  private sceneInteractions(): void {
    this.addSql(`
      CREATE TABLE user_scene_ratings (
        id         SERIAL       PRIMARY KEY,
        user_id    BIGINT       NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        scene_id   BIGINT       NOT NULL REFERENCES scenes (id) ON DELETE CASCADE,
        rating     DECIMAL(2,1) NOT NULL CHECK (rating >= 0.5 AND rating <= 5.0),
        created_at TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        updated_at TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        UNIQUE (user_id, scene_id)
      )`);
    this.addSql('CREATE INDEX idx_user_scene_ratings_scene ON user_scene_ratings (scene_id)');

    this.addSql(`
      CREATE TABLE user_scene_likes (
        id         SERIAL      PRIMARY KEY,
        user_id    BIGINT      NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        scene_id   BIGINT      NOT NULL REFERENCES scenes (id) ON DELETE CASCADE,
        created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
        UNIQUE (user_id, scene_id)
      )`);
    this.addSql('CREATE INDEX idx_user_scene_likes_scene ON user_scene_likes (scene_id)');

    this.addSql(`
      CREATE TABLE user_scene_jizzed (
        id         SERIAL      PRIMARY KEY,
        user_id    BIGINT      NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        scene_id   BIGINT      NOT NULL REFERENCES scenes (id) ON DELETE CASCADE,
        count      INTEGER     NOT NULL DEFAULT 0,
        created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
        updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
        UNIQUE (user_id, scene_id)
      )`);
    this.addSql('CREATE INDEX idx_user_scene_jizzed_scene ON user_scene_jizzed (scene_id)');

    this.addSql(`
      CREATE TABLE user_scene_watches (
        id             SERIAL      PRIMARY KEY,
        user_id        BIGINT      NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        scene_id       BIGINT      NOT NULL REFERENCES scenes (id) ON DELETE CASCADE,
        watched_at     TIMESTAMPTZ NOT NULL DEFAULT NOW(),
        watch_duration INTEGER     NOT NULL DEFAULT 0,
        last_position  INTEGER     NOT NULL DEFAULT 0,
        completed      BOOLEAN     NOT NULL DEFAULT FALSE,
        created_at     TIMESTAMPTZ NOT NULL DEFAULT NOW(),
        updated_at     TIMESTAMPTZ NOT NULL DEFAULT NOW()
      )`);
    this.addSql('CREATE INDEX idx_user_scene_watches_user_scene ON user_scene_watches (user_id, scene_id)');
    this.addSql('CREATE INDEX idx_user_scene_watches_user_date ON user_scene_watches (user_id, watched_at DESC)');

    this.addSql(`
      CREATE TABLE user_scene_view_counts (
        id              BIGSERIAL   PRIMARY KEY,
        user_id         BIGINT      NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        scene_id        BIGINT      NOT NULL REFERENCES scenes (id) ON DELETE CASCADE,
        last_counted_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
        created_at      TIMESTAMPTZ NOT NULL DEFAULT NOW(),
        UNIQUE (user_id, scene_id)
      )`);
    this.addSql('CREATE INDEX idx_user_scene_view_counts_user_id ON user_scene_view_counts (user_id)');
    this.addSql('CREATE INDEX idx_user_scene_view_counts_scene_id ON user_scene_view_counts (scene_id)');
  }

  private actorAndStudioInteractions(): void {
    this.addSql(`
      CREATE TABLE user_actor_ratings (
        id         SERIAL       PRIMARY KEY,
        user_id    BIGINT       NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        actor_id   BIGINT       NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
        rating     DECIMAL(2,1) NOT NULL CHECK (rating >= 0.5 AND rating <= 5.0),
        created_at TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        updated_at TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        UNIQUE (user_id, actor_id)
      )`);
    this.addSql('CREATE INDEX idx_user_actor_ratings_actor ON user_actor_ratings (actor_id)');

    this.addSql(`
      CREATE TABLE user_actor_likes (
        id         SERIAL      PRIMARY KEY,
        user_id    BIGINT      NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        actor_id   BIGINT      NOT NULL REFERENCES actors (id) ON DELETE CASCADE,
        created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
        UNIQUE (user_id, actor_id)
      )`);
    this.addSql('CREATE INDEX idx_user_actor_likes_actor ON user_actor_likes (actor_id)');

    this.addSql(`
      CREATE TABLE user_studio_ratings (
        id         SERIAL       PRIMARY KEY,
        user_id    BIGINT       NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        studio_id  BIGINT       NOT NULL REFERENCES studios (id) ON DELETE CASCADE,
        rating     DECIMAL(2,1) NOT NULL CHECK (rating >= 0.5 AND rating <= 5.0),
        created_at TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        updated_at TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        UNIQUE (user_id, studio_id)
      )`);
    this.addSql('CREATE INDEX idx_user_studio_ratings_studio ON user_studio_ratings (studio_id)');

    this.addSql(`
      CREATE TABLE user_studio_likes (
        id         SERIAL      PRIMARY KEY,
        user_id    BIGINT      NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        studio_id  BIGINT      NOT NULL REFERENCES studios (id) ON DELETE CASCADE,
        created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
        UNIQUE (user_id, studio_id)
      )`);
    this.addSql('CREATE INDEX idx_user_studio_likes_studio ON user_studio_likes (studio_id)');
  }

  private markers(): void {
    this.addSql(`
      CREATE TABLE user_scene_markers (
        id             SERIAL       PRIMARY KEY,
        user_id        BIGINT       NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        scene_id       BIGINT       NOT NULL REFERENCES scenes (id) ON DELETE CASCADE,
        timestamp      INTEGER      NOT NULL CHECK (timestamp >= 0),
        label          VARCHAR(100),
        color          VARCHAR(7)   NOT NULL DEFAULT '#FFFFFF',
        thumbnail_path VARCHAR(255),
        created_at     TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        updated_at     TIMESTAMPTZ  NOT NULL DEFAULT NOW()
      )`);
    this.addSql('CREATE INDEX idx_user_scene_markers_user_scene ON user_scene_markers (user_id, scene_id)');
    this.addSql('CREATE INDEX idx_user_scene_markers_timestamp ON user_scene_markers (scene_id, timestamp)');
    this.addSql('CREATE INDEX idx_user_scene_markers_user_label ON user_scene_markers (user_id, label)');

    this.addSql(`
      CREATE TABLE marker_tags (
        id            SERIAL      PRIMARY KEY,
        marker_id     BIGINT      NOT NULL REFERENCES user_scene_markers (id) ON DELETE CASCADE,
        tag_id        BIGINT      NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
        is_from_label BOOLEAN     NOT NULL DEFAULT FALSE,
        created_at    TIMESTAMPTZ NOT NULL DEFAULT NOW(),
        UNIQUE (marker_id, tag_id)
      )`);
    this.addSql('CREATE INDEX idx_marker_tags_marker_id ON marker_tags (marker_id)');
    this.addSql('CREATE INDEX idx_marker_tags_tag_id ON marker_tags (tag_id)');

    this.addSql(`
      CREATE TABLE marker_label_tags (
        id         SERIAL       PRIMARY KEY,
        user_id    BIGINT       NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        label      VARCHAR(100) NOT NULL,
        tag_id     BIGINT       NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
        created_at TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        UNIQUE (user_id, label, tag_id)
      )`);
    this.addSql('CREATE INDEX idx_marker_label_tags_user_label ON marker_label_tags (user_id, label)');
    this.addSql('CREATE INDEX idx_marker_label_tags_tag_id ON marker_label_tags (tag_id)');
  }

  private savedSearches(): void {
    this.addSql(`
      CREATE TABLE saved_searches (
        id         BIGSERIAL    PRIMARY KEY,
        uuid       UUID         NOT NULL DEFAULT gen_random_uuid(),
        user_id    BIGINT       NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        name       VARCHAR(255) NOT NULL,
        filters    JSONB        NOT NULL DEFAULT '{}',
        created_at TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        updated_at TIMESTAMPTZ  NOT NULL DEFAULT NOW()
      )`);
    this.addSql('CREATE UNIQUE INDEX idx_saved_searches_uuid ON saved_searches (uuid)');
    this.addSql('CREATE INDEX idx_saved_searches_user_id ON saved_searches (user_id)');
  }

  private jobs(): void {
    this.addSql(`
      CREATE TABLE job_history (
        id            BIGSERIAL    PRIMARY KEY,
        job_id        VARCHAR(36)  NOT NULL,
        scene_id      BIGINT       NOT NULL REFERENCES scenes (id) ON DELETE CASCADE,
        scene_title   VARCHAR(255) NOT NULL DEFAULT '',
        phase         VARCHAR(20)  NOT NULL,
        status        VARCHAR(20)  NOT NULL DEFAULT 'running',
        priority      INTEGER      NOT NULL DEFAULT 0,
        error_message TEXT,
        progress      INTEGER      NOT NULL DEFAULT 0,
        retry_count   INTEGER      NOT NULL DEFAULT 0,
        max_retries   INTEGER      NOT NULL DEFAULT 0,
        next_retry_at TIMESTAMPTZ,
        is_retryable  BOOLEAN      NOT NULL DEFAULT TRUE,
        started_at    TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        completed_at  TIMESTAMPTZ,
        created_at    TIMESTAMPTZ  NOT NULL DEFAULT NOW()
      )`);
    this.addSql('CREATE UNIQUE INDEX idx_job_history_job_id ON job_history (job_id)');
    this.addSql('CREATE INDEX idx_job_history_started_at ON job_history (started_at)');
    this.addSql('CREATE INDEX idx_job_history_status ON job_history (status)');
    this.addSql(`
      CREATE INDEX idx_job_history_next_retry ON job_history (next_retry_at)
      WHERE next_retry_at IS NOT NULL AND status = 'failed'`);
    this.addSql(`
      CREATE INDEX idx_job_history_pending_poll ON job_history (phase, priority DESC, created_at ASC)
      WHERE status = 'pending'`);
    this.addSql(`
      CREATE UNIQUE INDEX idx_job_history_scene_phase_active ON job_history (scene_id, phase)
      WHERE status IN ('pending', 'running')`);

    this.addSql(`
      CREATE TABLE dead_letter_queue (
        id             BIGSERIAL    PRIMARY KEY,
        job_id         VARCHAR(36)  NOT NULL UNIQUE,
        scene_id       BIGINT       NOT NULL,
        scene_title    VARCHAR(255) NOT NULL DEFAULT '',
        phase          VARCHAR(20)  NOT NULL,
        original_error TEXT         NOT NULL,
        failure_count  INTEGER      NOT NULL DEFAULT 1,
        last_error     TEXT         NOT NULL,
        status         VARCHAR(20)  NOT NULL DEFAULT 'pending_review',
        created_at     TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        updated_at     TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        abandoned_at   TIMESTAMPTZ
      )`);
    this.addSql('CREATE INDEX idx_dlq_status ON dead_letter_queue (status)');
    this.addSql('CREATE INDEX idx_dlq_scene_id ON dead_letter_queue (scene_id)');
  }

  private jobSettings(): void {
    this.addSql(`
      CREATE TABLE pool_config (
        id                INTEGER     PRIMARY KEY DEFAULT 1 CHECK (id = 1),
        metadata_workers  INTEGER     NOT NULL DEFAULT 3,
        thumbnail_workers INTEGER     NOT NULL DEFAULT 1,
        sprites_workers   INTEGER     NOT NULL DEFAULT 1,
        updated_at        TIMESTAMPTZ NOT NULL DEFAULT NOW()
      )`);
    this.addSql(`
      CREATE TABLE processing_config (
        id                     INTEGER     PRIMARY KEY DEFAULT 1 CHECK (id = 1),
        max_frame_dimension_sm INTEGER     NOT NULL DEFAULT 320,
        max_frame_dimension_lg INTEGER     NOT NULL DEFAULT 1280,
        frame_quality_sm       INTEGER     NOT NULL DEFAULT 85,
        frame_quality_lg       INTEGER     NOT NULL DEFAULT 85,
        frame_quality_sprites  INTEGER     NOT NULL DEFAULT 75,
        sprites_concurrency    INTEGER     NOT NULL DEFAULT 0,
        updated_at             TIMESTAMPTZ NOT NULL DEFAULT NOW()
      )`);
    this.addSql(`
      CREATE TABLE trigger_config (
        id              SERIAL       PRIMARY KEY,
        phase           VARCHAR(20)  NOT NULL UNIQUE CHECK (phase IN ('metadata', 'thumbnail', 'sprites', 'scan')),
        trigger_type    VARCHAR(20)  NOT NULL DEFAULT 'on_import'
                                     CHECK (trigger_type IN ('on_import', 'after_job', 'manual', 'scheduled')),
        after_phase     VARCHAR(20)  CHECK (after_phase IS NULL OR after_phase IN ('metadata', 'thumbnail', 'sprites')),
        cron_expression VARCHAR(100),
        updated_at      TIMESTAMPTZ  NOT NULL DEFAULT NOW(),
        CONSTRAINT trigger_config_after_job_check
          CHECK ((trigger_type = 'after_job' AND after_phase IS NOT NULL) OR (trigger_type != 'after_job')),
        CONSTRAINT trigger_config_scheduled_check
          CHECK ((trigger_type = 'scheduled' AND cron_expression IS NOT NULL) OR (trigger_type != 'scheduled')),
        CONSTRAINT trigger_config_self_check CHECK (phase != after_phase)
      )`);
    this.addSql(`
      CREATE TABLE retry_config (
        id                    SERIAL       PRIMARY KEY,
        phase                 VARCHAR(20)  NOT NULL UNIQUE CHECK (phase IN ('metadata', 'thumbnail', 'sprites', 'scan')),
        max_retries           INTEGER      NOT NULL DEFAULT 3,
        initial_delay_seconds INTEGER      NOT NULL DEFAULT 30,
        max_delay_seconds     INTEGER      NOT NULL DEFAULT 3600,
        backoff_factor        DECIMAL(3,1) NOT NULL DEFAULT 2.0,
        updated_at            TIMESTAMPTZ  NOT NULL DEFAULT NOW()
      )`);
  }

  private settings(): void {
    this.addSql(`
      CREATE TABLE app_settings (
        id                   INTEGER     PRIMARY KEY DEFAULT 1 CHECK (id = 1),
        trash_retention_days INTEGER     NOT NULL DEFAULT 7,
        updated_at           TIMESTAMPTZ DEFAULT NOW()
      )`);
    this.addSql(`
      CREATE TABLE search_config (
        id             INTEGER     PRIMARY KEY DEFAULT 1 CHECK (id = 1),
        max_total_hits INTEGER     NOT NULL DEFAULT 100000,
        updated_at     TIMESTAMPTZ DEFAULT NOW()
      )`);
  }

  private defaultRoles(): void {
    this.addSql(`
      INSERT INTO roles (name, description) VALUES
        ('admin', 'Full system access'),
        ('moderator', 'Video management access'),
        ('user', 'Basic view and upload access')`);
    this.addSql(`
      INSERT INTO permissions (name, description) VALUES
        ('scenes:view', 'View and stream scenes'),
        ('scenes:upload', 'Upload new scenes'),
        ('scenes:delete', 'Delete scenes'),
        ('scenes:reprocess', 'Reprocess scenes'),
        ('scenes:trash', 'Move scenes to trash'),
        ('users:manage', 'Manage users'),
        ('users:create', 'Create new users'),
        ('users:delete', 'Delete users'),
        ('roles:manage', 'Manage roles and permissions'),
        ('settings:manage', 'Manage application settings')`);
    this.addSql(`
      INSERT INTO role_permissions (role_id, permission_id)
      SELECT roles.id, permissions.id FROM roles, permissions
      WHERE roles.name = 'admin'
         OR (roles.name = 'moderator' AND permissions.name LIKE 'scenes:%')
         OR (roles.name = 'user' AND permissions.name IN ('scenes:view', 'scenes:upload'))
      ORDER BY roles.id, permissions.id`);
  }

  private defaultSettings(): void {
    this.addSql('INSERT INTO pool_config DEFAULT VALUES');
    this.addSql('INSERT INTO processing_config DEFAULT VALUES');
    this.addSql('INSERT INTO app_settings DEFAULT VALUES');
    this.addSql('INSERT INTO search_config DEFAULT VALUES');
    this.addSql(`
      INSERT INTO trigger_config (phase, trigger_type, after_phase) VALUES
        ('metadata', 'on_import', NULL),
        ('thumbnail', 'after_job', 'metadata'),
        ('sprites', 'manual', NULL),
        ('scan', 'manual', NULL)`);
    this.addSql(`
      INSERT INTO retry_config (phase, max_retries, initial_delay_seconds, max_delay_seconds, backoff_factor) VALUES
        ('metadata', 3, 30, 3600, 2.0),
        ('thumbnail', 3, 60, 3600, 2.0),
        ('sprites', 2, 120, 7200, 2.0),
        ('scan', 3, 60, 3600, 2.0)`);
    this.addSql(`INSERT INTO storage_paths (name, path, is_default) VALUES ('Default', './data/videos', TRUE)`);
  }
}
