/** One walk through the storage paths, and what it found. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { serial, timestamptz, timestamptzNow, varchar } from '../database/columns.ts';
import { DateTime } from '../graphql/scalars.ts';
import { Shared } from '../graphql/shared.ts';
import { ScanStatus } from './scan.enums.ts';
import type { ScanScope, Skipped } from './scan.type.ts';

@ObjectType({ simpleResolvers: true, description: 'One scan of the storage paths and its results.' })
@Entity({ tableName: 'scan_history' })
@Index({ name: 'idx_scan_history_status', properties: ['status'] })
@Index({
  name: 'idx_scan_history_started_at',
  properties: ['startedAt'],
  columns: [{ name: 'started_at', sort: 'DESC' }],
})
@Unique({ name: 'uni_scan_history_running', properties: ['status'], where: `status = 'running'` })
export class Scan {
  @Field(() => ID, { description: 'A whole number, as text. The last 1000 scans are kept.' })
  @Shared()
  @PrimaryKey(serial())
  id!: number;

  @Field(() => ScanStatus, { description: 'What it is doing now, or how it ended.' })
  @Shared()
  @Property({ ...varchar(20), default: 'running' })
  status!: Opt<ScanStatus>;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  @Shared()
  @Property(timestamptzNow())
  startedAt!: Opt<Date>;

  @Field(() => DateTime, { nullable: true, description: 'When it ended, with whatever status; null while it runs.' })
  @Shared()
  @Property({ ...timestamptz(), nullable: true })
  completedAt?: Date | null;

  @Field(() => Int, { description: 'The number of storage paths that are completely scanned.' })
  @Shared()
  @Property({ type: 'integer', default: 0 })
  pathsScanned!: Opt<number>;

  @Field(() => Int, { description: 'The number of video files found, including unusable ones.' })
  @Shared()
  @Property({ type: 'integer', default: 0 })
  filesFound!: Opt<number>;

  @Field(() => Int, { description: 'New files that have become scenes, or would in a dry run.' })
  @Shared()
  @Property({ type: 'integer', default: 0 })
  videosAdded!: Opt<number>;

  @Field(() => Int, { description: 'The number of files that were already known and unchanged.' })
  @Shared()
  @Property({ type: 'integer', default: 0 })
  videosSkipped!: Opt<number>;

  @Field(() => Int, {
    description: 'The number of scenes whose file was not found. They are MISSING until the file comes back.',
  })
  @Shared()
  @Property({ type: 'integer', default: 0 })
  videosRemoved!: Opt<number>;

  @Field(() => Int, { description: 'The number of scenes whose file was moved or renamed. All their data is kept.' })
  @Shared()
  @Property({ type: 'integer', default: 0 })
  videosMoved!: Opt<number>;

  @Field(() => Int, {
    description:
      'The number of scenes whose file was replaced. They are processed again; titles, tags, ratings, markers and history are kept.',
  })
  @Shared()
  @Property({ type: 'integer', default: 0 })
  videosChanged!: Opt<number>;

  @Field(() => Int, { description: 'The number of MISSING scenes whose file came back.' })
  @Shared()
  @Property({ type: 'integer', default: 0 })
  videosRestored!: Opt<number>;

  /** How many files and folders it passed over, by reason. */
  @Property({ type: 'json', defaultRaw: `'{}'` })
  skipped!: Opt<Skipped>;

  @Field(() => Boolean, { description: 'Whether this is a dry run, which changes nothing.' })
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

  @Field(() => Int, { description: 'The number of files and folders that could not be read or imported.' })
  @Shared()
  @Property({ type: 'integer', default: 0 })
  errors!: Opt<number>;

  @Field(() => String, { nullable: true, description: 'Why the scan as a whole failed.' })
  @Shared()
  @Property({ type: 'text', nullable: true })
  errorMessage?: string | null;

  @Field(() => String, { nullable: true, description: 'The storage path being scanned.' })
  @Shared()
  @Property({ ...varchar(500), nullable: true })
  currentPath?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The file that is being looked at, at most 500 characters; null when it has ended.',
  })
  @Shared()
  @Property({ ...varchar(500), nullable: true })
  currentFile?: string | null;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;
}
