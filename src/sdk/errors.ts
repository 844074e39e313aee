/** What the SDK throws, except for the reason of an aborted signal. */

/** The codes of the server, as docs/api.md lists them, and those of the client. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'GONE'
  | 'BAD_USER_INPUT'
  | 'CONFLICT'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE'
  | 'BAD_REQUEST'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'INTERNAL_SERVER_ERROR'
  /** The client's: there is no connection to the server. */
  | 'NETWORK_ERROR'
  /** The client's: what answered is no Reelgraph server. */
  | 'BAD_RESPONSE';

/** One error of an answer. */
export interface ErrorItem {
  message: string;
  /** The field of the answer that it stands for. */
  path?: readonly (string | number)[];
  extensions?: {
    code?: string;
    field?: string;
    retryAfterSeconds?: number;
    /** What is there now, when `ifUpdatedAt` no longer holds. */
    current?: { updatedAt: string } & Record<string, unknown>;
  };
}

export interface ErrorDetails {
  code: ErrorCode;
  field?: string | undefined;
  retryAfter?: number | undefined;
  errors?: readonly ErrorItem[];
  data?: unknown;
  cause?: unknown;
}

export class ReelgraphError extends Error {
  override readonly name = 'ReelgraphError';
  readonly code: ErrorCode;
  /** The argument or input field at fault, such as `input.homepage.sections.0.title`. */
  readonly field: string | undefined;
  /** After how many seconds the same may be tried again. */
  readonly retryAfter: number | undefined;
  /** All errors of the answer; `code` and `field` are those of the first. */
  readonly errors: readonly ErrorItem[];
  /** What the answer holds beside its errors. */
  readonly data: unknown;

  constructor(message: string, { code, field, retryAfter, errors = [], data, cause }: ErrorDetails) {
    super(message, { cause });
    this.code = code;
    this.field = field;
    this.retryAfter = retryAfter;
    this.errors = errors;
    this.data = data;
  }
}

/** Whether something that was caught is an error of the SDK, and of this code if one is given. */
export function isReelgraphError(error: unknown, code?: ErrorCode): error is ReelgraphError {
  const isOurs = error instanceof Error && error.name === 'ReelgraphError'; // of another copy of the SDK, too
  return isOurs && (code === undefined || (error as ReelgraphError).code === code);
}

export function errorOf(errors: readonly ErrorItem[], data?: unknown, retryAfter?: number): ReelgraphError {
  const { code, field, retryAfterSeconds } = errors[0]?.extensions ?? {};
  return new ReelgraphError(errors.map(({ message }) => message).join('\n'), {
    code: (code ?? 'INTERNAL_SERVER_ERROR') as ErrorCode,
    field,
    retryAfter: retryAfterSeconds ?? retryAfter,
    errors,
    data,
  });
}

export const networkError = (url: string | URL, cause?: unknown) =>
  new ReelgraphError(`There is no connection to the server at ${url}.`, { code: 'NETWORK_ERROR', cause });
