/**
 * The SHA-256 of a file while it grows. What arrives is hashed as it is written; only what another process has written, or one
 * before a restart, is read from the disk, while the rest arrives.
 */
import { createHash } from 'node:crypto';
import { unavailable } from '../errors.ts';
import { openPlain, patience } from '../files/open-plain.ts';

const pieceBytes = 1024 * 1024;

/** How many are remembered; one that is forgotten begins again from the disk. */
const maxRemembered = 500;

export class RunningHashes {
  readonly #byId = new Map<string, RunningHash>();
  readonly #ending = new AbortController();

  /** The one of the upload with this id, whose file begins with `size` bytes that count. */
  of(id: string, path: string, size: number): RunningHash {
    const known = this.#byId.get(id);
    const hash = known && known.position <= size ? known : new RunningHash(path, this.#ending.signal);
    this.#byId.delete(id);
    this.#byId.set(id, hash); // the last of the map is the one that was used last
    if (this.#byId.size > maxRemembered) this.#byId.delete(this.#byId.keys().next().value ?? '');
    return hash;
  }

  forget(id: string): void {
    this.#byId.delete(id);
  }

  /** Ends what is being read: the process ends, and the next one reads it again. */
  [Symbol.dispose](): void {
    this.#ending.abort(unavailable('The server is stopping.'));
  }
}

class RunningHash {
  readonly #path: string;
  readonly #signal: AbortSignal;
  readonly #hash = createHash('sha256');
  #position = 0;
  /** As far as the file may be read. */
  #end = 0;
  #reading: Promise<void> | undefined;

  constructor(path: string, signal: AbortSignal) {
    this.#path = path;
    this.#signal = signal;
  }

  get position(): number {
    return this.#position;
  }

  /** `chunk` has just been written at `position`. */
  add(chunk: Buffer, position: number): void {
    this.#end = position + chunk.length;
    if (this.#position === position && !this.#reading) this.#take(chunk);
    else this.#catchUp().catch(() => {}); // `digest` tries again, and tells
  }

  /** Of the first `size` bytes, which are all there. */
  async digest(size: number): Promise<string> {
    this.#end = size;
    while (this.#position < size) await this.#catchUp();
    return this.#hash.copy().digest('hex');
  }

  async #catchUp(): Promise<void> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #read(): Promise<void> {
    await using file = await openPlain(this.#path, patience);
    const buffer = Buffer.allocUnsafeSlow(pieceBytes);
    while (this.#position < this.#end) {
      this.#signal.throwIfAborted();
      const length = Math.min(buffer.length, this.#end - this.#position);
      const { bytesRead } = await file.ask(async (handle) => handle.read(buffer, 0, length, this.#position));
      if (bytesRead === 0) throw new Error(`${this.#path} is shorter than what was written to it.`);
      this.#take(buffer.subarray(0, bytesRead));
    }
  }

  #take(piece: Buffer): void {
    this.#hash.update(piece);
    this.#position += piece.length;
  }
}
