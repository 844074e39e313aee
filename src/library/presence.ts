/**
 * Notes in the database that a server is running. After more than a day without one (or after a clock that leapt ahead, which
 * looks the same), the trash keeps everything for one more day, so that somebody can still take things out.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import { databaseNow } from '../database/clock.ts';
import { rows } from '../database/rows.ts';
import { messageOf } from '../errors.ts';

const everyMilliseconds = 600_000;

type Place = Pick<App, 'orm' | 'log'>;

/** Notes it now, every ten minutes, and when disposed of. */
export async function startPresence(place: Place): Promise<AsyncDisposable> {
  await notePresence(place);
  let noting: Promise<void> = Promise.resolve();
  const note = () => {
    noting = noting
      .then(async () => notePresence(place))
      .catch((error) => place.log.debug(`presence could not be noted: ${messageOf(error)}`)); // the next one will
  };
  const timer = setInterval(note, everyMilliseconds);
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      note();
      await noting;
    },
  };
}

/** Notes that a server runs at this moment, and holds the trash back if none did for more than a day. */
export async function notePresence({ orm, log }: Place): Promise<void> {
  const em = orm.em.fork();
  const { since, heldUntil, isNew } = await rows(em)
    .updateTable('library')
    .set({ lastServerAt: databaseNow, trashHeldUntil: heldFromNow })
    .returning([
      sql<string>`old.last_server_at`.as('since'),
      sql<string | null>`new.trash_held_until`.as('heldUntil'),
      sql<boolean>`old.last_server_at < now() - interval '1 day'`.as('isNew'),
    ])
    .executeTakeFirstOrThrow();
  if (!isNew || heldUntil === null) return;
  const trashed = await countTrashed(em);
  if (trashed === 0) return;
  log.warn(
    { trashed },
    `No server of this database ran since ${isoTime(since)}: none of the ${trashed} scenes in the trash is removed before ${isoTime(heldUntil)}.`,
  );
}

/** A hold that a clock which was ahead has left behind ends in a day, too. */
const heldFromNow = sql<Date | null>`case
  when last_server_at < now() - interval '1 day' or trash_held_until > now() + interval '1 day' then now() + interval '1 day'
  else trash_held_until end`;

async function countTrashed(em: EntityManager): Promise<number> {
  const { count } = await rows(em)
    .selectFrom('scenes')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('trashedAt', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

const isoTime = (text: string) => new Date(text).toISOString();
