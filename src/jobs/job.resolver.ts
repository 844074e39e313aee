/** Resolvers for jobs: one, many, and as they change. */
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
import { distinctIds } from '../checks/ids.ts';
import { type Context, load, reload } from '../context.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import type { Told } from '../events/feed.ts';
import { Cost } from '../graphql/cost.ts';
import { resumeOf, sinceOptions } from '../graphql/resume.ts';
import { DateTime } from '../graphql/scalars.ts';
import { Shared } from '../graphql/shared.ts';
import type { ListArgs } from '../lists/list.ts';
import { selectsAny } from '../lists/selection.ts';
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
  description: 'Every event holds the whole job, so a missed event does no harm.',
})
class JobEvent implements Told<JobChange> {
  @Field(() => ChangeKind, { description: 'What happened to the job; with DELETED it is shown as it was last.' })
  @Shared()
  kind!: ChangeKind;

  @Field(() => Job, { description: 'The whole job as it is now.' })
  @Shared()
  job!: JobChange['job'];

  @Field(() => String, { description: 'Returned as `since`, it continues the subscription after this event.' })
  @Shared()
  cursor!: string;
}

@Resolver(() => Job)
export class JobResolver {
  @Query(() => Job, { nullable: true, description: 'The job with this id; null when there is none.' })
  @Requires('scenes:reprocess')
  async job(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'A UUID, as mutations and `jobs` name it.' }) id: string,
  ) {
    return load(ctx, jobsByIds, id);
  }

  @Cost({ scan: 1000 })
  @Query(() => jobList.Connection, { nullable: true, description: 'The jobs that match the filter, newest first.' })
  @Requires('scenes:reprocess')
  async jobs(@Ctx() ctx: Context, @Args(() => jobList.Args) args: ListArgs<JobFilter>) {
    return jobList.page(ctx, args);
  }

  @Mutation(() => Int, {
    description:
      'Cancels jobs that are pending, running or waiting for a retry, and returns how many. Running ones are stopped, and their unfinished files removed.',
  })
  @Requires('jobs:manage')
  async cancelJobs(
    @Ctx() ctx: Context,
    @Arg('ids', () => [ID], { description: 'At most 1000. Unknown ids are skipped.' }) ids: string[],
  ): Promise<number> {
    return cancelJobs(ctx, ids);
  }

  @Mutation(() => Int, {
    description:
      'Queues jobs that failed or were cancelled again, with all their retries, and returns how many. Skipped are those ' +
      'whose phase has a newer job.',
  })
  @Requires('jobs:manage')
  async retryJobs(
    @Ctx() ctx: Context,
    @Arg('ids', () => [ID], { description: 'At most 1000. Unknown ids are skipped.' }) ids: string[],
  ): Promise<number> {
    return retryJobs(ctx, ids);
  }

  @Mutation(() => Job, {
    description: 'Changes the priority of a pending job, from -100 to 100. CONFLICT once it has started.',
  })
  @Requires('jobs:manage')
  async setJobPriority(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'NOT_FOUND when there is none, CONFLICT once it is no longer pending.' })
    id: string,
    @Arg('priority', () => Int, { description: '-100 to 100; higher runs first.' }) priority: number,
  ) {
    await setJobPriority(ctx, id, priority);
    return reload(ctx, jobsByIds, id);
  }

  @Mutation(() => Int, {
    description:
      'Deletes jobs that have ended, and returns how many: all, or only those with one of these statuses, or that ended ' +
      'before an instant. A week after their end, jobs are deleted automatically.',
  })
  @Requires('jobs:manage')
  async deleteFinishedJobs(
    @Ctx() ctx: Context,
    @Arg('before', () => DateTime, { nullable: true, description: 'Only those that ended before this instant.' })
    before: Date | null,
    @Arg('status', () => [JobStatus], {
      nullable: true,
      description: 'Only COMPLETED, FAILED and CANCELLED can be asked for; all three by default.',
    })
    status: JobStatus[] | null,
  ): Promise<number> {
    return deleteFinishedJobs(ctx, { before, status });
  }

  @Subscription(() => JobEvent, {
    description:
      'First a SNAPSHOT, then the changes. The SNAPSHOT has the running jobs; with ids these jobs, finished or not; with sceneId ' +
      'the newest job of each phase of the scene. Unknown ids end the subscription with NOT_FOUND. Jobs that have never started are ' +
      'included only with ids or sceneId, as a scan may queue thousands at once; queueChanged counts them.',
    subscribe: ({ args, context, info }) =>
      watchJobs(
        (context as Context).app,
        { ...checked(args), withProgress: selectsAny(info, ['progress', 'etaSeconds', 'speed']) },
        resumeOf(context as Context, args),
      ),
  })
  @Shared()
  @Requires('scenes:reprocess')
  jobChanged(
    @Root() change: Told<JobChange> & { cursor: string },
    @Arg('ids', () => [ID], {
      nullable: true,
      description: 'Only these jobs, at most 1000, pending and ended ones included.',
    })
    _ids: string[] | null,
    @Arg('sceneId', () => ID, { nullable: true, description: 'Only jobs of this scene, pending ones included.' })
    _sceneId: string | null,
    @Arg('phase', () => [Phase], { nullable: true, description: 'Only jobs of these phases.' }) _phase: Phase[] | null,
    @Arg('since', () => String, sinceOptions) _since: string | null,
  ): JobEvent {
    return change;
  }

  @FieldResolver(() => Int, { description: 'Percent done, from 0 to 100. It never decreases while the job runs.' })
  @Shared()
  progress(@Root() { id, status, progress }: JobRow, @Ctx() { app }: Context): number {
    const live = status === JobStatus.RUNNING ? app.progress.get(id)?.progress : undefined;
    return Math.max(progress, live ?? 0);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'The estimated seconds left, based on the speed of ffmpeg; null while unknown.',
  })
  @Shared()
  etaSeconds(@Root() { id, status }: JobRow, @Ctx() { app }: Context): number | null {
    return status === JobStatus.RUNNING ? (app.progress.get(id)?.etaSeconds ?? null) : null;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'The processing speed as a multiple of playback speed; null while unknown.',
  })
  @Shared()
  speed(@Root() { id, status }: JobRow, @Ctx() { app }: Context): number | null {
    return status === JobStatus.RUNNING ? (app.progress.get(id)?.speed ?? null) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it failed. Paths in it are shown only with storage:manage.',
  })
  @Shared()
  async errorMessage(@Root() { errorMessage }: JobRow, @Ctx() ctx: Context): Promise<string | null> {
    return errorMessage == null ? null : withoutPaths(ctx, errorMessage);
  }

  @FieldResolver(() => DateTime, { nullable: true, description: 'When the job last started; null until it has.' })
  @Shared()
  startedAt(@Root() { status, attempt, startedAt }: JobRow): string | null {
    return status === JobStatus.PENDING || (status === JobStatus.CANCELLED && attempt === 0) ? null : startedAt;
  }
}

function checked(args: { ids?: string[] | null; sceneId?: string | null; phase?: Phase[] | null }) {
  if (args.ids) distinctIds('ids', args.ids, { max: 1000, thing: 'job' });
  return args;
}
