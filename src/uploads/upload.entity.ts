/** An upload: what was announced, how much of it has arrived, and what became of it. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { bigint, foreignKey, timestamptz, timestamptzNow, varchar } from '../database/columns.ts';
import { DateTime, SafeInt } from '../graphql/scalars.ts';
import { Scene } from '../scenes/scene.entity.ts';
import { StoragePath } from '../storage/storage-path.entity.ts';
import { User } from '../users/user.entity.ts';

@ObjectType({ simpleResolvers: true, description: 'An upload by the tus protocol.' })
@Entity({ tableName: 'uploads' })
@Index({ name: 'idx_uploads_user_id', properties: ['userId'] })
@Index({ name: 'idx_uploads_storage_path_id', properties: ['storagePathId'] })
@Index({ name: 'idx_uploads_scene_id', properties: ['sceneId'] })
export class Upload {
  @Field(() => ID, { description: "The last segment of the upload's URL." })
  @PrimaryKey({ type: 'uuid', defaultRaw: 'gen_random_uuid()' })
  id!: Opt<string>;

  @ManyToOne(() => User, foreignKey('cascade'))
  userId!: string;

  @ManyToOne(() => StoragePath, foreignKey('cascade'))
  storagePathId!: number;

  @Field(() => String, { description: 'What the client calls the file; the name on disk may differ when it is taken.' })
  @Property(varchar(255))
  filename!: string;

  /** The title that the scene will have. */
  @Property({ ...varchar(255), nullable: true })
  title?: string | null;

  /** What the client says the SHA-256 of the file is. */
  @Property({ ...varchar(64), nullable: true })
  sha256?: string | null;

  /** All of `Upload-Metadata`, as the client has sent it. */
  @Property({ type: 'text' })
  metadata!: string;

  @Field(() => SafeInt, { description: 'The size of the whole file in bytes.' })
  @Property(bigint())
  size!: string;

  @Field(() => SafeInt, { description: 'The number of bytes received.' })
  @Property({ ...bigint(), fieldName: 'received', defaultRaw: '0' })
  offset!: Opt<string>;

  @Field(() => SafeInt, { nullable: true, description: 'The current speed; null when nothing is arriving.' })
  @Property({ ...bigint(), nullable: true })
  bytesPerSecond?: string | null;

  /** When bytes last arrived. */
  @Property(timestamptzNow())
  movedAt!: Opt<Date>;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Field(() => DateTime, {
    description: 'When the unfinished upload will be removed: 24 hours after its last byte.',
  })
  @Property(timestamptz())
  expiresAt!: Date;

  /** When it was taken in, refused or cancelled. */
  @Property({ ...timestamptz(), nullable: true })
  endedAt?: Date | null;

  @ManyToOne(() => Scene, { ...foreignKey('set null'), nullable: true })
  sceneId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the upload failed: the reason it was refused, or that it was cancelled or expired.',
  })
  @Property({ type: 'text', nullable: true })
  error?: string | null;
}
