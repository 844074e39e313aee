/** What PostgreSQL says when a value that must be unique is there already. */
import { UniqueConstraintViolationException } from '@mikro-orm/core';

export function isUniqueViolation(error: unknown): boolean {
  return error instanceof UniqueConstraintViolationException || (error as { code?: string }).code === '23505';
}
