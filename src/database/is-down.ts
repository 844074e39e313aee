/** Whether a query failed because the database is away, and not because of what was asked. */

/** PostgreSQL's classes 08 (connection) and 57P (shutting down), and sockets that were refused or cut. */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    /^(08(?!P01)|57P)|^(ECONNREFUSED|ECONNRESET|EPIPE)$/.test(code) ||
    /Connection terminated|connection error and is not queryable/.test(error.message)
  );
}

export const databaseDownMessage = 'The database cannot be reached; try again in a moment.';
