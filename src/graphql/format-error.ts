/** What a caller sees of an error: our own as they are, the caller's mistakes as Apollo words them, nothing internal. */
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { whyUnavailable } from '../database/is-down.ts';
import { logFailure } from '../database/log-failure.ts';
import { AppError } from '../errors.ts';
import type { Log } from '../logger.ts';

/** Errors that were formatted before, such as those of an answer that is given again. */
const finished = new WeakSet<object>();

/** An error that is shown as it is. */
export function asFormatted({ message, path, extensions }: GraphQLFormattedError): GraphQLError {
  const error = new GraphQLError(message, { path: path ?? null, extensions: extensions ?? null });
  finished.add(error);
  return error;
}

/** As Apollo calls it. */
export function formatError(log: Log, formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  if (finished.has(error as object)) return formatted;
  const original = unwrapResolverError(error);
  if (original instanceof AppError) {
    const { code, field, message, retryAfterSeconds, current } = original;
    return {
      ...formatted,
      message,
      extensions: {
        code,
        ...(field && { field }),
        ...(retryAfterSeconds && { retryAfterSeconds }),
        ...(current && { current }),
      },
    };
  }
  const trouble = whyUnavailable(original);
  if (trouble !== undefined) {
    log.warn({ err: original, path: formatted.path }, trouble);
    return { ...formatted, message: trouble, extensions: { code: 'UNAVAILABLE' } };
  }
  if (isZeroByte(original)) {
    const message = 'Text must not contain the character U+0000, which the database cannot hold.';
    return { ...formatted, message, extensions: { code: 'BAD_USER_INPUT' } };
  }
  if (isOutOfRange(original)) {
    const message = 'A date or a time is out of the range that the database can hold.';
    return { ...formatted, message, extensions: { code: 'BAD_USER_INPUT' } };
  }
  if (isCallersMistake(formatted, original)) {
    const { code = 'BAD_USER_INPUT', cost, limit, retryAfterSeconds } = formatted.extensions ?? {};
    return { ...formatted, extensions: { code, cost, limit, retryAfterSeconds } };
  }
  if (isArgumentRefused(formatted, original)) return { ...formatted, extensions: { code: 'BAD_USER_INPUT' } };
  logFailure(log, original, 'an error that a caller must not see', { path: formatted.path });
  return {
    ...formatted,
    message: 'Something went wrong on the server.',
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}

/** The same for what comes over a WebSocket or an event stream. */
export function formattedError(log: Log, error: GraphQLError | GraphQLFormattedError): GraphQLFormattedError {
  return formatError(log, error instanceof GraphQLError ? error.toJSON() : error, error);
}

/** Documents that do not parse or validate, and variables that do not fit: refused before any field, so without a path. */
function isCallersMistake({ extensions, path }: GraphQLFormattedError, original: unknown): boolean {
  return original instanceof GraphQLError && path === undefined && extensions?.code !== 'INTERNAL_SERVER_ERROR';
}

/** GraphQL's own words for what a field finds out: null for an argument that has a default, but may not be null. */
function isArgumentRefused({ message }: GraphQLFormattedError, original: unknown): boolean {
  return original instanceof GraphQLError && message.startsWith('Argument "');
}

/** PostgreSQL's `datetime_field_overflow`: GraphQL's dates have a year 0000. */
function isOutOfRange(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '22008';
}

/** PostgreSQL's `character_not_in_repertoire`: all other text that GraphQL lets through is valid UTF-8. */
function isZeroByte(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '22021';
}
