/** Reads of share links by those who made them, or manage them all. */
import { expressionBuilder, sql } from 'kysely';
import { viewerOf } from '../auth/access.ts';
import { type Context, inOrderOf } from '../context.ts';
import { type RowOf, rowColumns } from '../database/row-columns.ts';
import { type Database, rows } from '../database/rows.ts';

const { ref } = expressionBuilder<Database, 'share_links'>();

/** By the clock of the database, which also said when it began. */
export const hasExpired = sql<boolean>`coalesce(${ref('share_links.expiresAt')} <= now(), false)`;

const shareLinkColumns = rowColumns('share_links', { computed: { isExpired: hasExpired } });

export type ShareLinkRow = RowOf<typeof shareLinkColumns>;

export async function shareLinksByIds(ctx: Context, ids: readonly string[]) {
  const found = await selectShareLinks(ctx)
    .where('share_links.id', 'in', [...ids])
    .execute();
  return inOrderOf(ids, found, ({ id }) => id);
}

/** The viewer's of each scene, newest first. */
export async function shareLinksBySceneIds(ctx: Context, sceneIds: readonly string[]) {
  const found = await selectShareLinks(ctx)
    .where('share_links.userId', '=', viewerOf(ctx).id)
    .where('share_links.sceneId', 'in', [...sceneIds])
    .orderBy('share_links.id', 'desc')
    .execute();
  const byScene = Map.groupBy(found, ({ sceneId }) => sceneId);
  return sceneIds.map((id) => byScene.get(id) ?? []);
}

/** Everybody's; whose may be seen is for the caller to say. */
export function selectShareLinks({ em }: Context) {
  return rows(em).selectFrom('share_links').select(shareLinkColumns(em));
}
