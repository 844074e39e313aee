/** Values that must be unique, such as names. */
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { AppError } from '../errors.ts';

/** Runs a change; throws `replacement` in place of PostgreSQL's error when a value would occur twice. */
export async function replaceUniqueViolation<T>(replacement: AppError, change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    throw isUniqueViolation(error) ? replacement : error;
  }
}

export function isUniqueViolation(error: unknown): boolean {
  return error instanceof UniqueConstraintViolationException || (error as { code?: string }).code === '23505';
}
