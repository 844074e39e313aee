/** A link that shows one scene to whoever holds its token. */

import type { Opt } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { bigint, bigserial, foreignKey, timestamptz, timestamptzNow, varchar } from '../database/columns.ts';
import { Scene } from '../scenes/scene.entity.ts';
import { User } from '../users/user.entity.ts';
import type { ShareType } from './share-link.enums.ts';

@Entity({ tableName: 'share_links' })
@Unique({ name: 'idx_share_links_token', properties: ['token'] })
@Index({ name: 'idx_share_links_scene_user', properties: ['sceneId', 'userId'] })
@Index({ name: 'idx_share_links_user_id', properties: ['userId'] })
@Check({ name: 'share_links_share_type_check', expression: `share_type IN ('public', 'auth_required')` })
export class ShareLink {
  @PrimaryKey(bigserial())
  id!: string;

  /** 22 characters of base64url. */
  @Property(varchar(32))
  token!: string;

  @ManyToOne(() => Scene, foreignKey('cascade'))
  sceneId!: string;

  @ManyToOne(() => User, foreignKey('cascade'))
  userId!: string;

  @Property({ ...varchar(20), fieldName: 'share_type', default: 'public' })
  type!: Opt<ShareType>;

  /** Never, when null. */
  @Property({ ...timestamptz(), nullable: true })
  expiresAt?: Date | null;

  @Property({ ...bigint(), defaultRaw: '0' })
  viewCount!: Opt<string>;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;
}
