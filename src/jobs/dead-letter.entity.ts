/** A job that failed for good and waits for somebody to look at it. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { bigint, bigserial, timestamptz, timestamptzNow, updatedAt, varchar } from '../database/columns.ts';
import type { DeadLetterStatus, Phase } from './job.enums.ts';

@Entity({ tableName: 'dead_letter_queue' })
@Unique({ properties: ['jobId'] })
@Index({ name: 'idx_dlq_status', properties: ['status'] })
@Index({ name: 'idx_dlq_scene_id', properties: ['sceneId'] })
export class DeadLetter {
  @PrimaryKey(bigserial())
  id!: string;

  /** The job's `id`; no foreign key, as jobs are cleared away. */
  @Property(varchar(36))
  jobId!: string;

  /** No foreign key either. */
  @Property(bigint())
  sceneId!: string;

  @Property({ ...varchar(255), default: '' })
  sceneTitle!: Opt<string>;

  @Property(varchar(20))
  phase!: Phase;

  @Property({ type: 'text' })
  originalError!: string;

  @Property({ type: 'integer', default: 1 })
  failureCount!: Opt<number>;

  @Property({ type: 'text' })
  lastError!: string;

  @Property({ ...varchar(20), default: 'pending_review' })
  status!: Opt<DeadLetterStatus>;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Property(updatedAt())
  updatedAt!: Opt<Date>;

  @Property({ ...timestamptz(), nullable: true })
  abandonedAt?: Date | null;
}
