/** Cron expressions of five fields: what they mean, and when they are due. Times are in the server's time zone. */

/** The values that each field allows, and whether days of the month and of the week were both restricted. */
export interface Cron {
  minutes: ReadonlySet<number>;
  hours: ReadonlySet<number>;
  days: ReadonlySet<number>;
  months: ReadonlySet<number>;
  weekdays: ReadonlySet<number>;
  /** As in every cron, a day is due when either matches, if both are restricted. */
  eitherDay: boolean;
}

interface Field {
  name: string;
  min: number;
  max: number;
  /** Words for the numbers from `min` on. */
  words?: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const fields: readonly Field[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, words: months },
  { name: 'day of week', min: 0, max: 7, words: weekdays },
];

/** Reads an expression such as `30 4 * * mon-fri`. Throws an Error that says which field is wrong and what would be right. */
export function parseCron(expression: string): Cron {
  const refuse = (reason: string): never => {
    throw new Error(`Cron expression '${expression}': ${reason}`);
  };
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== fields.length) refuse('there must be five fields: minute hour day-of-month month day-of-week');
  const [minutes, hours, days, months, week] = fields.map((field, index) =>
    valuesOf(field, parts[index] ?? '', refuse),
  ) as [Set<number>, Set<number>, Set<number>, Set<number>, Set<number>];
  const weekdays = new Set([...week].map((day) => day % 7)); // 0 and 7 are Sunday
  const cron = { minutes, hours, days, months, weekdays, eitherDay: days.size < 31 && weekdays.size < 7 };
  if (!nextRun(cron, new Date())) refuse('there is no such day in any year');
  return cron;
}

function valuesOf(field: Field, text: string, refuse: (reason: string) => never): Set<number> {
  const { name, min, max } = field;
  const values = new Set<number>();
  for (const part of text.toLowerCase().split(',')) {
    const [, first = '', last, step] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d{1,2}))?$/.exec(part) ?? [];
    const from = first === '*' ? min : numberOf(field, first);
    // 5 is 5, but 5/20 is 5 and every 20 from there on
    const to = first === '*' || (step && !last) ? max : numberOf(field, last ?? first);
    const isInside = from !== undefined && to !== undefined && from >= min && to <= max && from <= to;
    if (!isInside || step === '0' || (first === '*' && last)) return refuse(`${name} must be ${min}-${max}`);
    for (let value = from; value <= to; value += Number(step ?? 1)) values.add(value);
  }
  return values;
}

function numberOf({ min, words = [] }: Field, text = ''): number | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const index = words.indexOf(text);
  return index < 0 ? undefined : index + min;
}

/** As far as a 29 February may be away, across a year 2100. */
const horizonYears = 9;

/**
 * The first due minute after `after`. Where clocks are put forward, times that do not exist are not due; where they are
 * put back, times that come twice are due twice.
 */
export function nextRun(cron: Cron, after: Date): Date | undefined {
  const time = new Date(after);
  time.setSeconds(60, 0);
  const end = after.getFullYear() + horizonYears;
  while (time.getFullYear() <= end) {
    if (!cron.months.has(time.getMonth() + 1)) toDay(time, time.getMonth() + 1, 1);
    else if (!isDueDay(cron, time)) toDay(time, time.getMonth(), time.getDate() + 1);
    else if (!cron.hours.has(time.getHours())) toNextHour(time);
    else if (!cron.minutes.has(time.getMinutes())) time.setTime(time.getTime() + 60_000);
    else return time;
  }
  return undefined;
}

function isDueDay({ days, weekdays, eitherDay }: Cron, time: Date): boolean {
  const [day, weekday] = [days.has(time.getDate()), weekdays.has(time.getDay())];
  return eitherDay ? day || weekday : day && weekday;
}

function toDay(time: Date, month: number, day: number): void {
  time.setMonth(month, day);
  time.setHours(0, 0);
}

/** By the clock that never jumps. */
function toNextHour(time: Date): void {
  time.setTime(time.getTime() + (60 - time.getMinutes()) * 60_000);
}
