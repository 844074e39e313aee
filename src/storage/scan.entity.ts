/** One walk through the storage paths, and what it found. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { serial, timestamptz, timestamptzNow, varchar } from '../database/columns.ts';
import type { ScanStatus } from './scan.enums.ts';

@Entity({ tableName: 'scan_history' })
@Index({ name: 'idx_scan_history_status', properties: ['status'] })
@Index({
  name: 'idx_scan_history_started_at',
  properties: ['startedAt'],
  columns: [{ name: 'started_at', sort: 'DESC' }],
})
@Unique({ name: 'uni_scan_history_running', properties: ['status'], where: `status = 'running'` })
export class Scan {
  @PrimaryKey(serial())
  id!: number;

  @Property({ ...varchar(20), default: 'running' })
  status!: Opt<ScanStatus>;

  @Property(timestamptzNow())
  startedAt!: Opt<Date>;

  @Property({ ...timestamptz(), nullable: true })
  completedAt?: Date | null;

  @Property({ type: 'integer', default: 0 })
  pathsScanned!: Opt<number>;

  @Property({ type: 'integer', default: 0 })
  filesFound!: Opt<number>;

  @Property({ type: 'integer', default: 0 })
  videosAdded!: Opt<number>;

  @Property({ type: 'integer', default: 0 })
  videosSkipped!: Opt<number>;

  @Property({ type: 'integer', default: 0 })
  videosRemoved!: Opt<number>;

  @Property({ type: 'integer', default: 0 })
  videosMoved!: Opt<number>;

  @Property({ type: 'integer', default: 0 })
  errors!: Opt<number>;

  @Property({ type: 'text', nullable: true })
  errorMessage?: string | null;

  @Property({ ...varchar(500), nullable: true })
  currentPath?: string | null;

  @Property({ ...varchar(500), nullable: true })
  currentFile?: string | null;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;
}
