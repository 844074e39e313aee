/** The checksum of one request's body: tus's extension of that name. */
import { createHash, type Hash } from 'node:crypto';
import { badInput } from '../errors.ts';

export const checksumAlgorithms: readonly string[] = ['sha1', 'sha256', 'md5'];

/** "Checksum Mismatch", by the protocol. */
const mismatchStatus = 460;

export class Checksum {
  readonly #hash: Hash;
  readonly #expected: Buffer;

  constructor(algorithm: string, expected: Buffer) {
    this.#hash = createHash(algorithm);
    this.#expected = expected;
  }

  add(chunk: Buffer): void {
    this.#hash.update(chunk);
  }

  isRight(): boolean {
    return this.#hash.digest().equals(this.#expected);
  }

  error(): Error {
    const message = 'The checksum of what arrived is not that of Upload-Checksum: it was dropped, send it again.';
    return Object.assign(new Error(message), { statusCode: mismatchStatus });
  }
}

/** Of `Upload-Checksum: sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=`; undefined when there is none. */
export function parseChecksum(header: string | undefined): Checksum | undefined {
  if (header === undefined) return undefined;
  const [algorithm = '', digest = ''] = header.trim().split(/ +/);
  if (checksumAlgorithms.includes(algorithm) && /^[\w+/]+={0,2}$/.test(digest))
    return new Checksum(algorithm, Buffer.from(digest, 'base64'));
  const names = checksumAlgorithms.join(', ');
  throw badInput('Upload-Checksum', `Upload-Checksum must be one of ${names}, a space, and the checksum in Base64.`);
}
