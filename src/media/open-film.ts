/** Opens a film's file, with words for what can be wrong with it. */
import { AppError, messageOf } from '../errors.ts';
import type { DiskFile } from '../files/disk-file.ts';
import { NoFileError, openPlain, patience } from '../files/open-plain.ts';
import { MediaError } from './media-error.ts';

/**
 * @throws MediaError of the kind `missing` when it is not there, `unsupported` when it is no file, `failed` when it cannot be read;
 *   AppError UNAVAILABLE when the disk does not answer
 */
export async function openFilm(file: string): Promise<DiskFile> {
  try {
    return await openPlain(file, patience);
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof NoFileError) throw new MediaError('unsupported', file, 'is not a file', { cause: error });
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const reason = isMissing ? 'does not exist any more' : `may not be read by this server (${messageOf(error)})`;
    throw new MediaError(isMissing ? 'missing' : 'failed', file, reason, { cause: error });
  }
}
