/** Limits of settings, told to the caller with the field at fault and what would be right. */
import { badInput } from '../errors.ts';

export interface Bounds {
  min: number;
  max: number;
}

/** Throws BAD_USER_INPUT for the first value outside its bounds; what is not given is not looked at. `path` is where the values stand. */
export function checkBounds<T extends object>(path: string, values: T, bounds: { [K in keyof T]?: Bounds }): void {
  for (const [name, { min, max }] of Object.entries(bounds) as [keyof T & string, Bounds][]) {
    const value = values[name];
    if (typeof value === 'number' && !(value >= min && value <= max))
      throw badInput(`${path}.${name}`, `${name} must be between ${min} and ${max}.`);
  }
}

/** The values that were given, for an update of just these. */
export function given<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value != null)) as never;
}
