/**
 * Runs scheduled phases when they are due, once per due minute, however many processes watch the clock; with it, what else is
 * looked for all the time: scans that were lost, and counts of scenes to be folded.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { AppError, messageOf } from '../errors.ts';
import { nextRun, parseCron } from '../jobs/cron.ts';
import { enqueueAll } from '../jobs/enqueue.ts';
import { Phase } from '../jobs/job.enums.ts';
import { isScenePhase } from '../jobs/phases.ts';
import { phaseTasks } from '../processing/phase-tasks.ts';
import { repeat } from '../repeat.ts';
import { foldSceneCounts } from '../scenes/kept-counts.ts';
import { requeueLostScan, startScan } from '../storage/scan.service.ts';

/** Schedules are due by the minute. */
const lookMilliseconds = 5000;
const lostMilliseconds = 10_000;

/** Looks every five seconds, for lost scans every ten, until disposed of. */
export function startScheduler(app: App): AsyncDisposable {
  const onError = (error: unknown) => app.log.warn(`scheduler: ${messageOf(error)}; trying again`);
  const look = async () => {
    await runDue(app);
    await foldSceneCounts(app.orm.em.fork());
  };
  const lookForLost = async () => requeueLostScan({ em: app.orm.em.fork() });
  const stack = new AsyncDisposableStack();
  stack.use(repeat(look, { milliseconds: lookMilliseconds, onError }));
  stack.use(repeat(lookForLost, { milliseconds: lostMilliseconds, onError }));
  return stack;
}

interface Schedule {
  phase: Phase;
  cronExpression: string;
  /** Its last run or its last change: the first due minute after this counts. */
  since: string;
  /** By the clock of the database: a wrong one would move the last run far ahead. */
  now: string;
}

/** Runs what has become due by now, or by `at`, and was not run by another process. Returns the phases. */
export async function runDue({ orm, log }: Pick<App, 'orm' | 'log'>, at?: Date): Promise<Phase[]> {
  const em = orm.em.fork();
  const schedules = await sql<Schedule>`
    select phase, cron_expression as "cronExpression", greatest(last_run_at, updated_at) as since, now() as now
      from trigger_config t
     where trigger_type = 'scheduled'
       and not (phase = ${Phase.SCAN} and exists (select from phase_pauses p where p.phase = t.phase))`.execute(
    rows(em),
  );
  const run: Phase[] = [];
  for (const { phase, cronExpression, since, ...read } of schedules.rows) {
    const now = at ?? new Date(read.now);
    const due = nextRun(parseCron(cronExpression), new Date(since));
    if (!due || due > now || !(await claimAndQueue(em, phase, now))) continue;
    run.push(phase);
    if (phase === Phase.SCAN) await startDueScan(em, log);
  }
  return run;
}

/**
 * Only one process moves the last run on to this minute, past all that were missed; what it queues is in the same
 * transaction.
 */
async function claimAndQueue(em: EntityManager, phase: Phase, now: Date): Promise<boolean> {
  const minute = new Date(now);
  minute.setSeconds(0, 0);
  return transaction(em, async (em) => {
    const { numAffectedRows } = await sql`
      update trigger_config set last_run_at = ${minute}
       where phase = ${phase} and trigger_type = 'scheduled' and updated_at < ${minute}
         and (last_run_at is null or last_run_at < ${minute})`.execute(rows(em));
    const isClaimed = numAffectedRows === 1n;
    if (isClaimed && isScenePhase(phase)) await enqueueAll(em, phase, phaseTasks[phase].lacksResult);
    return isClaimed;
  });
}

async function startDueScan(em: EntityManager, log: App['log']): Promise<void> {
  try {
    await startScan({ em });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.info(`the scheduled scan is left out: ${error.message}`);
  }
}
