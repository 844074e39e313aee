/** What every start of a process begins with. */
import { access, constants, mkdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Config } from './config.ts';
import { isDatabaseDown } from './database/is-down.ts';
import { AppError, messageOf, unavailable } from './errors.ts';
import type { Log } from './logger.ts';
import { findMediaTools, type MediaTools } from './media/tools.ts';
import { step } from './start-steps.ts';
import type { FirstAdmin } from './users/first-admin.ts';

export interface Process extends AsyncDisposable {
  /** Where the API answers; absent where there is none. */
  url?: string;
  /** Aborts when the process cannot go on, with why. */
  lost?: AbortSignal;
}

export interface ProcessOptions {
  config: Config;
  log: Log;
  /** A folder to make a storage path of, and to scan, at the start. */
  library?: string | undefined;
  /** Hears of the first account the moment that it is there, whatever becomes of the start afterwards. */
  onFirstAdmin?(admin: FirstAdmin): void;
}

/**
 * Starts, and when the database goes away meanwhile, starts again once it may be back; what had begun has ended by then. One that
 * could not be reached to begin with is a mistake of the settings, most often: then it fails at once.
 */
export async function startPatiently(
  start: () => Promise<Process>,
  { log, signal }: { log: Log; signal: AbortSignal },
): Promise<Process> {
  let wasThere = false;
  for (let seconds = 1; ; seconds *= 2) {
    try {
      return await start();
    } catch (error) {
      wasThere ||= isDatabaseDown(error);
      const isAway = wasThere && (isDatabaseDown(error) || (error instanceof AppError && error.code === 'UNAVAILABLE'));
      if (!isAway || seconds > longestPauseSeconds) throw error;
      log.warn(`the database went away during the start (${messageOf(error)}); starting again in ${seconds} s`);
      await delay(seconds * 1000, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}

/** A server that was killed and started again has its database back before. */
const longestPauseSeconds = 16;

/** Makes the data folder if need be, and says in words when it cannot be used. */
export async function prepareDataDir({ dataDir }: Config): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'it is a file' : messageOf(error);
    throw unavailable(`DATA_DIR ${dataDir} cannot be used: ${why}. Set it to a folder that this user may write to.`, {
      cause: error,
    });
  }
}

export async function requireMedia(config: Config): Promise<MediaTools> {
  return step('trying ffmpeg and ffprobe', async () => findMediaTools(config)).catch((error: unknown) => {
    throw unavailable(messageOf(error), { cause: error });
  });
}

/** Hands the open things over to whoever ends the process. */
export function asProcess(stack: AsyncDisposableStack, facts: Omit<Process, typeof Symbol.asyncDispose>): Process {
  const opened = stack.move();
  return { ...facts, [Symbol.asyncDispose]: async () => opened.disposeAsync() };
}
