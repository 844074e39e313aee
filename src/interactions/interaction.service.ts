/** Ratings, likes and counters: each change is one statement, so that any number of them at once lose nothing. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { viewerOf } from '../auth/access.ts';
import { parseIds, parseUuid } from '../checks/ids.ts';
import { checkNumber } from '../checks/numbers.ts';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { badInput, notFound } from '../errors.ts';
import { lockUsableScene } from '../scenes/usable-scene.ts';

type Subject = 'scene' | 'actor' | 'studio';

const maxStep = 100;

/** Sets the viewer's rating, 0.5 to 5 in steps of 0.5; null removes it. */
export async function rate(ctx: Context, subject: Subject, id: string, rating: number | null): Promise<string> {
  checkNumber('rating', rating, { min: 0.5, max: 5, step: 0.5 });
  return changeInteraction(ctx, subject, id, async (em, { table, key, pk, userId }) => {
    const ratings = sql.table(`${table}_ratings`);
    if (rating === null) {
      await sql`delete from ${ratings} where user_id = ${userId} and ${key} = ${pk}`.execute(rows(em));
      return;
    }
    await sql`
      insert into ${ratings} (user_id, ${key}, rating) values (${userId}, ${pk}, ${rating})
      on conflict (user_id, ${key}) do update set rating = excluded.rating, updated_at = now()`.execute(rows(em));
  });
}

export async function like(ctx: Context, subject: Subject, id: string, liked: boolean): Promise<string> {
  return changeInteraction(ctx, subject, id, async (em, { table, key, pk, userId }) => {
    const likes = sql.table(`${table}_likes`);
    const change = liked
      ? sql`insert into ${likes} (user_id, ${key}) values (${userId}, ${pk}) on conflict (user_id, ${key}) do nothing`
      : sql`delete from ${likes} where user_id = ${userId} and ${key} = ${pk}`;
    await change.execute(rows(em));
  });
}

/** Adds to the viewer's counter of a scene; a negative number subtracts, down to 0. */
export async function addSceneJizz(ctx: Context, id: string, by: number): Promise<string> {
  checkNumber('by', by, { min: -maxStep, max: maxStep, note: ', but not 0' });
  if (by === 0) throw badInput('by', 'by must not be 0.');
  return changeInteraction(ctx, 'scene', id, async (em, { pk, userId }) => {
    await sql`
      insert into user_scene_jizzed as counter (user_id, scene_id, count) values (${userId}, ${pk}, greatest(${by}::int, 0))
      on conflict (user_id, scene_id) do update
        set count = least(greatest(counter.count::bigint + ${by}::int, 0), 2147483647), updated_at = now()`.execute(
      rows(em),
    );
  });
}

interface Change {
  userId: string;
  /** The prefix of the tables. */
  table: string;
  key: ReturnType<typeof sql.raw>;
  pk: string;
}

/** Locks the scene, actor or studio for the change. Returns the key by which other tables refer to it. */
async function changeInteraction(
  ctx: Context,
  subject: Subject,
  id: string,
  change: (em: EntityManager, change: Change) => Promise<void>,
): Promise<string> {
  const userId = viewerOf(ctx).id;
  return transaction(ctx.em, async (em) => {
    const pk = subject === 'scene' ? (await lockUsableScene(em, id)).id : await lockFavourite(em, subject, id);
    await change(em, { userId, table: `user_${subject}`, key: sql.raw(`${subject}_id`), pk });
    return pk;
  });
}

async function lockFavourite(em: EntityManager, subject: 'actor' | 'studio', id: string): Promise<string> {
  const found = await rows(em)
    .selectFrom(subject === 'actor' ? 'actors' : 'studios')
    .select('pk')
    .where('id', 'in', parseIds(parseUuid, [id]))
    .where('deletedAt', 'is', null)
    .forKeyShare()
    .executeTakeFirst();
  if (!found) throw notFound(`There is no ${subject} ${id}.`);
  return found.pk;
}
