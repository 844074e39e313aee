/** Checks what is to be written against the columns it goes to, so that the caller hears of it in words and not the database. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { badInput } from '../errors.ts';

/**
 * Refuses text that is longer than its column, days that PostgreSQL has not, and null where the column cannot be empty.
 *
 * @param changes by the names of the entity's properties; what is undefined is left alone
 * @param path of the changes in the caller's input; empty when they are arguments
 */
export function checkColumns<E extends object>(
  em: EntityManager,
  entity: new () => E,
  changes: { [P in keyof E]?: unknown },
  path = 'input',
): void {
  const { properties } = em.getMetadata(entity);
  for (const [name, value] of Object.entries(changes)) {
    const property = properties[name as keyof typeof properties];
    if (!property || value === undefined) continue;
    const field = path ? `${path}.${name}` : name;
    if (value === null) {
      if (!property.nullable) throw badInput(field, `${field} cannot be empty: leave it out to keep what is there.`);
    } else if (typeof value === 'string') {
      checkText(field, value, property.length);
      if (property.columnTypes[0] === 'date') checkDay(field, value);
    }
  }
}

/** The name without space around it; refuses one that is blank. */
export function checkedName(field: string, name: string): string {
  const trimmed = name.trim();
  if (trimmed === '') throw badInput(field, `${field} must have at least one character that is not a space.`);
  return trimmed;
}

/** PostgreSQL counts characters, not UTF-16 units, and cannot hold U+0000. */
function checkText(field: string, text: string, maxLength: number | undefined): void {
  if (text.includes('\0')) throw badInput(field, `${field} must not contain the character U+0000.`);
  const length = [...text].length;
  if (maxLength && length > maxLength) {
    throw badInput(field, `${field} must be at most ${maxLength} characters long; it has ${length}.`);
  }
}

/** GraphQL lets the year 0000 through, which no calendar has. */
function checkDay(field: string, day: string): void {
  if (day.startsWith('0000')) throw badInput(field, `${field} must be a day after the year 0000.`);
}
