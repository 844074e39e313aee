/** Doors to jobs: one, many, and as they change. */
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { distinctIds, parseBigserial, parseUuid } from '../checks/ids.ts';
import { type Context, load } from '../context.ts';
import { notFound } from '../errors.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { DateTime } from '../graphql/scalars.ts';
import { Shared } from '../graphql/shared.ts';
import type { ListArgs } from '../lists/list.ts';
import { Job } from './job.entity.ts';
import { JobStatus, Phase } from './job.enums.ts';
import type { JobFilter } from './job.inputs.ts';
import { jobList } from './job.list.ts';
import { type JobRow, jobsByIds } from './job.queries.ts';
import { cancelJobs, deleteFinishedJobs, retryJobs, setJobPriority } from './job.service.ts';
import { type JobChange, watchJobs } from './job-feed.ts';
import { withoutPaths } from './without-paths.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'job is whole in every event, so one that was missed is healed by the next.',
})
class JobEvent implements JobChange {
  @Field(() => ChangeKind)
  @Shared()
  kind!: ChangeKind;

  @Field(() => Job)
  @Shared()
  job!: JobChange['job'];
}

@Resolver(() => Job)
export class JobResolver {
  @Query(() => Job, { nullable: true, description: 'The job with this id; null when there is none.' })
  @Requires('scenes:reprocess')
  async job(@Ctx() ctx: Context, @Arg('id', () => ID) id: string) {
    return load(ctx, jobsByIds, id);
  }

  @Query(() => jobList.Connection, { nullable: true, description: 'The jobs that match the filter, newest first.' })
  @Requires('scenes:reprocess')
  async jobs(@Ctx() ctx: Context, @Args(() => jobList.Args) args: ListArgs<JobFilter>) {
    return jobList.page(ctx, args);
  }

  @Mutation(() => Int, {
    description:
      'Cancels jobs that wait or run, and retries that are planned; returns how many. What runs is stopped, and what it had made is removed.',
  })
  @Requires('jobs:manage')
  async cancelJobs(@Ctx() ctx: Context, @Arg('ids', () => [ID]) ids: string[]): Promise<number> {
    return cancelJobs(ctx, ids);
  }

  @Mutation(() => Int, {
    description:
      'Queues jobs that failed or were cancelled again, with all their retries before them; returns how many. Left out are ' +
      'those whose phase was asked for anew meanwhile.',
  })
  @Requires('jobs:manage')
  async retryJobs(@Ctx() ctx: Context, @Arg('ids', () => [ID]) ids: string[]): Promise<number> {
    return retryJobs(ctx, ids);
  }

  @Mutation(() => Job, {
    description: 'Gives a pending job another priority, -100 to 100. CONFLICT once it has started.',
  })
  @Requires('jobs:manage')
  async setJobPriority(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('priority', () => Int) priority: number,
  ) {
    await setJobPriority(ctx, id, priority);
    return load(ctx, jobsByIds, id);
  }

  @Mutation(() => Int, {
    description:
      'Drops jobs that have ended: all, or those of these states, or those that ended before an instant; returns how many. ' +
      'It happens by itself a week after their end.',
  })
  @Requires('jobs:manage')
  async deleteFinishedJobs(
    @Ctx() ctx: Context,
    @Arg('before', () => DateTime, { nullable: true }) before: Date | null,
    @Arg('status', () => [JobStatus], { nullable: true }) status: JobStatus[] | null,
  ): Promise<number> {
    return deleteFinishedJobs(ctx, { before, status });
  }

  @Subscription(() => JobEvent, {
    description:
      'First a SNAPSHOT of the jobs that run now (with ids or sceneId: of all that were asked for), then their changes. ' +
      'Mass enqueueing shows in queueChanged; a job shows here from when it starts, with ids or sceneId from when it is asked for.',
    subscribe: ({ args, context }) => watchJobs((context as Context).app, checked(args)),
  })
  @Shared()
  @Requires('scenes:reprocess')
  jobChanged(
    @Root() change: JobChange,
    @Arg('ids', () => [ID], { nullable: true }) _ids: string[] | null,
    @Arg('sceneId', () => ID, { nullable: true }) _sceneId: string | null,
    @Arg('phase', () => [Phase], { nullable: true }) _phase: Phase[] | null,
  ): JobEvent {
    return change;
  }

  @FieldResolver(() => Int, { description: '0 to 100; never goes back while the job runs.' })
  @Shared()
  progress(@Root() { id, status, progress }: JobRow, @Ctx() { app }: Context): number {
    const live = status === JobStatus.RUNNING ? app.progress.get(id)?.progress : undefined;
    return Math.max(progress, live ?? 0);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: "Seconds left, from ffmpeg's own speed; null while unknown.",
  })
  @Shared()
  etaSeconds(@Root() { id, status }: JobRow, @Ctx() { app }: Context): number | null {
    return status === JobStatus.RUNNING ? (app.progress.get(id)?.etaSeconds ?? null) : null;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'How many times faster than playback; null while unknown.',
  })
  @Shared()
  speed(@Root() { id, status }: JobRow, @Ctx() { app }: Context): number | null {
    return status === JobStatus.RUNNING ? (app.progress.get(id)?.speed ?? null) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it failed. Paths in it are left out without storage:manage.',
  })
  @Shared()
  async errorMessage(@Root() { errorMessage }: JobRow, @Ctx() ctx: Context): Promise<string | null> {
    return errorMessage == null ? null : withoutPaths(ctx, errorMessage);
  }

  @FieldResolver(() => DateTime, { nullable: true, description: 'When it last started; null until then.' })
  @Shared()
  startedAt(@Root() { status, attempt, startedAt }: JobRow): string | null {
    return status === JobStatus.PENDING || (status === JobStatus.CANCELLED && attempt === 0) ? null : startedAt;
  }
}

function checked(args: { ids?: string[] | null; sceneId?: string | null; phase?: Phase[] | null }) {
  const { ids, sceneId } = args;
  const job = ids && distinctIds('ids', ids, { max: 1000, thing: 'job' }).find((id) => !parseUuid(id));
  if (job != null) throw notFound(`There is no job ${job}.`);
  if (sceneId != null && !parseBigserial(sceneId)) throw notFound(`There is no scene ${sceneId}.`);
  return args;
}
