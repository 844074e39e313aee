/** One phase of one scene, from the moment it was queued, through all its retries. */

import { type Opt, PrimaryKeyProp } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { bigint, bigserial, foreignKey, timestamptz, timestamptzNow, varchar } from '../database/columns.ts';
import { DateTime } from '../graphql/scalars.ts';
import { Shared } from '../graphql/shared.ts';
import { Scene } from '../scenes/scene.entity.ts';
import { JobStatus, Phase } from './job.enums.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'One phase of one scene, from the moment it was queued, through all its retries.',
})
@Entity({ tableName: 'job_history' })
@Unique({ name: 'idx_job_history_job_id', properties: ['id'] })
@Index({ name: 'idx_job_history_started_at', properties: ['startedAt'] })
@Index({ name: 'idx_job_history_status', properties: ['status'] })
@Index({ name: 'idx_job_history_scene_id', properties: ['sceneId'] })
@Index({
  name: 'idx_job_history_phase_completed',
  properties: ['phase', 'completedAt'],
  columns: [{ name: 'phase' }, { name: 'completed_at', sort: 'DESC' }],
  where: `status = 'completed'`,
})
@Index({
  name: 'idx_job_history_next_retry',
  properties: ['nextRetryAt'],
  where: `next_retry_at IS NOT NULL AND status = 'failed'`,
})
@Index({
  name: 'idx_job_history_pending_poll',
  properties: ['phase', 'priority', 'createdAt'],
  columns: [{ name: 'phase' }, { name: 'priority', sort: 'DESC' }, { name: 'created_at' }],
  where: `status = 'pending'`,
})
@Unique({
  name: 'idx_job_history_scene_phase_active',
  properties: ['sceneId', 'phase'],
  where: `status IN ('pending', 'running')`,
})
export class Job {
  [PrimaryKeyProp]?: 'pk';

  /** Column `id`. */
  @PrimaryKey({ ...bigserial(), fieldName: 'id' })
  pk!: string;

  /** Column `job_id`, a UUID, which the API shows. */
  @Field(() => ID, { description: 'A UUID. It stays the same through retries.' })
  @Shared()
  @Property({ ...varchar(36), fieldName: 'job_id' })
  id!: string;

  @ManyToOne(() => Scene, foreignKey('cascade'))
  sceneId!: string;

  /** As it was when the job was made. */
  @Field(() => String, { description: 'The title of the scene when the job was queued.' })
  @Shared()
  @Property({ ...varchar(255), default: '' })
  sceneTitle!: Opt<string>;

  @Field(() => Phase, { description: 'Which step of processing it is.' })
  @Shared()
  @Property(varchar(20))
  phase!: Phase;

  @Field(() => JobStatus, { description: 'What it is doing now, or how it ended.' })
  @Shared()
  @Property({ ...varchar(20), default: 'running' })
  status!: Opt<JobStatus>;

  /** The highest runs first. */
  @Field(() => Int, { description: 'Jobs with a higher priority run first.' })
  @Shared()
  @Property({ type: 'integer', default: 0 })
  priority!: Opt<number>;

  @Property({ type: 'text', nullable: true })
  errorMessage?: string | null;

  /** 0 to 100. */
  @Property({ type: 'integer', default: 0 })
  progress!: Opt<number>;

  @Field(() => Int, { description: 'How many retries it has had, or is waiting for.' })
  @Shared()
  @Property({ type: 'integer', default: 0 })
  retryCount!: Opt<number>;

  @Field(() => Int, { description: 'How many retries the policy of its phase allowed when it last failed.' })
  @Shared()
  @Property({ type: 'integer', default: 0 })
  maxRetries!: Opt<number>;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it is retried; set while it is FAILED and waits for the retry.',
  })
  @Shared()
  @Property({ ...timestamptz(), nullable: true })
  nextRetryAt?: Date | null;

  @Field(() => Boolean, { description: 'False when a retry cannot help.' })
  @Shared()
  @Property({ type: 'boolean', default: true })
  isRetryable!: Opt<boolean>;

  /** How often it was started: whoever runs it may only write while this is the number that they started. */
  @Property({ type: 'integer', default: 0 })
  attempt!: Opt<number>;

  /** How often its worker died while it ran. */
  @Property({ type: 'integer', default: 0 })
  deaths!: Opt<number>;

  /** The entry of the queue that it was last started by. */
  @Property({ ...bigint(), nullable: true })
  queueEntry?: string | null;

  /** Why it failed the first time, of those that its dead letter is to tell of. */
  @Property({ type: 'text', nullable: true })
  firstError?: string | null;

  @Property(timestamptzNow())
  startedAt!: Opt<Date>;

  @Field(() => DateTime, { nullable: true, description: 'When it ended, with whatever status.' })
  @Shared()
  @Property({ ...timestamptz(), nullable: true })
  completedAt?: Date | null;

  @Field(() => DateTime, { description: 'When it was queued.' })
  @Shared()
  @Property(timestamptzNow())
  createdAt!: Opt<Date>;
}
