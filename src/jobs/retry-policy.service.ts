/** Changing how often a failed phase is retried. It applies to failures from then on. */
import { given } from '../checks/given.ts';
import { checkNumbers } from '../checks/numbers.ts';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { badInput } from '../errors.ts';
import { policyOf } from './fail-job.ts';
import type { Phase } from './job.enums.ts';
import type { UpdateRetryPolicyInput } from './retry-policy.inputs.ts';

export async function updateRetryPolicy(
  { em }: Pick<Context, 'em'>,
  phase: Phase,
  input: UpdateRetryPolicyInput,
): Promise<void> {
  const policy = { ...(await policyOf(em, phase)), ...given(input) };
  checkNumbers('input', input, {
    maxRetries: { min: 0, max: 10 },
    initialDelaySeconds: { min: 1, max: 3600 },
    backoffFactor: { min: 1, max: 5, step: 0.1 },
  });
  const { initialDelaySeconds, maxDelaySeconds } = policy;
  if (maxDelaySeconds < initialDelaySeconds || maxDelaySeconds > 86_400) {
    const field = input.maxDelaySeconds == null ? 'input.initialDelaySeconds' : 'input.maxDelaySeconds';
    throw badInput(
      field,
      `maxDelaySeconds must be between initialDelaySeconds (${initialDelaySeconds}) and 86400; it is ${maxDelaySeconds}.`,
    );
  }
  await rows(em)
    .updateTable('retry_config')
    .set({ ...given(input), updatedAt: new Date() })
    .where('phase', '=', phase)
    .execute();
}
