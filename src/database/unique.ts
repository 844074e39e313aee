/** Values that must be unique, such as names. */
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { AppError } from '../errors.ts';

/** Runs a change; when it would make a value appear twice, throws what `taken` says instead of PostgreSQL's error. */
export async function refuseTaken<T>(taken: AppError, change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    throw isUniqueViolation(error) ? taken : error;
  }
}

export function isUniqueViolation(error: unknown): boolean {
  return error instanceof UniqueConstraintViolationException || (error as { code?: string }).code === '23505';
}
