/** Changing how often a failed phase is retried. It applies to failures from then on. */
import { given } from '../checks/given.ts';
import { checkNumbers } from '../checks/numbers.ts';
import type { Context } from '../context.ts';
import { changeEntities, lockEntity } from '../database/change-entities.ts';
import { badInput, notFound } from '../errors.ts';
import type { Phase } from './job.enums.ts';
import { RetryPolicy } from './retry-policy.entity.ts';
import type { UpdateRetryPolicyInput } from './retry-policy.inputs.ts';

export async function updateRetryPolicy(
  { em }: Pick<Context, 'em'>,
  phase: Phase,
  input: UpdateRetryPolicyInput,
): Promise<void> {
  checkNumbers('input', input, {
    maxRetries: { min: 0, max: 10 },
    initialDelaySeconds: { min: 1, max: 3600 },
    backoffFactor: { min: 1, max: 5, step: 0.1 },
  });
  await changeEntities(em, async (em) => {
    const missing = notFound(`There is no retry policy for ${phase}.`);
    const policy = em.assign(await lockEntity(em, RetryPolicy, { phase }, missing), given(input));
    checkDelays(policy, input);
  });
}

function checkDelays({ initialDelaySeconds, maxDelaySeconds }: RetryPolicy, input: UpdateRetryPolicyInput): void {
  if (maxDelaySeconds >= initialDelaySeconds && maxDelaySeconds <= 86_400) return;
  throw badInput(
    input.maxDelaySeconds == null ? 'input.initialDelaySeconds' : 'input.maxDelaySeconds',
    `maxDelaySeconds must be between initialDelaySeconds (${initialDelaySeconds}) and 86400; it is ${maxDelaySeconds}.`,
  );
}
