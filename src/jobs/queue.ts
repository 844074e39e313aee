/** The way into the queue and the only place that calls graphile-worker's functions or reads its tables. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { App } from '../app.type.ts';
import { prepared } from '../database/prepared.ts';
import { aroundRows, rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { messageOf } from '../errors.ts';
import { channel, publish } from '../events/publish.ts';
import type { Topic } from '../events/topics.ts';
import type { MediaTools } from '../media/tools.ts';
import { currentRequest } from '../request-context.ts';
import { traceParent } from '../tracing.ts';
import type { RunningJobs } from './running-jobs.ts';

/** A worker cannot do without ffmpeg. */
export type WorkerApp = App & { media: MediaTools };

/** How the queue runs a task. */
export interface TaskRun {
  /** The entry of the queue that is being worked on. */
  entryId: string;
  /** Aborts when the process is to end. */
  signal: AbortSignal;
  running: RunningJobs;
}

/** What it takes to queue a task; `Task` adds what it takes to run it. */
export interface TaskSpec<Payload extends object> {
  name: string;
  /** How often it may be started before the queue gives it up; 25 by default. */
  maxAttempts?: number;
  /** Higher runs first; 0 by default. */
  priority?: number;
  /** Works until it is done, or until the run's signal tells it to stop. */
  run?(app: WorkerApp, payload: Payload, run: TaskRun): Promise<void>;
}

export interface Task<Payload extends object> extends TaskSpec<Payload> {
  /** When it also runs by itself: five fields of cron, in UTC. */
  cron?: string;
  /** It is not worth waiting for when the process ends: it is aborted at once, and begins again in the next one. */
  endsAtOnce?: boolean;
  run(app: WorkerApp, payload: Payload, run: TaskRun): Promise<void>;
}

export interface TaskOptions {
  /** There is one entry with this key: a second call replaces an entry that has not started yet. */
  key?: string;
  /** Not before this instant. */
  runAt?: Date;
  /** Instead of the task's own. */
  priority?: number;
  /** Entries with the same line run one at a time, whatever their tasks. */
  line?: string;
}

/** Where an entry comes from: its payload carries it beside its own properties. */
export interface Origin {
  /** The request that queued it, or caused what did. */
  requestId?: string | undefined;
  /** The span of OpenTelemetry that did. */
  traceparent?: string | undefined;
}

const originOfNow = (): Origin => ({ requestId: currentRequest()?.id, traceparent: traceParent() });

const defaultMaxAttempts = 25;

/**
 * Queues a task, in the transaction of `em`. An entry of the same key that a worker is just about to take can neither be replaced nor be told
 * from one that waits: then nothing is added, and by the second time it has been taken.
 */
export async function addTask<Payload extends object>(
  em: EntityManager,
  task: TaskSpec<Payload>,
  payload: NoInfer<Payload>,
  { key, runAt, priority = task.priority ?? 0, line }: TaskOptions = {},
): Promise<void> {
  const add = sql<{ id: string | null }>`
    select id, ${sayingThatThereAre(sql`${task.name}::text`)} from graphile_worker.add_job(
      ${task.name}, ${JSON.stringify({ ...payload, ...originOfNow() })}::json, job_key := ${key ?? null},
      queue_name := ${line ?? null}, run_at := ${runAt ?? null},
      max_attempts := ${task.maxAttempts ?? defaultMaxAttempts}, priority := ${queuePriority(priority)})`;
  let isAdded = false;
  while (!isAdded) {
    const { rows: added } = await add.execute(rows(em));
    isAdded = added[0]?.id != null;
  }
}

/**
 * A query that queues many tasks and returns their number, to be part of a statement: one entry for each row of `source`,
 * whose columns are `task` (the name), `payload`, `key` and `priority`.
 */
export const addTasks = (source: Expression<unknown>, maxAttempts: number): RawBuilder<{ count: string }> => sql`
  select count(*), (select count(${sayingThatThereAre(sql`task`)}) from (select distinct task from (${source}) source) tasks)
    from graphile_worker.add_jobs(array(
      select (task, payload::jsonb || ${JSON.stringify(originOfNow())}::jsonb, null, null, ${maxAttempts}::int, key, -priority, null)::graphile_worker.job_spec
        from (${source}) source
    ))`;

/** The queue's own message does not say of which task: each of its workers, which are many, would look for one of its own. */
const sayingThatThereAre = (task: Expression<string>) =>
  sql`pg_notify(${sql.lit(channel)}, json_build_object('topic', ${sql.lit(entries)}, 'task', ${task})::text)`;

const entries: Topic = 'entries';

/** Takes entries out of the queue; one that has started goes on, but does not run again. */
export async function removeTasks(em: EntityManager, keys: readonly string[]): Promise<void> {
  await sql`select graphile_worker.remove_job(key) from unnest(${keys}::text[]) key`.execute(rows(em));
}

/** Takes the entries of a task out of the queue that wait for a worker: the caller does their work. Those that somebody is just replacing stay. */
export async function takeOverTasks(em: EntityManager, { name }: TaskSpec<never>): Promise<void> {
  await sql`
    ${prepared} select from graphile_worker.complete_jobs(array(
      select entry.id from graphile_worker._private_jobs entry
        join graphile_worker._private_tasks task on task.id = entry.task_id and task.identifier = ${name}
       where entry.is_available for update of entry skip locked))`.execute(aroundRows(em));
}

/** Entries that their worker keeps from the others, beside the one that it works on. */
export interface ClaimedEntries<Payload> extends AsyncDisposable {
  payloads: Payload[];
}

/**
 * Claims the entries that come after this one, `most` at most and none of those in a line, until disposed of: then any worker may take them. They have not
 * been started. Who cancels one meanwhile does not wait; those of a worker that dies are freed with the one that it works on.
 */
export async function claimNext<Payload extends object>(
  { orm, log }: Pick<App, 'orm' | 'log'>,
  { name }: TaskSpec<Payload>,
  entryId: string,
  most: number,
): Promise<ClaimedEntries<Payload>> {
  const { rows: claimed } = await sql<{ id: string; worker: string; payload: Payload }>`
    ${prepared} update graphile_worker._private_jobs entry
       set locked_at = now(), locked_by = own.locked_by
      from (select task_id, locked_by from graphile_worker._private_jobs where id = ${entryId}::bigint) own
     where own.locked_by is not null
       and entry.id = any(array(
             select id from graphile_worker._private_jobs
              where is_available and run_at <= now() and job_queue_id is null
                and task_id = (select task_id from graphile_worker._private_jobs where id = ${entryId}::bigint)
              order by priority, run_at limit ${most} for update skip locked))
    returning entry.id::text, entry.locked_by as worker, entry.payload`.execute(aroundRows(orm.em.fork()));
  const ids = claimed.map(({ id }) => id);
  const release = async () => {
    if (ids.length === 0) return;
    await sql`
      ${prepared} with freed as (
        update graphile_worker._private_jobs set locked_at = null, locked_by = null
         where id = any(${ids}::bigint[]) and locked_by = ${claimed[0]?.worker})
      select ${sayingThatThereAre(sql`${name}::text`)}`.execute(aroundRows(orm.em.fork()));
  };
  return {
    payloads: claimed.map(({ payload }) => payload),
    // They are orphans then, and freed once their worker has nothing to do.
    [Symbol.asyncDispose]: async () =>
      release().catch((error: unknown) => log.debug(`claimed entries could not be freed: ${messageOf(error)}`)),
  };
}

/** Deletes entries that were taken out while they ran and have failed since, or that have used up their attempts without a key. */
export async function deleteDeadEntries(em: EntityManager, days: number): Promise<number> {
  const { rows: deleted } = await sql`
    select from graphile_worker.complete_jobs(array(
      select id from graphile_worker.jobs
       where key is null and attempts >= max_attempts and locked_at is null
         and updated_at < now() - make_interval(days => ${days})))`.execute(rows(em));
  return deleted.length;
}

/** Gives an entry that has not started another priority. */
export async function setTaskPriority(em: EntityManager, key: string, priority: number): Promise<void> {
  await sql`
    select graphile_worker.reschedule_jobs(
      array(select id from graphile_worker.jobs where key = ${key}), priority := ${queuePriority(priority)})`.execute(
    rows(em),
  );
}

/** Frees all entries that these workers hold, for other workers to take. Returns their ids; of several transactions, only the first one finds them. */
export async function unlockEntries(em: EntityManager, workers: readonly string[]): Promise<string[]> {
  const held = await sql<{ id: string }>`
    select id::text from graphile_worker._private_jobs
     where locked_by = any(${workers}::text[]) order by id for update`.execute(rows(em));
  await sql`select graphile_worker.force_unlock_workers(${workers}::text[])`.execute(rows(em));
  await publish(em, 'entries', {}); // idle workers look at once
  return held.rows.map(({ id }) => id);
}

/** Takes an entry that its worker has done out of its line. graphile-worker does so too, but when the worker has looked for the next one already. */
export async function leaveLine(em: EntityManager, worker: string, entryId: string): Promise<void> {
  await transaction(em, async (em) => {
    await sql`select graphile_worker.force_unlock_workers(array[${worker}])`.execute(rows(em));
    await sql`select from graphile_worker.complete_jobs(array[${entryId}::bigint])`.execute(rows(em));
  });
}

/** The tasks of entries that nobody works on, and that have become due in the last minute, or stand in a line that is free. */
export async function tasksThatBecameDue(em: EntityManager): Promise<string[]> {
  const due = await sql<{ name: string }>`
    ${prepared} select identifier as name from graphile_worker._private_tasks
     where id in (select task_id from graphile_worker._private_jobs
                   where is_available and run_at <= now()
                     and (run_at >= now() - interval '1 minute'
                          or job_queue_id in (select id from graphile_worker._private_job_queues where is_available)))`.execute(
    rows(em),
  );
  return due.rows.map(({ name }) => name);
}

/** The entries that these workers hold. */
export async function entriesHeldBy(
  em: EntityManager,
  workers: readonly string[],
): Promise<{ id: string; worker: string }[]> {
  const held = await sql<{ id: string; worker: string }>`
    select id::text, locked_by as worker from graphile_worker.jobs where locked_by = any(${workers}::text[])`.execute(
    rows(em),
  );
  return held.rows;
}

/** The workers that have held an entry for more than so many seconds. */
export async function workersHoldingEntries(em: EntityManager, seconds: number): Promise<string[]> {
  const held = await sql<{ worker: string }>`
    select distinct locked_by as worker from graphile_worker.jobs
     where locked_by is not null and locked_at < now() - make_interval(secs => ${seconds})`.execute(rows(em));
  return held.rows.map(({ worker }) => worker);
}

/** Throws when the queue's tables cannot be read. */
export async function checkQueue(em: EntityManager): Promise<void> {
  await sql`select from graphile_worker.jobs limit 1`.execute(rows(em));
}

/** Whether the queue has an entry with this key. */
export const hasEntry = (key: Expression<unknown>): RawBuilder<SqlBool> => sql`
  exists (select from graphile_worker.jobs entry where entry.key = ${key})`;

/** Whether the queue has an entry with this key that runs, or will run. */
export const hasLiveEntry = (key: Expression<unknown>): RawBuilder<SqlBool> => sql`
  exists (select from graphile_worker.jobs entry
           where entry.key = ${key} and (entry.attempts < entry.max_attempts or entry.locked_at is not null))`;

/** Whether the queue has given up the entry with this key: it was started as often as it may be. */
export const isGivenUp = (key: Expression<unknown>): RawBuilder<SqlBool> => sql`
  exists (select from graphile_worker.jobs entry
           where entry.key = ${key} and entry.attempts >= entry.max_attempts and entry.locked_at is null)`;

/** Whether a worker holds the entry with this id. The table itself: each start of a job asks, and behind "jobs" there are three. */
export const isEntryHeld = (id: Expression<unknown>): RawBuilder<SqlBool> => sql`
  exists (select from graphile_worker._private_jobs entry where entry.id = ${id} and entry.locked_at is not null)`;

/** The queue runs the lowest number first. */
const queuePriority = (priority: number) => -priority;
