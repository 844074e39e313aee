/** Lengths and dates as people say them. The page's script puts times into the reader's own zone. */

/** `1 h 2 min`, `12 min`, `45 s`; an hour is not followed by seconds. */
export function spokenDuration(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
  if (minutes > 0) return rest > 0 ? `${minutes} min ${rest} s` : `${minutes} min`;
  return `${rest} s`;
}

/** As HTML writes it in `<time>`. */
export function isoDuration(seconds: number): string {
  return `PT${Math.floor(seconds / 3600)}H${Math.floor(seconds / 60) % 60}M${seconds % 60}S`;
}

/** `3 December 2026`, or of a moment `3 December 2026 at 10:00 UTC`. */
export function spokenDate(date: string): string {
  const isMoment = date.includes('T');
  return new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    ...(isMoment && { timeStyle: 'long' }),
    timeZone: 'UTC',
  })
    .format(new Date(date))
    .replace(/(:\d\d):\d\d/, '$1');
}
