/** Errors of the tus library, which throws plain objects, as the ones that routes of this server answer with. */
import { ERRORS } from '@tus/server';
import { conflict, gone, notFound } from '../errors.ts';

/** What it calls a body that is longer than what was announced. */
const tooMuchStatus = ERRORS.ERR_SIZE_EXCEEDED.status_code;

interface TusError {
  status_code: number;
  body: string;
}

export function isTooMuch(error: unknown): boolean {
  return isTusError(error) && error.status_code === tooMuchStatus;
}

/** Anything else is returned as it is. */
export function asError(error: unknown): Error {
  if (!isTusError(error)) return error instanceof Error ? error : new Error(String(error));
  const { status_code: statusCode, body } = error;
  const message = isTooMuch(error) ? 'The request brings more than the Upload-Length that was announced.' : body.trim();
  if (statusCode === 404) return notFound('There is no such upload.');
  if (statusCode === 409) return conflict('Upload-Offset is not where the upload is: ask by HEAD how far it has come.');
  if (statusCode === 410) return gone('This upload was not finished within 24 hours.');
  return Object.assign(new Error(message), { statusCode });
}

function isTusError(error: unknown): error is TusError {
  return typeof error === 'object' && error !== null && 'status_code' in error && 'body' in error;
}
