/** When a failed phase is retried, and whether that can help. Pure functions: nothing is read or written here. */
import { MediaError } from '../media/media-error.ts';

export interface BackoffPolicy {
  maxRetries: number;
  initialDelaySeconds: number;
  maxDelaySeconds: number;
  backoffFactor: number;
}

/** A failure that a retry cannot fix. */
export class PermanentError extends Error {
  override readonly name = 'PermanentError';
}

/** The scene was in the trash, or its file missing, when the job looked at it; which may have changed since. */
export class SceneAwayError extends PermanentError {}

const permanentKinds: readonly string[] = ['corrupt', 'unsupported', 'missing', 'limit'];

/** A damaged, unreadable, missing or too demanding file stays so; a full disk, a timeout and anything else may pass. */
export function isTransient(error: unknown): boolean {
  if (error instanceof MediaError) return !permanentKinds.includes(error.kind);
  return !(error instanceof PermanentError);
}

/** Whether the message alone tells an operator what happened. */
export const isExplained = (error: unknown): error is MediaError | PermanentError =>
  error instanceof MediaError || error instanceof PermanentError;

/** Ten percent more or less, so that jobs that failed together are not retried together. */
const jitter = 0.1;

/**
 * When the retry after `retries` earlier ones is due; undefined when the policy allows no more. `random` is from 0 to 1.
 */
export function nextRetryAt(
  policy: BackoffPolicy,
  retries: number,
  now: Date,
  random = Math.random(),
): Date | undefined {
  if (retries >= policy.maxRetries) return undefined;
  return new Date(now.getTime() + delaySeconds(policy, retries, random) * 1000);
}

function delaySeconds(policy: BackoffPolicy, retries: number, random: number): number {
  const planned = Math.min(policy.initialDelaySeconds * policy.backoffFactor ** retries, policy.maxDelaySeconds);
  return planned * (1 - jitter + 2 * jitter * random);
}
