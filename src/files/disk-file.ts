/** An open file on a disk that may not answer. */
import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../errors.ts';
import { askDisk, type Patience } from './disks.ts';

export class DiskFile implements AsyncDisposable {
  readonly #path: string;
  readonly #handle: FileHandle;
  readonly #patience: Patience;
  /** The disk has left a question unanswered. */
  #isAway = false;

  private constructor(path: string, handle: FileHandle, patience: Patience) {
    [this.#path, this.#handle, this.#patience] = [path, handle, patience];
  }

  /** Throws what opening throws, and UNAVAILABLE when the disk that `path` lies on does not answer. */
  static async open(path: string, open: () => Promise<FileHandle>, patience: Patience = {}): Promise<DiskFile> {
    const handle = await askDisk(path, open, patience, (late) => void late.close());
    return new DiskFile(path, handle, patience);
  }

  /** The answer of one operation. UNAVAILABLE when the disk does not answer. */
  async ask<T>(operation: (handle: FileHandle) => Promise<T>, patience = this.#patience): Promise<T> {
    try {
      return await askDisk(this.#path, async () => operation(this.#handle), patience);
    } catch (error) {
      this.#isAway ||= error instanceof AppError;
      throw error;
    }
  }

  /** A disk that does not answer closes it when it does. */
  async [Symbol.asyncDispose](): Promise<void> {
    const patience = this.#isAway ? { seconds: 0 } : this.#patience;
    await this.ask(async (handle) => handle.close(), { ...patience, always: true }).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    });
  }
}
