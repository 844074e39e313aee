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
  @Field(() => ID)
  @PrimaryKey(bigserial())
  id!: string;

  /** The job's `id`; no foreign key, as jobs are deleted. */
  @Property(varchar(36))
  jobId!: string;

  /** No foreign key either. */
  @Property(bigint())
  sceneId!: string;

  @Field(() => String)
  @Property({ ...varchar(255), default: '' })
  sceneTitle!: Opt<string>;

  @Field(() => Phase)
  @Property(varchar(20))
  phase!: Phase;

  @Property({ type: 'text' })
  originalError!: string;

  @Field(() => Int, { description: 'How many times the job has failed, including retries.' })
  @Property({ type: 'integer', default: 1 })
  failureCount!: Opt<number>;

  @Property({ type: 'text' })
  lastError!: string;

  @Field(() => DeadLetterStatus)
  @Property({ ...varchar(20), default: 'pending_review' })
  status!: Opt<DeadLetterStatus>;

  @Field(() => DateTime)
  @Property(timestamptzNow())
  createdAt!: Opt<Date>;

  @Field(() => DateTime)
  @Property(updatedAt())
  updatedAt!: Opt<Date>;

  @Field(() => DateTime, { nullable: true })
  @Property({ ...timestamptz(), nullable: true })
  abandonedAt?: Date | null;
}
