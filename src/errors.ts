/** Everything that can go wrong on purpose: one error class, one short list of codes, one factory per code. */

export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'CONFLICT'
  | 'GONE'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE';

/** An error whose message is meant for the caller: it says what is wrong and what would be right. */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    /** The input field at fault, as a path such as `input.homepage.sections.0.title`. */
    readonly field?: string,
    options: ErrorOptions & { retryAfterSeconds?: number; current?: object } = {},
  ) {
    super(message, options);
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.current = options.current;
  }

  /** When the same request may be made again. */
  readonly retryAfterSeconds: number | undefined;
  /** What is there now, when it is not what the caller thought. */
  readonly current: object | undefined;
}

export const unauthenticated = (message = 'Sign in first: this needs a valid token.', options?: ErrorOptions) =>
  new AppError('UNAUTHENTICATED', message, undefined, options);
export const forbidden = (message: string) => new AppError('FORBIDDEN', message);
export const notFound = (message: string) => new AppError('NOT_FOUND', message);
export const badInput = (field: string, message: string, options?: ErrorOptions) =>
  new AppError('BAD_USER_INPUT', message, field, options);
/** Ids in a list that are those of nothing, all of them; of very many the message names the first hundred and counts the rest. */
export const unknownIds = (field: string, kind: string, ids: readonly string[]) =>
  badInput(field, `There is no ${kind} ${namedIds(ids)}.`);
export const conflict = (message: string, field?: string) => new AppError('CONFLICT', message, field);
export const gone = (message: string, options?: ErrorOptions) => new AppError('GONE', message, undefined, options);
export const rateLimited = (message: string, retryAfterSeconds: number) =>
  new AppError('RATE_LIMITED', message, undefined, { retryAfterSeconds });
export const unavailable = (message: string, options?: ErrorOptions) =>
  new AppError('UNAVAILABLE', message, undefined, options);

const maxNamedIds = 100;

/** The first hundred, and how many more. */
export function namedIds(ids: readonly string[]): string {
  const more = ids.length - maxNamedIds;
  return `${ids.slice(0, maxNamedIds).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Whether it was our own writing that failed because there is no room; of ffmpeg's we hear in its own words. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT'].includes(String(error.code));
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
