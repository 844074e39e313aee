/** One walk through the storage paths, and what it found. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { serial, timestamptz, timestamptzNow, varchar } from '../database/columns.ts';
import { DateTime } from '../graphql/scalars.ts';
import { ScanStatus } from './scan.enums.ts';

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
  @PrimaryKey(serial())
  id!: number;

  @Field(() => ScanStatus)
  @Property({ ...varchar(20), default: 'running' })
  status!: Opt<ScanStatus>;

  @Field(() => DateTime)
  @Property(timestamptzNow())
  startedAt!: Opt<Date>;

  @Field(() => DateTime, { nullable: true })
  @Property({ ...timestamptz(), nullable: true })
  completedAt?: Date | null;

  @Field(() => Int, { description: 'Storage paths that it is through with.' })
  @Property({ type: 'integer', default: 0 })
  pathsScanned!: Opt<number>;

  @Field(() => Int, { description: 'Videos, and what looked like one.' })
  @Property({ type: 'integer', default: 0 })
  filesFound!: Opt<number>;

  @Field(() => Int)
  @Property({ type: 'integer', default: 0 })
  videosAdded!: Opt<number>;

  @Field(() => Int, { description: 'Known already.' })
  @Property({ type: 'integer', default: 0 })
  videosSkipped!: Opt<number>;

  @Property({ type: 'integer', default: 0 })
  videosRemoved!: Opt<number>;

  @Property({ type: 'integer', default: 0 })
  videosMoved!: Opt<number>;

  @Field(() => Int, { description: 'Files and folders that could not be taken in.' })
  @Property({ type: 'integer', default: 0 })
  errors!: Opt<number>;

  @Field(() => String, { nullable: true, description: 'Why the whole scan failed.' })
  @Property({ type: 'text', nullable: true })
  errorMessage?: string | null;

  @Field(() => String, { nullable: true, description: 'The storage path that it is in.' })
  @Property({ ...varchar(500), nullable: true })
  currentPath?: string | null;

  @Field(() => String, { nullable: true })
  @Property({ ...varchar(500), nullable: true })
  currentFile?: string | null;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;
}
