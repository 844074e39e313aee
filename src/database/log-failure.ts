/** Errors in the log: those who are woken by them can do something about them. */
import type { Log } from '../logger.ts';
import { whyUnavailable } from './is-down.ts';

/** As an error, or as a warning when the database is away or full: that is said elsewhere, and passes by itself. */
export function logFailure(
  log: Pick<Log, 'error' | 'warn'>,
  error: unknown,
  message: string,
  fields: object = {},
): void {
  log[whyUnavailable(error) === undefined ? 'error' : 'warn']({ ...fields, err: error }, message);
}
