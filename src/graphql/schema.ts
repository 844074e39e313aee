/** The schema: all resolvers, and the check that every root field says who may use it. */
import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema, emitSchemaDefinitionFile, getMetadataStorage, type PubSub } from 'type-graphql';
import { ActorResolver } from '../actors/actor.resolver.ts';
import { ActorChangesResolver } from '../actors/actor-changes.resolver.ts';
import { AuditResolver } from '../audit/audit.resolver.ts';
import { checkAccess } from '../auth/requires.ts';
import { RolePermissionsResolver, RoleResolver } from '../auth/role.resolver.ts';
import { ApiKeyResolver, SessionResolver, ViewerAccessResolver } from '../auth/session.resolver.ts';
import { FolderResolver } from '../folders/folder.resolver.ts';
import { HomepageResolver } from '../homepage/homepage.resolver.ts';
import { ActorInteractionsResolver, StudioInteractionsResolver } from '../interactions/favourites.resolver.ts';
import { InteractionResolver } from '../interactions/interaction.resolver.ts';
import { SceneInteractionsResolver } from '../interactions/scene-interactions.resolver.ts';
import { WatchResolver } from '../interactions/watch.resolver.ts';
import { DeadLetterResolver } from '../jobs/dead-letter.resolver.ts';
import { JobResolver } from '../jobs/job.resolver.ts';
import { PoolResolver } from '../jobs/pool.resolver.ts';
import { QueueResolver } from '../jobs/queue.resolver.ts';
import { RetryPolicyResolver } from '../jobs/retry-policy.resolver.ts';
import { SceneJobsResolver } from '../jobs/scene-jobs.resolver.ts';
import { TriggerResolver } from '../jobs/trigger.resolver.ts';
import { MarkerResolver, SceneMarkersResolver } from '../markers/marker.resolver.ts';
import { MarkerLabelResolver } from '../markers/marker-label.resolver.ts';
import { PlaybackResolver } from '../playback/playback.resolver.ts';
import { ProcessingResolver } from '../processing/processing.resolver.ts';
import { ProcessingConfigResolver } from '../processing/processing-config.resolver.ts';
import { SavedSearchResolver } from '../saved-searches/saved-search.resolver.ts';
import { DeadLetterSceneResolver } from '../scenes/dead-letter-scene.resolver.ts';
import { JobSceneResolver } from '../scenes/job-scene.resolver.ts';
import { RelatedScenesResolver } from '../scenes/related.resolver.ts';
import { SceneResolver } from '../scenes/scene.resolver.ts';
import { SceneChangesResolver } from '../scenes/scene-changes.resolver.ts';
import {
  ActorSceneCountResolver,
  LibraryStatsResolver,
  StudioSceneCountResolver,
  TagSceneCountResolver,
} from '../scenes/scene-counts.resolver.ts';
import { SceneEventResolver } from '../scenes/scene-event.resolver.ts';
import { SceneConnectionFacetsResolver, SceneFacetsResolver } from '../scenes/scene-facets.resolver.ts';
import {
  ActorScenesResolver,
  SceneListResolver,
  StudioScenesResolver,
  TagScenesResolver,
} from '../scenes/scene-list.resolver.ts';
import { SceneRelationsResolver } from '../scenes/scene-relations.resolver.ts';
import { SearchResolver } from '../search/search.resolver.ts';
import { AppSettingsResolver } from '../settings/app-settings.resolver.ts';
import { ServerInfoResolver } from '../settings/server-info.resolver.ts';
import { UserSettingsResolver, ViewerSettingsResolver } from '../settings/user-settings.resolver.ts';
import { SceneShareLinksResolver, ShareLinkResolver } from '../sharing/share-link.resolver.ts';
import { ScanResolver } from '../storage/scan.resolver.ts';
import { SceneStoragePathResolver, StoragePathResolver } from '../storage/storage-path.resolver.ts';
import { StudioResolver } from '../studios/studio.resolver.ts';
import { StudioChangesResolver } from '../studios/studio-changes.resolver.ts';
import { SuggestionsResolver } from '../suggestions/suggestions.resolver.ts';
import { TagResolver } from '../tags/tag.resolver.ts';
import { TagChangesResolver } from '../tags/tag-changes.resolver.ts';
import { UndoResolver } from '../undo/undo.resolver.ts';
import { UploadResolver } from '../uploads/upload.resolver.ts';
import { AccountResolver } from '../users/account.resolver.ts';
import { LoginResolver, ViewerResolver } from '../users/login.resolver.ts';
import { RoleUsersResolver, UserResolver } from '../users/user.resolver.ts';
import { countAnswers } from './answer-size.ts';
import { checkArguments } from './check-arguments.ts';
import { callDirectly } from './direct-resolvers.ts';

let shared: Promise<GraphQLSchema> | undefined;

/** The schema that every server of this process answers by; built when it is first asked for. */
export const sharedSchema = (): Promise<GraphQLSchema> => (shared ??= createSchema());

/** Builds the schema; with `emitTo`, writes it there as SDL. Throws when a root field has neither @Requires nor @Public. */
export async function createSchema(options: { emitTo?: string } = {}): Promise<GraphQLSchema> {
  statePermissions();
  const schema = await buildSchema({
    resolvers: [
      AccountResolver,
      ActorChangesResolver,
      ActorInteractionsResolver,
      ActorResolver,
      ActorSceneCountResolver,
      ActorScenesResolver,
      ApiKeyResolver,
      AppSettingsResolver,
      AuditResolver,
      DeadLetterResolver,
      DeadLetterSceneResolver,
      FolderResolver,
      HomepageResolver,
      InteractionResolver,
      JobResolver,
      JobSceneResolver,
      LibraryStatsResolver,
      LoginResolver,
      PoolResolver,
      ProcessingConfigResolver,
      MarkerLabelResolver,
      MarkerResolver,
      ProcessingResolver,
      QueueResolver,
      RelatedScenesResolver,
      RetryPolicyResolver,
      RolePermissionsResolver,
      RoleResolver,
      SearchResolver,
      RoleUsersResolver,
      SavedSearchResolver,
      ScanResolver,
      SceneChangesResolver,
      SceneConnectionFacetsResolver,
      SceneEventResolver,
      SceneFacetsResolver,
      SceneInteractionsResolver,
      SceneJobsResolver,
      SceneListResolver,
      SceneMarkersResolver,
      SceneRelationsResolver,
      SceneResolver,
      SceneShareLinksResolver,
      PlaybackResolver,
      SceneStoragePathResolver,
      ServerInfoResolver,
      SessionResolver,
      ShareLinkResolver,
      StoragePathResolver,
      StudioChangesResolver,
      StudioInteractionsResolver,
      StudioResolver,
      SuggestionsResolver,
      StudioSceneCountResolver,
      StudioScenesResolver,
      TagChangesResolver,
      TagResolver,
      TagSceneCountResolver,
      TagScenesResolver,
      TriggerResolver,
      UndoResolver,
      UploadResolver,
      UserResolver,
      UserSettingsResolver,
      ViewerAccessResolver,
      ViewerResolver,
      ViewerSettingsResolver,
      WatchResolver,
    ],
    authChecker: checkAccess,
    pubSub: unused,
    validate: false,
    skipCheck: options.emitTo === undefined, // a whole introspection query, where Apollo checks what it serves
  });
  describeRoots(schema);
  if (options.emitTo) await emitSchemaDefinitionFile(options.emitTo, schema, { sortedSchema: true });
  return countAnswers(checkArguments(callDirectly(schema)));
}

/** Type-GraphQL insists on one; every subscription brings its own source instead. */
const unused: PubSub = {
  publish: refuse,
  subscribe: refuse,
};

function refuse(): never {
  throw new Error('Subscriptions name their source by `subscribe`, not by topics.');
}

/** Type-GraphQL makes the root types itself and has no place for their descriptions. */
function describeRoots(schema: GraphQLSchema): void {
  const roots = [
    [schema.getQueryType(), 'Everything that is read. Without a login most fields are UNAUTHENTICATED.'],
    [schema.getMutationType(), 'Everything that is changed. The fields of one request run one after the other.'],
    [
      schema.getSubscriptionType(),
      'Everything that is told as it happens, over WebSocket (graphql-transport-ws) at `/graphql` or server-sent events at `/graphql/stream`.',
    ],
  ] as const;
  for (const [type, description] of roots) if (type) type.description = description;
}

/** Puts what each root field needs into its description, where clients look for it. */
function statePermissions(): void {
  const { queries, mutations, subscriptions, authorizedFields, fieldExtensions } = getMetadataStorage();
  for (const field of [...queries, ...mutations, ...subscriptions]) {
    const isThis = (other: { target: unknown; fieldName: string }) =>
      other.target === field.target && other.fieldName === field.methodName;
    const authorized = authorizedFields.find(isThis);
    const isPublic = fieldExtensions.some((item) => isThis(item) && item.extensions.public === true);
    if (!authorized && !isPublic) throw new Error(`${field.schemaName} says neither @Requires nor @Public.`);
    const needs = authorized?.roles.length ? `Needs ${authorized.roles.join(' and ')}.` : '';
    if (!field.description?.includes(needs)) field.description = [field.description, needs].filter(Boolean).join(' ');
  }
}
