/** Opens a film's file, with words for what can be wrong with it. */
import { type FileHandle, open } from 'node:fs/promises';
import { messageOf } from '../errors.ts';
import { MediaError } from './media-error.ts';

/** @throws MediaError of the kind `missing` when it is not there, `failed` when it cannot be read */
export async function openFilm(file: string): Promise<FileHandle> {
  try {
    return await open(file);
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const reason = isMissing ? 'does not exist any more' : `may not be read by this server (${messageOf(error)})`;
    throw new MediaError(isMissing ? 'missing' : 'failed', file, reason, { cause: error });
  }
}
