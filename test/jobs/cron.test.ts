/** Cron expressions: what they mean and what is wrong with them. Times are those of the time zone that the tests run in. */
import { describe, expect, test } from 'vitest';
import { nextRun, parseCron } from '../../src/jobs/cron.ts';

const at = (text: string) => new Date(`${text}:00`); // local
const next = (expression: string, after: string) => nextRun(parseCron(expression), at(after));

test.each([
  ['* * * * *', '2026-11-22T10:00', '2026-11-22T10:01'],
  ['0 * * * *', '2026-11-22T10:00', '2026-11-22T11:00'],
  ['*/15 * * * *', '2026-11-22T10:16', '2026-11-22T10:30'],
  ['5/20 * * * *', '2026-11-22T10:05', '2026-11-22T10:25'],
  ['30 4 * * *', '2026-11-22T04:30', '2026-11-23T04:30'],
  ['0 0 1 * *', '2026-12-31T23:59', '2027-01-01T00:00'],
  ['0 12 * * mon-fri', '2026-11-20T12:00', '2026-11-23T12:00'], // from a Friday
  ['0 12 * * 7', '2026-11-20T12:00', '2026-11-22T12:00'],
  ['0 12 * * 1-5/2', '2026-11-23T12:00', '2026-11-25T12:00'],
  ['0 9-17/4 * * *', '2026-11-22T09:00', '2026-11-22T13:00'],
  ['15,45 8,20 * * *', '2026-11-22T08:15', '2026-11-22T08:45'],
  ['0 0 13 * 5', '2026-11-22T00:00', '2026-11-27T00:00'], // a Friday or a 13th, whichever comes first
  ['0 0 29 2 *', '2026-11-22T00:00', '2028-02-29T00:00'],
  ['0 0 1 JAN *', '2026-11-22T00:00', '2027-01-01T00:00'],
])('%s after %s is due at %s', (expression, after, due) => {
  expect(next(expression, after)).toEqual(at(due));
});

test('seconds do not count: what is asked for within a minute is due at the next', () => {
  expect(nextRun(parseCron('* * * * *'), new Date('2026-11-22T10:00:30.500Z'))).toEqual(
    new Date('2026-11-22T10:01:00Z'),
  );
});

test('every minute of a year is found once', () => {
  const everyHour = parseCron('0 * * * *');
  let time = at('2026-01-01T00:00');
  const gaps = new Set<number>();
  for (let hour = 0; hour < 24 * 365; hour++) {
    const following = nextRun(everyHour, time) ?? expect.fail('none');
    gaps.add(following.getTime() - time.getTime());
    time = following;
  }
  expect([...gaps]).toEqual([3_600_000]);
});

describe('what is wrong is said', () => {
  test.each([
    ['61 * * * *', 'minute must be 0-59'],
    ['60 * * * *', 'minute must be 0-59'],
    ['* 24 * * *', 'hour must be 0-23'],
    ['* * 0 * *', 'day of month must be 1-31'],
    ['* * * 13 *', 'month must be 1-12'],
    ['* * * * 8', 'day of week must be 0-7'],
    ['* * * * funday', 'day of week must be 0-7'],
    ['*/0 * * * *', 'minute must be 0-59'],
    ['30-10 * * * *', 'minute must be 0-59'],
    ['1,,2 * * * *', 'minute must be 0-59'],
    ['-1 * * * *', 'minute must be 0-59'],
    ['1-2-3 * * * *', 'minute must be 0-59'],
    ['* * * *', 'there must be five fields: minute hour day-of-month month day-of-week'],
    ['0 * * * * *', 'there must be five fields: minute hour day-of-month month day-of-week'],
    ['', 'there must be five fields: minute hour day-of-month month day-of-week'],
    ['@daily', 'there must be five fields: minute hour day-of-month month day-of-week'],
    ['0 0 30 2 *', 'there is no such day in any year'],
  ])('%s: %s', (expression, reason) => {
    expect(() => parseCron(expression)).toThrow(`Cron expression '${expression}': ${reason}`);
  });
});
