/** Changing what makes a phase start. */
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { badInput, messageOf } from '../errors.ts';
import { publish } from '../events/publish.ts';
import { parseCron } from './cron.ts';
import { Phase, TriggerType } from './job.enums.ts';

export interface TriggerChange {
  phase: Phase;
  triggerType: TriggerType;
  afterPhase?: Phase | null;
  cronExpression?: string | null;
}

/** Checks the whole and saves it. It is read whenever something happens, so it holds at once, in every process. */
export async function updateTrigger({ em }: Pick<Context, 'em'>, change: TriggerChange): Promise<void> {
  checkAlone(change);
  await em.transactional(async (em) => {
    // one change at a time: two that are right by themselves could close a cycle
    await sql`lock table trigger_config in share row exclusive mode`.execute(rows(em));
    const others = await rows(em)
      .selectFrom('trigger_config')
      .select(['phase', 'afterPhase'])
      .where('triggerType', '=', TriggerType.AFTER_JOB)
      .where('phase', '!=', change.phase)
      .execute();
    refuseCycle(change, new Map(others.map(({ phase, afterPhase }) => [phase, afterPhase])));
    const { phase, triggerType, afterPhase = null, cronExpression } = change;
    await rows(em)
      .updateTable('trigger_config')
      .set({
        triggerType,
        afterPhase,
        cronExpression: cronExpression?.trim() ?? null,
        lastRunAt: null,
        updatedAt: new Date(),
      })
      .where('phase', '=', phase)
      .execute();
    await publish(em, 'settings', {});
  });
}

/** What can be said without knowing the other triggers. */
function checkAlone({ phase, triggerType, afterPhase, cronExpression }: TriggerChange): void {
  const isScan = phase === Phase.SCAN;
  if (triggerType === TriggerType.ON_IMPORT && phase !== Phase.METADATA)
    throw badInput('triggerType', 'ON_IMPORT is for METADATA only: the other phases need to know the metadata first.');
  if (triggerType === TriggerType.AFTER_JOB && isScan)
    throw badInput(
      'triggerType',
      'SCAN has no scene that another phase could have ended for: it must be MANUAL or SCHEDULED.',
    );
  if (triggerType === TriggerType.AFTER_JOB ? afterPhase == null : afterPhase != null)
    throw badInput('afterPhase', 'afterPhase must be given with AFTER_JOB, and only then.');
  if (afterPhase === Phase.SCAN) throw badInput('afterPhase', 'afterPhase must be METADATA, THUMBNAIL or SPRITES.');
  if (triggerType === TriggerType.SCHEDULED ? cronExpression == null : cronExpression != null)
    throw badInput('cronExpression', 'cronExpression must be given with SCHEDULED, and only then.');
  if (cronExpression != null) checkCron(cronExpression);
}

function checkCron(expression: string): void {
  if (expression.length > 100) throw badInput('cronExpression', 'cronExpression must have at most 100 characters.');
  try {
    parseCron(expression);
  } catch (error) {
    throw badInput('cronExpression', messageOf(error), { cause: error });
  }
}

/** Follows the phases backwards from the changed one: it must not come to itself again. */
export function refuseCycle({ phase, afterPhase }: TriggerChange, others: ReadonlyMap<Phase, Phase | null>): void {
  const chain: Phase[] = [phase];
  for (let before = afterPhase; before; before = others.get(before)) {
    chain.unshift(before);
    if (before === phase)
      throw badInput('afterPhase', `This would be a cycle: ${chain.map((name) => name.toUpperCase()).join(' → ')}.`);
  }
}
