/** The last byte has arrived: the file is checked, and taken in. */
import { basename } from 'node:path';
import type { App } from '../app.type.ts';
import { badInput, unavailable } from '../errors.ts';
import { createGate, type Gate } from '../files/gate.ts';
import { mountOf } from '../files/mounts.ts';
import { openPlain } from '../files/open-plain.ts';
import { explain } from '../media/explain.ts';
import { isOfTheFile, isOfTheMachine, MediaError } from '../media/media-error.ts';
import { probe } from '../media/probe.ts';
import { DuplicateError, refuseDuplicate } from './duplicates.ts';
import { refuseUpload } from './end-upload.ts';
import { partialPathOf } from './partial-file.ts';
import type { RunningHashes } from './running-hash.ts';
import { takeIn } from './take-in.ts';
import type { UploadRow } from './upload.queries.ts';

/**
 * Returns the id of the new scene. What is wrong with the file ends the upload and is thrown; after anything else, such as a
 * database that is away, it can be called again.
 */
export async function finishUpload(app: App, hashes: RunningHashes, upload: UploadRow): Promise<string> {
  const path = partialPathOf(upload);
  await writeThrough(path);
  const sha256 = await hashes.of(upload.id, path, Number(upload.size)).digest(Number(upload.size));
  try {
    if (upload.sha256 && upload.sha256 !== sha256) throw isAnother(upload, sha256);
    await refuseDuplicate(app.orm.em.fork(), sha256); // before ffprobe reads it
    await requireVideo(app, upload);
    return await takeIn(app, upload, sha256);
  } catch (error) {
    const isFault = error instanceof FileFault || error instanceof DuplicateError;
    if (isFault) throw await refuseUpload(app, upload, error instanceof FileFault ? error.reason : error);
    throw error;
  } finally {
    hashes.forget(upload.id);
  }
}

/** Something is wrong with the file itself, and will be when it is looked at again. */
class FileFault extends Error {
  readonly reason: Error;

  constructor(reason: Error) {
    super(reason.message);
    this.reason = reason;
  }
}

const isAnother = ({ filename, sha256 }: UploadRow, actual: string) =>
  new FileFault(badInput('sha256', `'${filename}' has the SHA-256 ${actual} and not ${sha256}, as was announced.`));

/** What the system has still to write of a large file takes its time. */
const flushSeconds = 300;

/** One at a time on each disk: several would take all the threads that may ask it, and films on it could not be read meanwhile. */
const flushes = new Map<string, Gate>();

/** The disk has it before the library says that it is there. */
async function writeThrough(path: string): Promise<void> {
  const disk = mountOf(path);
  const oneAtATime = flushes.get(disk) ?? createGate(1);
  flushes.set(disk, oneAtATime);
  await using file = await openPlain(path);
  await oneAtATime(async () => file.ask(async (handle) => handle.datasync(), { seconds: flushSeconds }));
}

async function requireVideo({ media }: App, upload: UploadRow): Promise<void> {
  if (!media) throw unavailable('This server cannot check videos: it has no ffmpeg.');
  const path = partialPathOf(upload);
  try {
    await probe(media, path);
  } catch (thrown) {
    const error = await explain(media, path, thrown);
    if (!(error instanceof MediaError)) throw error;
    const message = error.message.replaceAll(basename(path), upload.filename);
    if (isOfTheMachine(error)) throw unavailable(`${message}: try again.`, { cause: error });
    if (!isOfTheFile(error)) throw error;
    throw new FileFault(badInput('filename', message, { cause: error }));
  }
}
