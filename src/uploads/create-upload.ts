/** Beginning an upload: who may, where to, and whether there is room. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import { type Rate, takeAttempt } from '../auth/attempt-bucket.ts';
import type { Viewer } from '../auth/viewer.type.ts';
import { parseIds, parseSerial } from '../checks/ids.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { badInput, rateLimited, unavailable } from '../errors.ts';
import type { Announcement } from './announcement.ts';
import { refuseDuplicate } from './duplicates.ts';
import { freeBytes } from './free-space.ts';
import { createPartial, removePartial } from './partial-file.ts';
import { publishUpload } from './publish-upload.ts';

const maxUnfinished = 10;

/** Of one user, two a second, 120 at once: each takes a row, a file and a look at the disk. */
const beginnings: Rate = { name: 'uploads', secondsPerAttempt: 0.5, atOnce: 120 };

/** How many ended uploads of a user are remembered. */
const maxEnded = 100;

const fullRetrySeconds = 60;

export async function createUpload(
  app: App,
  viewer: Viewer,
  id: string,
  announcement: Announcement,
  metadata: string,
): Promise<void> {
  const em = app.orm.em.fork();
  if (!app.media) throw unavailable('This server cannot check videos: it has no ffmpeg.');
  const { storagePathId: wanted, ...details } = announcement;
  const wait = await takeAttempt(em, `upload user ${viewer.id}`, beginnings);
  if (wait > 0) throw rateLimited(`You begin too many uploads: try again in ${wait} s.`, wait);
  const place = await storagePathFor(em, wanted);
  if (details.sha256) await refuseDuplicate(em, details.sha256);
  const add = async (em: EntityManager) => {
    await rows(em).selectFrom('users').select('id').where('id', '=', viewer.id).forNoKeyUpdate().execute(); // one at a time
    await refuseTooMany(em, viewer.id);
    await refuseWithoutRoom(em, place, details.size);
    await rows(em)
      .insertInto('uploads')
      .values({
        ...{ ...details, id, metadata, userId: viewer.id, storagePathId: place.rootId, size: String(details.size) },
        expiresAt: sql`now() + interval '24 hours'`,
      })
      .execute();
    await createPartial({ id, ...place });
    await publishUpload(em, id);
  };
  try {
    await transaction(em, add, { once: true });
  } catch (error) {
    await removePartial({ id, ...place }).catch(() => {}); // the first error says more
    throw error;
  }
}

interface Place {
  rootId: number;
  root: string;
  rootName: string;
}

async function storagePathFor(em: EntityManager, wanted: string | null): Promise<Place> {
  const query = rows(em).selectFrom('storage_paths').select(['id as rootId', 'path as root', 'name as rootName']);
  const found = await (wanted === null
    ? query.where('isDefault', '=', true)
    : query.where('id', 'in', parseIds(parseSerial, [wanted]))
  ).executeTakeFirst();
  if (found) return found;
  if (wanted !== null) throw badInput('storagePathId', `There is no storage path ${wanted}.`);
  throw badInput('storagePathId', 'There is no default storage path: name one by storagePathId.');
}

async function refuseTooMany(em: EntityManager, userId: string): Promise<void> {
  const { count } = await rows(em)
    .selectFrom('uploads')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('userId', '=', userId)
    .where('endedAt', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(count) >= maxUnfinished)
    throw rateLimited(
      `You have ${count} unfinished uploads, and ${maxUnfinished} are allowed: finish or cancel one of them first.`,
      fullRetrySeconds,
    );
  await rows(em)
    .deleteFrom('uploads')
    .where('id', 'in', ({ selectFrom }) =>
      selectFrom('uploads')
        .select('id')
        .where('userId', '=', userId)
        .where('endedAt', 'is not', null)
        .orderBy('endedAt', 'desc')
        .offset(maxEnded),
    )
    .execute();
}

/** What has been announced and is still to come needs room as well. */
async function refuseWithoutRoom(em: EntityManager, place: Place, size: number): Promise<void> {
  const free = await freeBytes(place);
  const { awaited } = await rows(em)
    .selectFrom('uploads')
    .select(sql<number>`coalesce(sum(size - received), 0)`.as('awaited'))
    .where('storagePathId', '=', place.rootId)
    .where('endedAt', 'is', null)
    .executeTakeFirstOrThrow();
  const left = Math.max(0, free - Number(awaited));
  if (size <= left) return;
  throw unavailable(
    `There is not enough room in the storage path '${place.rootName}': the file has ${size} bytes, and ${left} are free.`,
  );
}
