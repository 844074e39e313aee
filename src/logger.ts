/** Structured logs on standard error: JSON lines, or readable ones at a terminal. Standard output is for people. */
import { type DestinationStream, destination, type Logger, pino } from 'pino';
import { build as pretty } from 'pino-pretty';
import type { Config } from './config.ts';
import { currentRequest } from './request-context.ts';

export type Log = Logger;

/** Every line that is written for a request names it, also one that a job writes which the request has queued. */
function requestOfNow(): { requestId?: string } {
  const request = currentRequest();
  return request ? { requestId: request.id } : {};
}

export function createLogger({ logLevel }: Pick<Config, 'logLevel'>, stream = standardError()): Log {
  return pino(
    {
      level: logLevel,
      mixin: requestOfNow,
      redact: ['req.headers.authorization', 'req.headers.cookie', 'password', 'token'],
    },
    stream,
  );
}

const standardError = (): DestinationStream =>
  process.stderr.isTTY
    ? pretty({ destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'HH:MM:ss' })
    : destination({ dest: 2, sync: true });
