/**
 * The file that a backup is: a tar archive, of which each entry is checked by its SHA-256. `manifest.json` comes first and says what
 * it is a backup of, `checksums.json` last; between them lie `tables/*.copy.gz`, as COPY writes and reads them, and the files of the data
 * folder under `files/`.
 */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract, pack } from 'tar-stream';
import { badInput } from '../errors.ts';

/** What an entry holds, in one reading. */
export type Entry = { name: string; content: Readable };

export interface ArchiveWriter extends AsyncDisposable {
  add(name: string, content: string): Promise<void>;
  addFile(name: string, path: string, size: number): Promise<void>;
  /** Ends the archive with the checksums of all entries. */
  finish(): Promise<void>;
}

/** Writes an archive to `path`, which must not exist yet; readable by its owner only, as it holds secrets. */
export function writeArchive(path: string): ArchiveWriter {
  const archive = pack();
  const checksums: Record<string, string> = {};
  const writing = pipeline(archive, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
  writing.catch((error: Error) => archive.destroy(error)); // whoever adds something hears of it

  async function addStream(name: string, size: number, content: AsyncIterable<Buffer>): Promise<void> {
    const hash = createHash('sha256');
    await pipeline(hashed(content, hash), archive.entry({ name, size, mode: 0o600 }));
    checksums[name] = hash.digest('hex');
  }

  return {
    add: async (name, content) => addStream(name, Buffer.byteLength(content), Readable.from([Buffer.from(content)])),
    addFile: async (name, file, size) => addStream(name, size, createReadStream(file, { end: Math.max(0, size - 1) })),
    async finish() {
      const content = JSON.stringify(checksums);
      await new Promise<void>((resolve, reject) => {
        archive.entry({ name: 'checksums.json' }, content, (error) => (error ? reject(error) : resolve()));
      });
      archive.finalize();
      await writing;
    },
    async [Symbol.asyncDispose]() {
      archive.destroy();
      await writing.catch(() => {});
    },
  };
}

/** Hands each entry to `take`, which reads it to its end. BAD_USER_INPUT when the archive is no backup, damaged or incomplete. */
export async function readArchive(path: string, take: (entry: Entry) => Promise<void>): Promise<void> {
  const checksums = new Map<string, string>();
  let expected: Record<string, string> | undefined;
  const archive = extract();
  const reading = pipeline(createReadStream(path), archive);
  reading.catch((error: Error) => archive.destroy(error));
  try {
    for await (const entry of archive) {
      const { name } = entry.header;
      if (expected || (checksums.size === 0 && name !== 'manifest.json')) throw damaged(path);
      if (name === 'checksums.json') expected = JSON.parse(await text(Readable.from(entry)));
      else {
        const hash = createHash('sha256');
        await take({ name, content: Readable.from(hashed(entry, hash)) });
        checksums.set(name, hash.digest('hex'));
      }
    }
    await reading;
  } catch (error) {
    if (['ENOENT', 'EACCES', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw badInput('file', `${path} cannot be read: ${(error as Error).message}.`, { cause: error });
    throw isFormatError(error) ? damaged(path, error) : error;
  }
  if (!expected || !sameEntries(checksums, expected)) throw damaged(path);
}

export async function text(content: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** The same bytes, which `hash` learns on the way; an error of theirs is one of what comes out. */
async function* hashed(content: AsyncIterable<unknown>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of content as AsyncIterable<Buffer>) {
    hash.update(chunk);
    yield chunk;
  }
}

function sameEntries(found: Map<string, string>, expected: Record<string, string>): boolean {
  return found.size === Object.keys(expected).length && [...found].every(([name, hash]) => expected[name] === hash);
}

const damaged = (path: string, cause?: unknown) =>
  badInput('file', `${path} is no backup of Reelgraph, or it is damaged or incomplete. Nothing of it was restored.`, {
    cause,
  });

function isFormatError(error: unknown): boolean {
  const { message = '', code = '' } = error as NodeJS.ErrnoException;
  return (
    code.startsWith('Z_') ||
    /tar header|end of data|JSON|premature/i.test(message) ||
    code === 'ERR_STREAM_PREMATURE_CLOSE'
  );
}
