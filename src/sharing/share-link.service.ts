/** Making and deleting share links. */

import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { viewerOf } from '../auth/access.ts';
import { parseBigserial, parseIds } from '../checks/ids.ts';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { conflict, notFound } from '../errors.ts';
import { lockUsableScene } from '../scenes/usable-scene.ts';
import { ShareExpiry, type ShareType } from './share-link.enums.ts';

const tokenBytes = 16;

/** Of one user to one scene: more than anybody can tell apart. */
const maxPerScene = 100;

const hours: Record<ShareExpiry, number | null> = {
  [ShareExpiry.ONE_HOUR]: 1,
  [ShareExpiry.ONE_DAY]: 24,
  [ShareExpiry.SEVEN_DAYS]: 7 * 24,
  [ShareExpiry.THIRTY_DAYS]: 30 * 24,
  [ShareExpiry.NEVER]: null,
};

/** Returns the id. NOT_FOUND when there is no such scene, GONE when it is in the trash or missing. */
export async function createShareLink(
  ctx: Context,
  { sceneId, type, expiry }: { sceneId: string; type: ShareType; expiry: ShareExpiry },
): Promise<string> {
  const userId = viewerOf(ctx).id;
  return transaction(ctx.em, async (em) => {
    const scene = await lockUsableScene(em, sceneId);
    // One after another, so that the limit holds.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`share links ${userId}`}, 0))`.execute(rows(em));
    const { count } = await rows(em)
      .selectFrom('share_links')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('sceneId', '=', scene.id)
      .where('userId', '=', userId)
      .executeTakeFirstOrThrow();
    if (Number(count) >= maxPerScene) {
      throw conflict(`You have ${maxPerScene} links to this scene already: delete some of them first.`, 'sceneId');
    }
    const { id } = await rows(em)
      .insertInto('share_links')
      .values({
        token: randomBytes(tokenBytes).toString('base64url'),
        ...{ sceneId: scene.id, userId, type },
        expiresAt: hours[expiry] === null ? null : sql`now() + make_interval(hours => ${hours[expiry]})`,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });
}

/** One's own, or with shares:manage anybody's. NOT_FOUND for every other. */
export async function deleteShareLink(ctx: Context, id: string): Promise<void> {
  const { id: userId, permissions } = viewerOf(ctx);
  const { numDeletedRows } = await rows(ctx.em)
    .deleteFrom('share_links')
    .where('id', 'in', parseIds(parseBigserial, [id]))
    .$if(!permissions.has('shares:manage'), (links) => links.where('userId', '=', userId))
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw notFound(`There is no share link ${id} of yours.`);
}
