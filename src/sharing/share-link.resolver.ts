/** Doors to share links: making, listing and deleting them, and opening one. */
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { viewerOf } from '../auth/access.ts';
import { Public, Requires } from '../auth/requires.ts';
import { type Context, load, loadReferenced, reload } from '../context.ts';
import { forbidden } from '../errors.ts';
import { publicUrlOf } from '../http/client-info.ts';
import type { PageArgs } from '../lists/connection.ts';
import { Needs } from '../lists/selection.ts';
import { Scene } from '../scenes/scene.entity.ts';
import type { SceneRow } from '../scenes/scene.queries.ts';
import { scenesByIds } from '../scenes/scene.queries.ts';
import { User } from '../users/user.entity.ts';
import { usersByIds } from '../users/user.queries.ts';
import { ShareLink } from './share-link.entity.ts';
import { ShareExpiry, ShareType } from './share-link.enums.ts';
import { shareLinkList } from './share-link.list.ts';
import { type ShareLinkRow, shareLinksByIds, shareLinksBySceneIds } from './share-link.queries.ts';
import { createShareLink, deleteShareLink } from './share-link.service.ts';
import { openShare, sharedScene } from './shared-scene.ts';
import { SharedScene } from './shared-scene.type.ts';

const whenNot =
  'NOT_FOUND for an unknown token; GONE for a link that has expired or whose scene is in the trash or missing; UNAUTHENTICATED ' +
  'for an AUTH_REQUIRED link without a login; RATE_LIMITED after too many unknown tokens.';

@Resolver(() => ShareLink)
export class ShareLinkResolver {
  @Query(() => shareLinkList.Connection, {
    description:
      "The viewer's share links, newest first. With `all`, the links of all users, which needs shares:manage.",
  })
  @Requires()
  async shareLinks(
    @Ctx() ctx: Context,
    @Arg('all', () => Boolean, {
      defaultValue: false,
      description: 'Whether to list those of all users. FORBIDDEN without shares:manage.',
    })
    all: boolean,
    @Args(() => shareLinkList.Args) page: PageArgs,
  ) {
    if (all && !viewerOf(ctx).permissions.has('shares:manage')) {
      throw forbidden('shareLinks(all: true) needs the permission shares:manage.');
    }
    return shareLinkList.page(ctx, { all, ...page });
  }

  @Query(() => SharedScene, {
    nullable: true,
    description: `What a share link shows to whoever holds its token, without counting a view. ${whenNot}`,
  })
  @Public()
  async sharedScene(
    @Ctx() ctx: Context,
    @Arg('token', () => String, { description: 'As in the URL of the link, after `/media/share/`.' }) token: string,
  ): Promise<SharedScene> {
    return sharedScene(ctx, token);
  }

  @Mutation(() => SharedScene, { description: `Opens a share link: counts one view, then as sharedScene. ${whenNot}` })
  @Public()
  async openShare(
    @Ctx() ctx: Context,
    @Arg('token', () => String, { description: 'As in the URL of the link, after `/media/share/`.' }) token: string,
  ): Promise<SharedScene> {
    return openShare(ctx, token);
  }

  @Mutation(() => ShareLink, {
    description: 'Creates a share link for an active scene. At most 100 per user and scene.',
  })
  @Requires('scenes:view')
  async createShareLink(
    @Ctx() ctx: Context,
    @Arg('sceneId', () => ID, {
      description: 'NOT_FOUND for an unknown id, GONE for a scene that is in the trash or missing.',
    })
    sceneId: string,
    @Arg('type', () => ShareType, { description: 'Who may open it.' }) type: ShareType,
    @Arg('expiry', () => ShareExpiry, { description: 'How long it lives, counted from now.' }) expiry: ShareExpiry,
  ) {
    return reload(ctx, shareLinksByIds, await createShareLink(ctx, { sceneId, type, expiry }));
  }

  @Mutation(() => Boolean, {
    description:
      "Deletes one of the viewer's share links, or with shares:manage anybody's. The link and the URLs it gave out stop working at once.",
  })
  @Requires()
  async deleteShareLink(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: "NOT_FOUND when it is not the viewer's." }) id: string,
  ): Promise<boolean> {
    await deleteShareLink(ctx, id);
    return true;
  }

  @FieldResolver(() => String, { description: 'The absolute URL of the page to send to people.' })
  url(@Root() { token }: ShareLinkRow, @Ctx() ctx: Context): string {
    return `${publicUrlOf(ctx)}/media/share/${token}`;
  }

  @FieldResolver(() => Boolean, { description: 'Whether `expiresAt` is past, by the clock of the server.' })
  isExpired(@Root() { isExpired }: ShareLinkRow): boolean {
    return isExpired;
  }

  @FieldResolver(() => Scene, { description: 'The scene in any state.' })
  async scene(@Root() { sceneId }: ShareLinkRow, @Ctx() ctx: Context) {
    return loadReferenced(ctx, scenesByIds, sceneId);
  }

  @FieldResolver(() => User, { description: 'The user who created the link.' })
  async owner(@Root() { userId }: ShareLinkRow, @Ctx() ctx: Context) {
    return loadReferenced(ctx, usersByIds, userId);
  }
}

@Resolver(() => Scene)
export class SceneShareLinksResolver {
  @FieldResolver(() => [ShareLink], { description: "The viewer's share links of it, newest first." })
  @Needs<SceneRow>('id')
  async shareLinks(@Root() { id }: SceneRow, @Ctx() ctx: Context) {
    return load(ctx, shareLinksBySceneIds, id);
  }
}
