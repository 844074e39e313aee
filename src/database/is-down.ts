/** Errors of the database that have nothing to do with what was asked: it is away or full, or was told to stop. */

/** Whether the database cannot be used just now, so that the same will work later. */
export function isDatabaseDown(error: unknown): boolean {
  return isAway(error) || isFull(error);
}

/** What a caller is told, with UNAVAILABLE; undefined when the error is about what was asked. */
export function whyUnavailable(error: unknown): string | undefined {
  if (isAway(error)) return databaseDownMessage;
  if (isFull(error)) return 'The database has more to do than it can; try again in a moment.';
  if (isContention(error) || isOvertaken(error)) return 'Others are changing the same things; try again in a moment.';
  if (codeOf(error) !== '57014') return undefined;
  return /statement timeout/.test(String(error))
    ? 'This took the database longer than it may, and was given up; ask for less, or try again later.'
    : 'The request was given up, as nobody waited for it or the server is stopping.';
}

/** Whether PostgreSQL ended a transaction because of another one, so that the same may well work when it is begun again. */
function isContention(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error)); // serialization_failure, deadlock_detected
}

/**
 * Whether a transaction failed because of another one, so that it may well succeed when it is begun again: contention; a reference to
 * what was found and is gone; a phase of a scene that somebody has queued a moment earlier. Begun again, that is seen.
 */
export function isRepeatable(error: unknown): boolean {
  return isContention(error) || codeOf(error) === '23503' || isOvertaken(error);
}

function isOvertaken(error: unknown): boolean {
  return (
    codeOf(error) === '23505' && (error as { constraint?: string }).constraint === 'idx_job_history_scene_phase_active'
  );
}

/** PostgreSQL's classes 08 (connection) and 57P (shutting down), a session that it ended (25P03), sockets that were refused or cut, and what we have closed: the process ends. */
function isAway(error: unknown): boolean {
  return (
    /^(08(?!P01)|57P|25P03)|^(ECONNREFUSED|ECONNRESET|EPIPE)$/.test(codeOf(error)) ||
    /Connection terminated|connection error and is not queryable|after calling end on the pool|driver has already been destroyed/.test(
      messageOf(error),
    )
  );
}

/** PostgreSQL's class 53 (no memory, no disk, too many clients), and a pool that had no connection for us in time. */
function isFull(error: unknown): boolean {
  return /^53/.test(codeOf(error)) || messageOf(error) === 'timeout exceeded when trying to connect';
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '');
const messageOf = (error: unknown) => (error instanceof Error ? error.message : '');

export const databaseDownMessage = 'The database cannot be reached; try again in a moment.';
