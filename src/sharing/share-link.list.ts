/** The list of share links: the viewer's own, or everybody's. */
import { expressionBuilder } from 'kysely';
import { viewerOf } from '../auth/access.ts';
import type { Context } from '../context.ts';
import type { Database } from '../database/rows.ts';
import { listOf } from '../lists/list.ts';
import { ShareLink } from './share-link.entity.ts';
import { selectShareLinks } from './share-link.queries.ts';

const { ref } = expressionBuilder<Database, 'share_links'>();

export const shareLinkList = listOf({
  node: ShareLink,
  name: 'ShareLink',
  find: (ctx: Context, { all }: { all: boolean }) =>
    selectShareLinks(ctx).$if(!all, (links) => links.where('share_links.userId', '=', viewerOf(ctx).id)),
  primaryKey: ref('share_links.id'),
});
