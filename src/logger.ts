/** Structured logs on standard error: JSON lines, or readable ones at a terminal. Standard output is for people. */
import { destination, type Logger, pino } from 'pino';
import { build as pretty } from 'pino-pretty';
import type { Config } from './config.ts';

export type Log = Logger;

export function createLogger({ logLevel }: Pick<Config, 'logLevel'>): Log {
  const stream = process.stderr.isTTY
    ? pretty({ destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'HH:MM:ss' })
    : destination({ dest: 2, sync: true });
  return pino(
    { level: logLevel, redact: ['req.headers.authorization', 'req.headers.cookie', 'password', 'token'] },
    stream,
  );
}
