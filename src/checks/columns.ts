/** Checks what is to be written against the columns it goes to, so that the caller is told by us and not by the database. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { badInput } from '../errors.ts';
import { checkLength, checkText } from './text.ts';
import { checkDay } from './times.ts';

/**
 * Refuses text that is longer than its column, days that PostgreSQL does not have, and null where a value is required.
 *
 * @param changes by the names of the entity's properties; undefined is left alone
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
    if (value === null && !property.nullable) throw nullRefused(field);
    if (typeof value !== 'string') continue;
    checkText(field, value);
    if (property.length) checkLength(field, value, property.length);
    if (property.columnTypes[0] === 'date') checkDay(field, value);
  }
}

/** What a change is refused with that would clear a value which is required. */
export const nullRefused = (field: string) => badInput(field, `${field} cannot be null: omit it to keep its value.`);
