/** What one user prefers. */

import type { Opt } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { bigserial, foreignKey, timestamptzNow, updatedAt, varchar } from '../database/columns.ts';
import { User } from '../users/user.entity.ts';
import { sortOrders, TagSortPreference } from './settings.enums.ts';

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

@ObjectType({ simpleResolvers: true, description: 'The settings of one user.' })
@Entity({ tableName: 'user_settings' })
@Unique({ name: 'uni_user_settings_user_id', properties: ['userId'] })
export class UserSettings {
  @PrimaryKey(bigserial())
  id!: string;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Property(updatedAt())
  updatedAt!: Opt<Date>;

  @ManyToOne(() => User, foreignKey('cascade'))
  userId!: string;

  @Field(() => Boolean, { description: 'Whether players start by themselves. The server only keeps it.' })
  @Property({ type: 'boolean', default: false })
  autoplay!: Opt<boolean>;

  @Field(() => Int, { description: 'From 0 to 100.' })
  @Property({ type: 'integer', default: 100 })
  defaultVolume!: Opt<number>;

  @Field(() => Boolean, { description: 'Whether players start over at the end. The server only keeps it.' })
  @Property({ type: 'boolean', default: true })
  loop!: Opt<boolean>;

  @Field(() => Int, { description: 'From 1 to 100.' })
  @Property({ type: 'integer', default: 20 })
  videosPerPage!: Opt<number>;

  @Field(() => String, { description: `One of ${sortOrders.join(', ')}.` })
  @Property({ ...varchar(50), default: 'created_at_desc' })
  defaultSortOrder!: Opt<string>;

  @Field(() => TagSortPreference, { description: 'How clients are to sort tags. The server only keeps it.' })
  @Property({ ...varchar(10), default: 'az' })
  defaultTagSort!: Opt<TagSortPreference>;

  @Field(() => Boolean, {
    description: "Whether clients show the thumbnails of a label's markers in turn. The server only keeps it.",
  })
  @Property({ type: 'boolean', default: true })
  markerThumbnailCycling!: Opt<boolean>;

  @Property({
    type: 'json',
    defaultRaw: `'{"sections": [{"id": "default-latest", "sort": "created_at_desc", "type": "latest", "limit": 12, "order": 0, "title": "Latest Uploads", "config": {}, "enabled": true}], "show_upload": true}'`,
  })
  homepageConfig!: Opt<StoredHomepage>;
}
