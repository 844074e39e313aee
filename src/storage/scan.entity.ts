/** One walk through the storage paths, and what it found. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { serial, timestamptz, timestamptzNow, varchar } from '../database/columns.ts';
import { DateTime } from '../graphql/scalars.ts';
import { Shared } from '../graphql/shared.ts';
import { ScanStatus } from './scan.enums.ts';
import type { ScanScope, Skipped } from './scan.type.ts';

@ObjectType({ simpleResolvers: true, description: 'One walk through the storage paths, and what it found.' })
@Entity({ tableName: 'scan_history' })
@Index({ name: 'idx_scan_history_status', properties: ['status'] })
@Index({
  name: 'idx_scan_history_started_at',
  properties: ['startedAt'],
  columns: [{ name: 'started_at', sort: 'DESC' }],
})
@Unique({ name: 'uni_scan_history_running', properties: ['status'], where: `status = 'running'` })
export class Scan {
  @Field(() => ID)
  @Shared()
  @PrimaryKey(serial())
  id!: number;

  @Field(() => ScanStatus)
  @Shared()
  @Property({ ...varchar(20), default: 'running' })
  status!: Opt<ScanStatus>;

  @Field(() => DateTime)
  @Shared()
  @Property(timestamptzNow())
  startedAt!: Opt<Date>;

  @Field(() => DateTime, { nullable: true })
  @Shared()
  @Property({ ...timestamptz(), nullable: true })
  completedAt?: Date | null;

  @Field(() => Int, { description: 'Storage paths that it is through with.' })
  @Shared()
  @Property({ type: 'integer', default: 0 })
  pathsScanned!: Opt<number>;

  @Field(() => Int, { description: 'Videos, and what looked like one.' })
  @Shared()
  @Property({ type: 'integer', default: 0 })
  filesFound!: Opt<number>;

  @Field(() => Int)
  @Shared()
  @Property({ type: 'integer', default: 0 })
  videosAdded!: Opt<number>;

  @Field(() => Int, { description: 'Known already, and as they were.' })
  @Shared()
  @Property({ type: 'integer', default: 0 })
  videosSkipped!: Opt<number>;

  @Field(() => Int, {
    description: 'Scenes whose file is gone: they are missing from now on, and come back with their file.',
  })
  @Shared()
  @Property({ type: 'integer', default: 0 })
  videosRemoved!: Opt<number>;

  @Field(() => Int, { description: 'Scenes whose file was found under another path. They keep everything.' })
  @Shared()
  @Property({ type: 'integer', default: 0 })
  videosMoved!: Opt<number>;

  @Field(() => Int, {
    description: 'Scenes whose file was replaced. They are processed again and keep what people have entered.',
  })
  @Shared()
  @Property({ type: 'integer', default: 0 })
  videosChanged!: Opt<number>;

  @Field(() => Int, { description: 'Scenes that were missing and whose file is back.' })
  @Shared()
  @Property({ type: 'integer', default: 0 })
  videosRestored!: Opt<number>;

  /** How many files and folders it passed over, by reason. */
  @Property({ type: 'json', defaultRaw: `'{}'` })
  skipped!: Opt<Skipped>;

  @Field(() => Boolean, { description: 'It only says what a scan would do.' })
  @Shared()
  @Property({ type: 'boolean', default: false })
  isDryRun!: Opt<boolean>;

  /** What it was asked to go through. */
  @Property({ type: 'json', defaultRaw: `'{}'` })
  scope!: Opt<ScanScope>;

  /** How many files the last scan of the same scope found. */
  @Property({ type: 'integer', nullable: true })
  filesExpected?: number | null;

  /** When its present attempt began to work. */
  @Property({ ...timestamptz(), nullable: true })
  begunAt?: Date | null;

  /** Counts its beginnings: only the latest one may write. */
  @Property({ type: 'integer', default: 0 })
  attempt!: Opt<number>;

  @Field(() => Int, { description: 'Files and folders that could not be taken in.' })
  @Shared()
  @Property({ type: 'integer', default: 0 })
  errors!: Opt<number>;

  @Field(() => String, { nullable: true, description: 'Why the whole scan failed.' })
  @Shared()
  @Property({ type: 'text', nullable: true })
  errorMessage?: string | null;

  @Field(() => String, { nullable: true, description: 'The storage path that it is in.' })
  @Shared()
  @Property({ ...varchar(500), nullable: true })
  currentPath?: string | null;

  @Field(() => String, { nullable: true })
  @Shared()
  @Property({ ...varchar(500), nullable: true })
  currentFile?: string | null;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;
}
