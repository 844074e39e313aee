/** A job that failed for good and waits for review. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { bigint, bigserial, timestamptz, timestamptzNow, updatedAt, varchar } from '../database/columns.ts';
import { DateTime } from '../graphql/scalars.ts';
import { DeadLetterStatus, Phase } from './job.enums.ts';

@ObjectType({ simpleResolvers: true, description: 'A job that failed for good and waits for review.' })
@Entity({ tableName: 'dead_letter_queue' })
@Unique({ properties: ['jobId'] })
@Index({ name: 'idx_dlq_status', properties: ['status'] })
@Index({ name: 'idx_dlq_scene_id', properties: ['sceneId'] })
export class DeadLetter {
  @Field(() => ID, { description: 'For `retryDeadLetters` and `abandonDeadLetters`; it is not the id of the job.' })
  @PrimaryKey(bigserial())
  id!: string;

  /** The job's `id`; no foreign key, as jobs are deleted. */
  @Property(varchar(36))
  jobId!: string;

  /** No foreign key either. */
  @Property(bigint())
  sceneId!: string;

  @Field(() => String, {
    description: 'What the scene was called when the job was queued; kept when the scene is deleted.',
  })
  @Property({ ...varchar(255), default: '' })
  sceneTitle!: Opt<string>;

  @Field(() => Phase, { description: 'Which step of processing it is.' })
  @Property(varchar(20))
  phase!: Phase;

  @Property({ type: 'text' })
  originalError!: string;

  @Field(() => Int, { description: 'How many times the job has failed, including retries.' })
  @Property({ type: 'integer', default: 1 })
  failureCount!: Opt<number>;

  @Property({ type: 'text' })
  lastError!: string;

  @Field(() => DeadLetterStatus, { description: 'Whether it still needs attention.' })
  @Property({ ...varchar(20), default: 'pending_review' })
  status!: Opt<DeadLetterStatus>;

  @Field(() => DateTime, { description: 'When the job failed for good.' })
  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Field(() => DateTime, { description: 'When it last failed, or somebody acted on it.' })
  @Property(updatedAt())
  updatedAt!: Opt<Date>;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When somebody, or a week without attention, ended it; null unless ABANDONED.',
  })
  @Property({ ...timestamptz(), nullable: true })
  abandonedAt?: Date | null;
}
