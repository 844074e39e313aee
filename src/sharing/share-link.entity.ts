/** A link that shows one scene to whoever holds its token. */

import type { Opt } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { bigint, bigserial, foreignKey, timestamptz, timestamptzNow, varchar } from '../database/columns.ts';
import { DateTime, SafeInt } from '../graphql/scalars.ts';
import { Scene } from '../scenes/scene.entity.ts';
import { User } from '../users/user.entity.ts';
import { ShareType } from './share-link.enums.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'A link that shows one scene to whoever holds its token. It opens nothing while its scene is in the trash or missing, and ' +
    'while its owner may not see scenes.',
})
@Entity({ tableName: 'share_links' })
@Unique({ name: 'idx_share_links_token', properties: ['token'] })
@Index({ name: 'idx_share_links_scene_user', properties: ['sceneId', 'userId'] })
@Index({ name: 'idx_share_links_user_id', properties: ['userId'] })
@Check({ name: 'share_links_share_type_check', expression: `share_type IN ('public', 'auth_required')` })
export class ShareLink {
  @Field(() => ID, { description: 'For `deleteShareLink`; it opens nothing.' })
  @PrimaryKey(bigserial())
  id!: string;

  /** 22 characters of base64url. */
  @Field(() => String, {
    description: 'The token for openShare and sharedScene: 22 letters, digits, hyphens and underscores.',
  })
  @Property(varchar(32))
  token!: string;

  @ManyToOne(() => Scene, foreignKey('cascade'))
  sceneId!: string;

  @ManyToOne(() => User, foreignKey('cascade'))
  userId!: string;

  @Field(() => ShareType, { description: 'Who may open it.' })
  @Property({ ...varchar(20), fieldName: 'share_type', default: 'public' })
  type!: Opt<ShareType>;

  @Field(() => DateTime, { nullable: true, description: 'When the link expires; null for never.' })
  @Property({ ...timestamptz(), nullable: true })
  expiresAt?: Date | null;

  @Field(() => SafeInt, {
    description: 'How many times the link was opened. Streaming and sharedScene do not count.',
  })
  @Property({ ...bigint(), defaultRaw: '0' })
  viewCount!: Opt<string>;

  @Field(() => DateTime, { description: 'When it was made.' })
  @Property(timestamptzNow())
  createdAt!: Opt<Date>;
}
