/** Days, durations and time zones as clients write them. */
import { badInput } from '../errors.ts';

/** GraphQL lets the year 0000 through, which PostgreSQL does not have. */
export function checkDay(field: string, day: string | null | undefined): void {
  if (day?.startsWith('0000')) throw badInput(field, `${field} must be a day after the year 0000.`);
}

/** An ISO 8601 duration as PostgreSQL takes it, with so few digits that no date leaves its range. */
export function checkDuration(field: string, duration: string): void {
  const parts = /^P(?=.)(\d{1,5}W|(\d{1,3}Y)?(\d{1,4}M)?(\d{1,5}D)?(T(?=.)(\d{1,6}H)?(\d{1,8}M)?(\d{1,9}S)?)?)$/;
  if (!parts.test(duration)) {
    throw badInput(field, `${field} must be an ISO 8601 duration such as P7D or PT12H, without fractions.`);
  }
}

/** An IANA name; UTC when absent. PostgreSQL also takes offsets and POSIX rules, where the sign means the opposite. */
export function parseTimeZone(field: string, zone: string | null | undefined): string {
  if (zone == null) return 'UTC';
  try {
    if (/^[A-Za-z]/.test(zone)) return new Intl.DateTimeFormat('en', { timeZone: zone }) && zone;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw badInput(field, `${field} must be an IANA name such as Europe/Berlin.`);
}
