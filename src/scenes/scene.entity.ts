/** One video of the library, its file and what processing found out about it. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { bigint, bigserial, foreignKey, timestamptz, timestamptzNow, updatedAt, varchar } from '../database/columns.ts';
import { DateTime, LocalDate, SafeInt } from '../graphql/scalars.ts';
import { Shared } from '../graphql/shared.ts';
import type { SubtitleTrack } from '../media/subtitle-track.type.ts';
import { StoragePath } from '../storage/storage-path.entity.ts';
import { Studio } from '../studios/studio.entity.ts';
import { ProcessingStatus } from './scene.enums.ts';

@ObjectType({ simpleResolvers: true, description: 'One video of the library.' })
@Entity({ tableName: 'scenes' })
@Index({ name: 'idx_scenes_deleted_at', properties: ['deletedAt'] })
@Index({ name: 'idx_scenes_trashed_at', properties: ['trashedAt'], where: 'trashed_at IS NOT NULL' })
@Index({ name: 'idx_scenes_origin', properties: ['origin'], where: 'origin IS NOT NULL' })
@Index({ name: 'idx_scenes_type', properties: ['type'], where: 'type IS NOT NULL' })
@Index({
  name: 'idx_scenes_folder',
  expression: `CREATE INDEX idx_scenes_folder ON scenes (storage_path_id, (regexp_replace(stored_path, '/[^/]*$', ''))) WHERE trashed_at IS NULL AND deleted_at IS NULL`,
})
@Index({ name: 'idx_scenes_stored_path', properties: ['storedPath'], where: 'deleted_at IS NULL' })
@Index({ name: 'idx_scenes_size_filename', properties: ['size', 'originalFilename'] })
@Index({ name: 'idx_scenes_file_hash', properties: ['fileHash'], where: `file_hash <> ''` })
@Index({ name: 'idx_scenes_studio_id', properties: ['studioId'] })
@Index({ name: 'idx_scenes_studio_newest', properties: ['studioId', 'id'] })
@Index({ name: 'idx_scenes_type_newest', properties: ['type', 'id'], where: 'type IS NOT NULL' })
@Index({ name: 'idx_scenes_created_at', properties: ['createdAt', 'id'] })
@Index({
  name: 'idx_scenes_file_path',
  expression: 'create index "idx_scenes_file_path" on "scenes" (stored_path varchar_pattern_ops)',
})
@Index({ name: 'idx_scenes_size_time', properties: ['size', 'fileModifiedAt'] })
@Index({
  name: 'idx_scenes_size_name',
  expression: `create index "idx_scenes_size_name" on "scenes" (size, lower(normalize(regexp_replace(stored_path, '^.*/', ''), NFC)))`,
})
@Index({
  name: 'idx_scenes_view_count',
  expression: 'create index "idx_scenes_view_count" on "scenes" ((view_count is not null), view_count, id)',
})
@Index({
  name: 'idx_scenes_inactive',
  expression: `CREATE INDEX idx_scenes_inactive ON scenes (id) WHERE trashed_at IS NOT NULL OR deleted_at IS NOT NULL`,
})
@Index({
  name: 'idx_scenes_narrow',
  expression: `CREATE INDEX idx_scenes_narrow ON scenes (id) INCLUDE (view_count, duration, size, width, height, studio_id, release_date, created_at, trashed_at, deleted_at)`,
})
@Index({
  name: 'idx_scenes_title',
  expression: 'create index "idx_scenes_title" on "scenes" ((title is null), (lower(title) collate natural_order), id)',
})
@Index({
  name: 'idx_scenes_title_parts',
  expression:
    'CREATE INDEX idx_scenes_title_parts ON scenes USING gin (title gin_trgm_ops) WITH (gin_pending_list_limit = 512)',
})
export class Scene {
  @Field(() => ID, { description: 'A whole number, as text. It is kept when the file moves.' })
  @Shared()
  @PrimaryKey(bigserial())
  id!: string;

  @Field(() => DateTime, { description: 'When it was added to the library.' })
  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Field(() => DateTime, {
    description: 'When its own data, actors or tags last changed; views and ratings do not count.',
  })
  @Property(updatedAt())
  updatedAt!: Opt<Date>;

  /** When its file was found to be missing. */
  @Property({ ...timestamptz(), nullable: true })
  deletedAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was moved to the trash; null when it is not there.' })
  @Property({ ...timestamptz(), nullable: true })
  trashedAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'As users have entered it, at most 255 characters; `displayTitle` always says something.',
  })
  @Shared()
  @Property({ ...varchar(255), nullable: true })
  title?: string | null;

  @Field(() => String, { description: 'The title, or the file name where there is none.' })
  @Shared()
  displayTitle!: Opt<string>;

  @Field(() => String, { description: 'Free text of any length; empty when there is none.' })
  @Property({ type: 'text', default: '' })
  description!: Opt<string>;

  @Field(() => String, { nullable: true, description: 'The name of its file when it was added, without folders.' })
  @Shared()
  @Property({ ...varchar(255), nullable: true })
  originalFilename?: string | null;

  @Property({ ...varchar(512), nullable: true })
  storedPath?: string | null;

  @ManyToOne(() => StoragePath, { ...foreignKey('restrict'), nullable: true })
  storagePathId?: number | null;

  /** Bytes. */
  @Field(() => SafeInt, { description: 'Bytes.' })
  @Property({ ...bigint(), nullable: true, defaultRaw: '0' })
  size?: string | null;

  @Field(() => SafeInt, { description: 'How often users have watched it: once a day for each at most.' })
  @Property({ ...bigint(), nullable: true, defaultRaw: '0' })
  viewCount?: string | null;

  @Field(() => Int, { description: 'Seconds, rounded.' })
  @Property({ type: 'integer', nullable: true, default: 0 })
  duration?: number | null;

  /** Null where only `duration` is known. */
  @Field(() => SafeInt, {
    description: 'The exact duration in milliseconds; whole seconds where the metadata were read by an older version.',
  })
  @Property({ ...bigint(), nullable: true })
  durationMs?: string | null;

  @Field(() => Int, { description: 'The width as displayed, after any rotation.' })
  @Property({ type: 'integer', nullable: true, default: 0 })
  width?: number | null;

  @Field(() => Int, { description: 'Pixels as displayed, after any rotation; 0 until the metadata is known.' })
  @Property({ type: 'integer', nullable: true, default: 0 })
  height?: number | null;

  @Field(() => Float, { description: 'Frames per second on average; 0 until the metadata is known.' })
  @Property({ type: 'double', default: 0 })
  frameRate!: Opt<number>;

  /** Bits per second. */
  @Field(() => SafeInt, { description: 'The bit rate in bits per second.' })
  @Property({ ...bigint(), defaultRaw: '0' })
  bitRate!: Opt<string>;

  @Field(() => String, { description: 'As ffprobe names it, such as `h264`; empty until the metadata is known.' })
  @Property({ type: 'text', default: '' })
  videoCodec!: Opt<string>;

  @Field(() => String, { description: 'The audio codec; empty when there is no sound.' })
  @Property({ type: 'text', default: '' })
  audioCodec!: Opt<string>;

  /** As the content type of the file names them; empty when unknown. */
  @Property({ type: 'text', default: '' })
  codecs!: Opt<string>;

  @Field(() => String, { description: 'The SHA-256 of the file in hexadecimal; empty until it has been computed.' })
  @Property({ type: 'text', default: '' })
  fileHash!: Opt<string>;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the file was made, where an older version has recorded it; null otherwise.',
  })
  @Property({ ...timestamptz(), nullable: true })
  fileCreatedAt?: Date | null;

  @Field(() => LocalDate, { nullable: true, description: 'The day of its first release, as users have entered it.' })
  @Property({ type: 'date', nullable: true })
  releaseDate?: string | null;

  @Property({ ...varchar(512), nullable: true })
  thumbnailPath?: string | null;

  @Property({ type: 'integer', nullable: true, default: 0 })
  thumbnailWidth?: number | null;

  @Property({ type: 'integer', nullable: true, default: 0 })
  thumbnailHeight?: number | null;

  @Property({ ...varchar(512), nullable: true })
  spriteSheetPath?: string | null;

  @Property({ type: 'integer', nullable: true, default: 0 })
  spriteSheetCount?: number | null;

  @Property({ ...varchar(512), nullable: true })
  vttPath?: string | null;

  @Property({ type: 'text', default: '' })
  coverImagePath!: Opt<string>;

  /** A name from older versions; `studioId` counts. */
  @Property({ type: 'text', default: '' })
  studio!: Opt<string>;

  @ManyToOne(() => Studio, { ...foreignKey('set null'), nullable: true })
  studioId?: string | null;

  /** Names from older versions; `scene_tags` counts. */
  @Property({ type: 'string[]', columnType: 'text[]', default: [] })
  tags!: Opt<string[]>;

  /** Names from older versions; `scene_actors` counts. */
  @Property({ type: 'string[]', columnType: 'text[]', default: [] })
  actors!: Opt<string[]>;

  @Field(() => String, { nullable: true, description: 'How the scene was added: scan, upload or import.' })
  @Property({ ...varchar(100), nullable: true })
  origin?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "A category of the library's own, as free text of at most 50 characters.",
  })
  @Property({ ...varchar(50), nullable: true })
  type?: string | null;

  @Field(() => String, { description: 'Its id at ThePornDB; empty when unknown.' })
  @Property({ type: 'text', default: '' })
  porndbSceneId!: Opt<string>;

  @Field(() => ProcessingStatus, { description: 'How far the server has got with it.' })
  @Shared()
  @Property({ ...varchar(50), nullable: true, default: 'pending' })
  processingStatus?: ProcessingStatus | null;

  @Property({ type: 'text', nullable: true })
  processingError?: string | null;

  @Field(() => Boolean, { description: 'Whether the file failed the integrity check.' })
  @Property({ type: 'boolean', default: false })
  isCorrupted!: Opt<boolean>;

  @Field(() => String, {
    nullable: true,
    description: 'What the integrity check found; null for a file that is whole, or has not been checked yet.',
  })
  @Property({ type: 'text', nullable: true })
  corruptionReason?: string | null;

  /** What `src/processing/film-facts.ts` keeps. */
  @Property({ type: 'json', nullable: true })
  filmFacts?: object | null;

  @Property({ type: 'integer', nullable: true })
  thumbnailLargeWidth?: number | null;

  @Property({ type: 'integer', nullable: true })
  thumbnailLargeHeight?: number | null;

  @Property({ type: 'integer', nullable: true })
  spriteTileWidth?: number | null;

  @Property({ type: 'integer', nullable: true })
  spriteTileHeight?: number | null;

  @Property({ type: 'double', nullable: true })
  spriteIntervalSeconds?: number | null;

  /** The second that somebody chose for the thumbnail; null: the middle. */
  @Property({ type: 'double', nullable: true })
  thumbnailAtSeconds?: number | null;

  /** When its file was last written, as a scan has seen it. */
  @Property({ ...timestamptz(), nullable: true })
  fileModifiedAt?: Date | null;

  /** Of the content that metadata and images are of; null when there is none yet, empty when the file has another content since. */
  @Property({ type: 'text', nullable: true })
  fingerprint?: string | null;

  /** A WebM, from the asset root on. */
  @Property({ ...varchar(512), nullable: true })
  previewPath?: string | null;

  /** What `src/media/subtitles.ts` has found. */
  @Property({ type: 'json', defaultRaw: `'[]'` })
  subtitles!: Opt<SubtitleTrack[]>;
}
