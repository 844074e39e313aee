/** What one user prefers. */

import type { Opt } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { bigserial, reference, timestamptzNow, updatedAt, varchar } from '../database/columns.ts';
import { User } from '../users/user.entity.ts';

/** The home page as `homepage_config` stores it. */
export interface StoredHomepage {
  show_upload: boolean;
  sections: StoredHomepageSection[];
}

export interface StoredHomepageSection {
  id: string;
  type: string;
  title: string;
  enabled: boolean;
  limit: number;
  order: number;
  sort?: string;
  config: Record<string, unknown>;
}

@Entity({ tableName: 'user_settings' })
@Unique({ name: 'uni_user_settings_user_id', properties: ['userId'] })
export class UserSettings {
  @PrimaryKey(bigserial())
  id!: string;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Property(updatedAt())
  updatedAt!: Opt<Date>;

  @ManyToOne(() => User, reference('cascade'))
  userId!: string;

  @Property({ type: 'boolean', default: false })
  autoplay!: Opt<boolean>;

  /** 0 to 100. */
  @Property({ type: 'integer', default: 100 })
  defaultVolume!: Opt<number>;

  @Property({ type: 'boolean', default: true })
  loop!: Opt<boolean>;

  @Property({ type: 'integer', default: 20 })
  videosPerPage!: Opt<number>;

  @Property({ ...varchar(50), default: 'created_at_desc' })
  defaultSortOrder!: Opt<string>;

  /** `az`, `za` or `count`. */
  @Property({ ...varchar(10), default: 'az' })
  defaultTagSort!: Opt<string>;

  @Property({ type: 'boolean', default: true })
  markerThumbnailCycling!: Opt<boolean>;

  @Property({
    type: 'json',
    defaultRaw: `'{"sections": [{"id": "default-latest", "sort": "created_at_desc", "type": "latest", "limit": 12, "order": 0, "title": "Latest Uploads", "config": {}, "enabled": true}], "show_upload": true}'`,
  })
  homepageConfig!: Opt<StoredHomepage>;
}
