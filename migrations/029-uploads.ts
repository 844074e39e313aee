/** Uploads under way, and what became of those that have ended. */

import { Migration } from '@mikro-orm/migrations';

export class Uploads extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE uploads (
        id               UUID         PRIMARY KEY DEFAULT gen_random_uuid(),
        user_id          BIGINT       NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        storage_path_id  INTEGER      NOT NULL REFERENCES storage_paths (id) ON DELETE CASCADE,
        filename         VARCHAR(255) NOT NULL,
        title            VARCHAR(255),
        sha256           VARCHAR(64),
        metadata         TEXT         NOT NULL,
        size             BIGINT       NOT NULL,
        received         BIGINT       NOT NULL DEFAULT 0,
        bytes_per_second BIGINT,
        moved_at         TIMESTAMPTZ  NOT NULL DEFAULT now(),
        created_at       TIMESTAMPTZ  NOT NULL DEFAULT now(),
        expires_at       TIMESTAMPTZ  NOT NULL,
        ended_at         TIMESTAMPTZ,
        scene_id         BIGINT       REFERENCES scenes (id) ON DELETE SET NULL,
        error            TEXT
      )`);
    this.addSql('CREATE INDEX idx_uploads_user_id ON uploads (user_id)');
    this.addSql('CREATE INDEX idx_uploads_storage_path_id ON uploads (storage_path_id)');
    this.addSql('CREATE INDEX idx_uploads_scene_id ON uploads (scene_id)');
    this.addSql(`CREATE INDEX idx_scenes_file_hash ON scenes (file_hash) WHERE file_hash <> ''`);
  }
}
