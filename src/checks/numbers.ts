/** Numbers within a range. */
import { badInput } from '../errors.ts';

/** The largest value of an INTEGER column. */
export const maxInt = 2_147_483_647;

export interface NumberRange {
  min: number;
  /** Absent when any larger number will do. */
  max?: number;
  /** The number must be a multiple of it: 0.5 allows 0, 0.5, 1 and so on. */
  step?: number;
  /** Goes on with the sentence that says what is allowed, such as ', the length of the scene'. */
  note?: string;
}

/** BAD_USER_INPUT when the number lies outside; an absent one is fine. */
export function checkNumber(field: string, value: number | null | undefined, range: NumberRange): void {
  const { min, max, step, note = '' } = range;
  if (value == null) return;
  const isInRange = value >= min && (max === undefined || value <= max);
  if (isInRange && (step === undefined || isMultiple(value, step))) return;
  const bounds = max === undefined ? `${min} or more` : `between ${min} and ${max}`;
  const steps = step === undefined ? '' : ` in steps of ${step}`;
  throw badInput(field, `${field} must be ${bounds}${steps}${note}.`);
}

/** The same for several fields of an input; `path` is where they stand. */
export function checkNumbers<T extends object>(
  path: string,
  values: T,
  ranges: { [K in keyof T]?: NumberRange },
): void {
  for (const [name, range] of Object.entries(ranges) as [keyof T & string, NumberRange][]) {
    const value = values[name];
    if (typeof value === 'number') checkNumber(`${path}.${name}`, value, range);
  }
}

/** Seconds as a NUMERIC with three digits holds them. */
export const toMillisecond = (seconds: number) => Math.round(seconds * 1000) / 1000;

/** 3.3 / 0.1 is not exactly 33. */
function isMultiple(value: number, step: number): boolean {
  return Math.abs(value / step - Math.round(value / step)) < 1e-9;
}
