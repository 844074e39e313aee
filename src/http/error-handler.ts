/** Errors of plain HTTP routes: the same codes as the API's, as JSON with the matching status. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { whyUnavailable } from '../database/is-down.ts';
import { logFailure } from '../database/log-failure.ts';
import { AppError, type ErrorCode } from '../errors.ts';
import type { WebClient } from './web-client.ts';

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

/** `webClient` answers where the server has nothing of its own. */
export function handleErrors(server: FastifyInstance, webClient: WebClient | undefined): void {
  server.setNotFoundHandler(async (request, reply) => {
    if (await webClient?.(request, reply)) return reply;
    return answer(reply, 404, 'NOT_FOUND', `There is nothing at ${request.url.split('?')[0]}.`);
  });
  server.setErrorHandler(answerError);
}

/** Also for requests that reach no route, such as one with a malformed URL. */
export function answerError(error: FastifyError | AppError, request: FastifyRequest, reply: FastifyReply) {
  const { status, code, message, headers } = describeError(error, request);
  return answer(reply.headers(headers), status, code, message);
}

export interface Problem {
  status: number;
  code: ErrorCode | 'INTERNAL_SERVER_ERROR';
  message: string;
  headers: Record<string, string>;
}

/** What a caller may know of an error; what they may not is in the log. */
export function describeError(error: FastifyError | AppError, request: FastifyRequest): Problem {
  if (error instanceof AppError) {
    const { code, message, retryAfterSeconds: wait } = error;
    return {
      status: statusOf[code],
      code,
      message,
      headers: wait === undefined ? {} : { 'retry-after': String(wait) },
    };
  }
  const trouble = whyUnavailable(error);
  if (trouble !== undefined) return { status: 503, code: 'UNAVAILABLE', message: trouble, headers: {} };
  const { statusCode: status = 500, message } = error;
  if (status < 500) return { status, code: 'BAD_USER_INPUT', message, headers: {} };
  logFailure(request.log, error, 'an error that a caller must not see');
  return { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong on the server.', headers: {} };
}

/** An error as JSON, which no browser remembers. */
export function answer(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return send(reply, status, { error: { code, message } });
}

/** The same as answers of GraphQL have it, for what is refused before there is a document. */
export function answerGraphqlError(error: FastifyError | AppError, request: FastifyRequest, reply: FastifyReply) {
  const { status, code, message: said, headers } = describeError(error, request);
  const message = status === 415 ? 'The body must be JSON, sent with content-type: application/json.' : said;
  const { retryAfterSeconds } = error as Partial<AppError>;
  return send(reply.headers(headers), status, { errors: [{ message, extensions: { code, retryAfterSeconds } }] });
}

function send(reply: FastifyReply, status: number, body: object): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').send(body);
}
