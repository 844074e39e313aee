/** Changing what makes a phase start. */

import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { databaseNow } from '../database/clock.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { badInput, messageOf } from '../errors.ts';
import { publish } from '../events/publish.ts';
import { parseCron } from './cron.ts';
import { type Phase, TriggerType } from './job.enums.ts';
import { isScenePhase, listOfPhases, scenePhaseNames, scenePhases } from './phases.ts';

export interface TriggerChange {
  phase: Phase;
  triggerType: TriggerType;
  afterPhase?: Phase | null;
  cronExpression?: string | null;
}

/** Checks and saves a trigger. Triggers are read when something happens, so a change holds at once, in every process. */
export async function updateTrigger({ em }: Pick<Context, 'em'>, change: TriggerChange): Promise<void> {
  checkAlone(change);
  await transaction(em, async (em) => {
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
        updatedAt: databaseNow,
      })
      .where('phase', '=', phase)
      .execute();
    await publish(em, 'settings', {});
  });
}

const importPhases = scenePhaseNames.filter((phase) => !scenePhases[phase].needsMetadata);

/** Checks what can be checked without knowing the other triggers. */
function checkAlone({ phase, triggerType, afterPhase, cronExpression }: TriggerChange): void {
  const options = isScenePhase(phase) ? scenePhases[phase] : undefined;
  if (triggerType === TriggerType.ON_IMPORT && (!options || options.needsMetadata))
    throw badInput(
      'triggerType',
      `ON_IMPORT is for ${listOfPhases(importPhases)} only: the other phases need the metadata first.`,
    );
  if (triggerType === TriggerType.AFTER_JOB && !options)
    throw badInput('triggerType', 'SCAN follows no job, as it has no scene: it must be MANUAL or SCHEDULED.');
  if (triggerType === TriggerType.AFTER_JOB ? afterPhase == null : afterPhase != null)
    throw badInput('afterPhase', 'afterPhase must be given with AFTER_JOB, and only then.');
  if (afterPhase && !isScenePhase(afterPhase))
    throw badInput('afterPhase', `afterPhase must be ${listOfPhases(scenePhaseNames)}.`);
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
function refuseCycle({ phase, afterPhase }: TriggerChange, others: ReadonlyMap<Phase, Phase | null>): void {
  const chain: Phase[] = [phase];
  for (let before = afterPhase; before; before = others.get(before)) {
    chain.unshift(before);
    if (before === phase)
      throw badInput('afterPhase', `This would be a cycle: ${chain.map((name) => name.toUpperCase()).join(' → ')}.`);
  }
}
