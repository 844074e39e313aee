/** Writes what a request brings to the upload's file, and tells how far it has come while it does. */

import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { conflict, isDiskFull, unavailable } from '../errors.ts';
import { publish } from '../events/publish.ts';
import type { DiskFile } from '../files/disk-file.ts';
import type { Checksum } from './checksum.ts';
import { refuseUpload } from './end-upload.ts';
import { freeBytes } from './free-space.ts';
import { openPartial, partialPathOf } from './partial-file.ts';
import type { RunningHashes } from './running-hash.ts';
import type { UploadRow } from './upload.queries.ts';

const reportMilliseconds = 250;

/** What of the newest speed counts: the rest is that of before, so that it does not jump. */
const freshness = 0.3;

type ReceiveApp = Pick<App, 'orm'>;

export interface ReceiveOptions {
  checksum: Checksum | undefined;
  /** Throws when who sends may not go on: a film takes hours, and rights end meanwhile. */
  authorize(): Promise<void>;
}

/** Until the body ends, or breaks, which it throws. Returns how many bytes of the file are there then. */
export async function receiveUpload(
  app: ReceiveApp,
  hashes: RunningHashes,
  upload: UploadRow,
  body: Readable,
  { checksum, authorize }: ReceiveOptions,
): Promise<number> {
  const start = Number(upload.offset);
  const hash = hashes.of(upload.id, partialPathOf(upload), start);
  await using file = await openPartial(upload);
  await file.ask(async (handle) => handle.truncate(start)); // what lies behind was never answered for
  let position = start;
  const report = reporting(app, upload, () => (checksum ? start : position), {
    alsoCheck: authorize,
    onFailure: (error) => body.destroy(error),
  });
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      await writeAll(file, chunk, position);
      hash.add(chunk, position);
      checksum?.add(chunk);
      position += chunk.length;
    }
    if (checksum && !checksum.isRight()) throw checksum.error();
    await report.end(position);
    return position;
  } catch (error) {
    if (checksum) hashes.forget(upload.id); // it has seen what does not count
    await report.end(checksum ? start : position).catch(() => {}); // the first error says more
    if (isDiskFull(error)) throw await refuseUpload(app, upload, noRoom(upload));
    throw error;
  }
}

async function writeAll(file: DiskFile, chunk: Buffer, position: number): Promise<void> {
  for (let done = 0; done < chunk.length; ) {
    const from = done;
    const { bytesWritten } = await file.ask(async (handle) =>
      handle.write(chunk, from, chunk.length - from, position + from),
    );
    done += bytesWritten;
  }
}

interface Reporting {
  alsoCheck(): Promise<void>;
  onFailure(error: Error): void;
}

/** Four times a second: stores how far it is, and looks whether the rest still fits on the disk. */
function reporting(
  app: ReceiveApp,
  upload: UploadRow,
  readPosition: () => number,
  { alsoCheck, onFailure }: Reporting,
) {
  let stored = Number(upload.offset);
  let speed = 0;
  let storedAt = performance.now();
  let failure: Error | undefined;
  let storing: Promise<void> | undefined;

  async function store(position: number, isEnd: boolean): Promise<void> {
    const now = performance.now();
    const current = ((position - stored) / (now - storedAt)) * 1000;
    speed = speed === 0 ? current : speed * (1 - freshness) + current * freshness;
    const isMoving = position > stored && !isEnd;
    if (position === stored && upload.bytesPerSecond === null && !isEnd) return; // nothing new to tell
    upload.bytesPerSecond = isMoving ? String(Math.round(speed)) : null;
    await moveOn(app, upload, stored, position);
    [stored, storedAt] = [position, now];
  }

  const timer = setInterval(() => {
    storing ??= store(readPosition(), false)
      .then(async () => requireRoom(app, upload, readPosition()))
      .then(alsoCheck)
      .catch((error: Error) => {
        failure ??= error;
        onFailure(failure);
      })
      .finally(() => {
        storing = undefined;
      });
  }, reportMilliseconds);

  return {
    /** Throws what has failed until now. */
    async end(position: number) {
      clearInterval(timer);
      await storing;
      await store(position, true).catch((error: Error) => {
        failure ??= error;
      });
      if (failure) throw failure;
    },
  };
}

/** CONFLICT when another process has moved it on: this one has lost its lock. */
async function moveOn({ orm }: ReceiveApp, upload: UploadRow, from: number, to: number): Promise<void> {
  await transaction(orm.em.fork(), async (em) => {
    const { numUpdatedRows } = await rows(em)
      .updateTable('uploads')
      .set({ offset: String(to), bytesPerSecond: upload.bytesPerSecond })
      .$if(to > from, (query) => query.set({ movedAt: sql`now()`, expiresAt: sql`now() + interval '24 hours'` }))
      .where('id', '=', upload.id)
      .where('offset', '=', String(from))
      .where('endedAt', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw conflict('This upload was ended, or is continued by another request.');
    await publish(em, 'upload', { id: upload.id });
  });
}

async function requireRoom(app: ReceiveApp, upload: UploadRow, position: number): Promise<void> {
  if ((await freeBytes(upload)) >= Number(upload.size) - position) return;
  throw await refuseUpload(app, upload, noRoom(upload));
}

const noRoom = ({ filename, rootName }: UploadRow) =>
  unavailable(
    `The disk of the storage path '${rootName}' is too full for the rest of '${filename}', which was removed.`,
  );
