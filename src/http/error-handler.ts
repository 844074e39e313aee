/** Errors of plain HTTP routes: the same codes as the API's, as JSON with the matching status. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { databaseDownMessage, isDatabaseDown } from '../database/is-down.ts';
import { AppError, type ErrorCode } from '../errors.ts';

const statusOf: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  GONE: 410,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
};

export function handleErrors(server: FastifyInstance): void {
  server.setNotFoundHandler((request, reply) =>
    answer(reply, 404, 'NOT_FOUND', `There is nothing at ${request.url.split('?')[0]}.`),
  );
  server.setErrorHandler(answerError);
}

/** Also for requests that reach no route, such as one with a malformed URL. */
export function answerError(error: FastifyError | AppError, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof AppError) {
    if (error.retryAfterSeconds !== undefined) reply.header('retry-after', error.retryAfterSeconds);
    return answer(reply, statusOf[error.code], error.code, error.message);
  }
  if (isDatabaseDown(error)) return answer(reply, 503, 'UNAVAILABLE', databaseDownMessage);
  const status = error.statusCode ?? 500;
  if (status < 500) return answer(reply, status, 'BAD_USER_INPUT', error.message);
  return unexpected(error, request, reply);
}

function unexpected(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  request.log.error({ err: error }, 'an error that a caller must not see');
  return answer(reply, 500, 'INTERNAL_SERVER_ERROR', 'Something went wrong on the server.');
}

export function answer(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').send({ error: { code, message } });
}
