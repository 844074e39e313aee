import * as operations from './generated.ts';
import { treeOf } from './tree.ts';

/** Types without an id: caches keep them with what they hang on. */
export const typesWithoutId: readonly string[] = [
  'ActorConnection',
  'ActorCount',
  'ActorEdge',
  'AppSettings',
  'AuditEntryConnection',
  'AuditEntryEdge',
  'BulkResult',
  'DeadLetterConnection',
  'DeadLetterEdge',
  'DiskUsage',
  'Folder',
  'FolderEntry',
  'Highlight',
  'HomepageConfig',
  'HomepageFeed',
  'Image',
  'JobConnection',
  'JobEdge',
  'JobEvent',
  'LeftAlone',
  'LibraryStats',
  'Login',
  'MarkerConnection',
  'MarkerEdge',
  'MarkerLabel',
  'MarkerLabelConnection',
  'MarkerLabelEdge',
  'MarkerTag',
  'NewApiKey',
  'PageInfo',
  'PhaseQueue',
  'Playback',
  'PlaybackSource',
  'Pool',
  'ProcessResult',
  'ProcessingConfig',
  'Queue',
  'ResolutionCount',
  'RetryPolicy',
  'SavedSort',
  'ScanConnection',
  'ScanEdge',
  'ScanError',
  'ScanFinding',
  'ScanSkipped',
  'SceneConnection',
  'SceneEdge',
  'SceneEvent',
  'SceneFacets',
  'SearchStatus',
  'ServerInfo',
  'ShareLinkConnection',
  'ShareLinkEdge',
  'SharedScene',
  'Sprites',
  'StoragePathCheck',
  'StudioConnection',
  'StudioCount',
  'StudioEdge',
  'Subtitle',
  'TagConnection',
  'TagCount',
  'TagEdge',
  'TextRange',
  'Transcoding',
  'Trigger',
  'UndoResult',
  'UserConnection',
  'UserEdge',
  'UserSettings',
  'Viewer',
  'WatchActivityDay',
  'WatchConnection',
  'WatchEdge',
];

/** Signs in. The error is the same for an unknown name, a wrong password and a name that is locked after 5 failures. More than 10 attempts a minute from one address are RATE_LIMITED. FORBIDDEN where `server.localLogin` is false. */
export const LoginDocument = /* @__PURE__ */ treeOf(operations.login);

/** Ends the session of this request, with its tokens, subscriptions and signed URLs. */
export const LogoutDocument = /* @__PURE__ */ treeOf(operations.logout);

/** The signed-in user; null for anonymous requests. */
export const ViewerDocument = /* @__PURE__ */ treeOf(operations.viewer);

/** The version, engines and limits of this server. */
export const ServerDocument = /* @__PURE__ */ treeOf(operations.server);

/** Issues a new token for the current session. */
export const RefreshLoginDocument = /* @__PURE__ */ treeOf(operations.refreshLogin);

/** Ends all other sessions of the viewer. Returns how many there were. */
export const LogoutEverywhereDocument = /* @__PURE__ */ treeOf(operations.logoutEverywhere);

/** Ends one of the viewer's sessions. */
export const RevokeSessionDocument = /* @__PURE__ */ treeOf(operations.revokeSession);

/** The signed-in user; null for anonymous requests. */
export const AccessDocument = /* @__PURE__ */ treeOf(operations.access);

/** Creates an API key with some of the viewer's permissions. An API key cannot create another one. */
export const CreateApiKeyDocument = /* @__PURE__ */ treeOf(operations.createApiKey);

/** Deletes one of the viewer's API keys, and ends its subscriptions and signed URLs. */
export const DeleteApiKeyDocument = /* @__PURE__ */ treeOf(operations.deleteApiKey);

/** Changes the viewer's password and ends their other sessions. */
export const ChangePasswordDocument = /* @__PURE__ */ treeOf(operations.changePassword);

/** Changes the viewer's user name, which they sign in with. */
export const ChangeUsernameDocument = /* @__PURE__ */ treeOf(operations.changeUsername);

/** A folder of a storage path, with the folders and active scenes directly in it; null when there are no active scenes in or below it. Needs scenes:view. */
export const FolderDocument = /* @__PURE__ */ treeOf(operations.folder);

/** The enabled sections of the viewer's home page in order, with their scenes. Needs scenes:view. */
export const HomepageDocument = /* @__PURE__ */ treeOf(operations.homepage);

/** One section of the viewer's home page with its scenes, even if it is disabled. Needs scenes:view. */
export const HomepageSectionDocument = /* @__PURE__ */ treeOf(operations.homepageSection);

/** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
export const SceneInteractionsDocument = /* @__PURE__ */ treeOf(operations.sceneInteractions);

/** The actor with this id; null when there is none. Needs scenes:view. */
export const ActorInteractionsDocument = /* @__PURE__ */ treeOf(operations.actorInteractions);

/** The studio with this id; null when there is none. Needs scenes:view. */
export const StudioInteractionsDocument = /* @__PURE__ */ treeOf(operations.studioInteractions);

/** Rates a scene from 0.5 to 5 in steps of 0.5; null removes the rating. Needs scenes:view. */
export const RateSceneDocument = /* @__PURE__ */ treeOf(operations.rateScene);

/** Sets whether the viewer likes a scene. Needs scenes:view. */
export const LikeSceneDocument = /* @__PURE__ */ treeOf(operations.likeScene);

/** Adds `by`, which is between -100 and 100 and not 0. A negative number undoes; the count never falls below 0. Needs scenes:view. */
export const AddSceneJizzDocument = /* @__PURE__ */ treeOf(operations.addSceneJizz);

/** Rates an actor from 0.5 to 5 in steps of 0.5; null removes the rating. Needs scenes:view. */
export const RateActorDocument = /* @__PURE__ */ treeOf(operations.rateActor);

/** Sets whether the viewer likes an actor. Needs scenes:view. */
export const LikeActorDocument = /* @__PURE__ */ treeOf(operations.likeActor);

/** Rates a studio from 0.5 to 5 in steps of 0.5; null removes the rating. Needs scenes:view. */
export const RateStudioDocument = /* @__PURE__ */ treeOf(operations.rateStudio);

/** Sets whether the viewer likes a studio. Needs scenes:view. */
export const LikeStudioDocument = /* @__PURE__ */ treeOf(operations.likeStudio);

/** The job with this id; null when there is none. Needs scenes:reprocess. */
export const JobDocument = /* @__PURE__ */ treeOf(operations.job);

/** The jobs that match the filter, newest first. Needs scenes:reprocess. */
export const JobsDocument = /* @__PURE__ */ treeOf(operations.jobs);

/** The jobs of each phase, counted. Needs scenes:reprocess. */
export const QueueDocument = /* @__PURE__ */ treeOf(operations.queue);

/** First a SNAPSHOT, then the changes. The SNAPSHOT has the running jobs; with ids these jobs, finished or not; with sceneId the newest job of each phase of the scene. Unknown ids end the subscription with NOT_FOUND. Jobs that have never started are included only with ids or sceneId, as a scan may queue thousands at once; queueChanged counts them. Needs scenes:reprocess. */
export const JobChangedDocument = /* @__PURE__ */ treeOf(operations.jobChanged);

/** The counts of each phase: at once, then whenever they change, at most twice a second. Needs scenes:reprocess. */
export const QueueChangedDocument = /* @__PURE__ */ treeOf(operations.queueChanged);

/** Jobs that failed for good, newest first. Needs scenes:reprocess. */
export const DeadLettersDocument = /* @__PURE__ */ treeOf(operations.deadLetters);

/**
 * How many jobs of each phase a worker process runs at a time. Needs scenes:reprocess.
 * Sizes and qualities of generated images. Needs scenes:reprocess.
 * What starts each phase. Needs scenes:reprocess.
 * How each phase is retried when it fails. Needs scenes:reprocess.
 */
export const JobSettingsDocument = /* @__PURE__ */ treeOf(operations.jobSettings);

/** Cancels jobs that are pending, running or waiting for a retry, and returns how many. Running ones are stopped, and their unfinished files removed. Needs jobs:manage. */
export const CancelJobsDocument = /* @__PURE__ */ treeOf(operations.cancelJobs);

/** Queues jobs that failed or were cancelled again, with all their retries, and returns how many. Skipped are those whose phase has a newer job. Needs jobs:manage. */
export const RetryJobsDocument = /* @__PURE__ */ treeOf(operations.retryJobs);

/** Changes the priority of a pending job, from -100 to 100. CONFLICT once it has started. Needs jobs:manage. */
export const SetJobPriorityDocument = /* @__PURE__ */ treeOf(operations.setJobPriority);

/** Deletes jobs that have ended, and returns how many: all, or only those with one of these statuses, or that ended before an instant. A week after their end, jobs are deleted automatically. Needs jobs:manage. */
export const DeleteFinishedJobsDocument = /* @__PURE__ */ treeOf(operations.deleteFinishedJobs);

/** Starts no more jobs of a phase, in all processes, until it is resumed; running ones go on. For SCAN, holds back scheduled scans. Needs jobs:manage. */
export const PausePhaseDocument = /* @__PURE__ */ treeOf(operations.pausePhase);

/** Resumes a phase that was paused. Needs jobs:manage. */
export const ResumePhaseDocument = /* @__PURE__ */ treeOf(operations.resumePhase);

/** Queues the jobs of these dead letters again and returns how many. A dead letter is deleted when its job succeeds. Needs jobs:manage. */
export const RetryDeadLettersDocument = /* @__PURE__ */ treeOf(operations.retryDeadLetters);

/** Abandons dead letters and returns their number. Dead letters that nobody has touched for a week are abandoned automatically. Needs jobs:manage. */
export const AbandonDeadLettersDocument = /* @__PURE__ */ treeOf(operations.abandonDeadLetters);

/** Changes how many jobs of each phase run at a time, in all worker processes. Running jobs are not disturbed. Needs jobs:manage. */
export const UpdatePoolDocument = /* @__PURE__ */ treeOf(operations.updatePool);

/** Changes sizes and qualities of generated images, for jobs that start from now on. Needs jobs:manage. */
export const UpdateProcessingConfigDocument = /* @__PURE__ */ treeOf(operations.updateProcessingConfig);

/** Changes what starts a phase: ON_IMPORT (only METADATA), AFTER_JOB with afterPhase, SCHEDULED with cronExpression, or MANUAL. SCAN is MANUAL or SCHEDULED. Takes effect at once. Needs jobs:manage. */
export const UpdateTriggerDocument = /* @__PURE__ */ treeOf(operations.updateTrigger);

/** Changes how a phase is retried, for failures from now on. Needs jobs:manage. */
export const UpdateRetryPolicyDocument = /* @__PURE__ */ treeOf(operations.updateRetryPolicy);

/** The actor with this id; null when there is none. Needs scenes:view. */
export const EditedActorDocument = /* @__PURE__ */ treeOf(operations.editedActor);

/** The studio with this id; null when there is none. Needs scenes:view. */
export const EditedStudioDocument = /* @__PURE__ */ treeOf(operations.editedStudio);

/** The tag with this id; null when there is none. Needs scenes:view. */
export const EditedTagDocument = /* @__PURE__ */ treeOf(operations.editedTag);

/** Creates an actor. Names need not be unique. Needs library:manage. */
export const CreateActorDocument = /* @__PURE__ */ treeOf(operations.createActor);

/** Changes an actor. Needs library:manage. */
export const UpdateActorDocument = /* @__PURE__ */ treeOf(operations.updateActor);

/** Hides an actor everywhere until `restoreActor`. Needs library:manage. */
export const DeleteActorDocument = /* @__PURE__ */ treeOf(operations.deleteActor);

/** Restores a deleted actor with their scenes, ratings and likes. Needs library:manage. */
export const RestoreActorDocument = /* @__PURE__ */ treeOf(operations.restoreActor);

/** Merges actors: the target gets the scenes, ratings and likes of the sources, which are deleted permanently. Where a user has rated both, the rating of the target is kept. Needs library:manage. */
export const MergeActorsDocument = /* @__PURE__ */ treeOf(operations.mergeActors);

/** Creates a studio. Names need not be unique. Needs library:manage. */
export const CreateStudioDocument = /* @__PURE__ */ treeOf(operations.createStudio);

/** Changes a studio. It cannot be placed below itself. Needs library:manage. */
export const UpdateStudioDocument = /* @__PURE__ */ treeOf(operations.updateStudio);

/** Hides a studio everywhere until `restoreStudio`. Needs library:manage. */
export const DeleteStudioDocument = /* @__PURE__ */ treeOf(operations.deleteStudio);

/** Restores a deleted studio with its scenes, ratings, likes and place among the studios. Needs library:manage. */
export const RestoreStudioDocument = /* @__PURE__ */ treeOf(operations.restoreStudio);

/** Merges studios: the target gets the scenes, child studios, ratings and likes of the sources, which are deleted permanently. Where a user has rated both, the rating of the target is kept. Needs library:manage. */
export const MergeStudiosDocument = /* @__PURE__ */ treeOf(operations.mergeStudios);

/** Creates a tag. Names are unique regardless of case; the color is `#RRGGBB`. Needs library:manage. */
export const CreateTagDocument = /* @__PURE__ */ treeOf(operations.createTag);

/** Changes a tag. An absent argument keeps its value. Needs library:manage. */
export const UpdateTagDocument = /* @__PURE__ */ treeOf(operations.updateTag);

/** Deletes a tag permanently, and removes it from all scenes and markers. Needs library:manage. */
export const DeleteTagDocument = /* @__PURE__ */ treeOf(operations.deleteTag);

/** Merges tags: the target replaces the sources on scenes, markers and labels, and the sources are deleted permanently. Needs library:manage. */
export const MergeTagsDocument = /* @__PURE__ */ treeOf(operations.mergeTags);

/** The actor with this id; null when there is none. Needs scenes:view. */
export const ActorDocument = /* @__PURE__ */ treeOf(operations.actor);

/** The actors of the library. Sorted by name by default. Needs scenes:view. */
export const ActorsDocument = /* @__PURE__ */ treeOf(operations.actors);

/** The studio with this id; null when there is none. Needs scenes:view. */
export const StudioDocument = /* @__PURE__ */ treeOf(operations.studio);

/** The studios of the library. Sorted by name by default. Needs scenes:view. */
export const StudiosDocument = /* @__PURE__ */ treeOf(operations.studios);

/** The tag with this id; null when there is none. Needs scenes:view. */
export const TagDocument = /* @__PURE__ */ treeOf(operations.tag);

/** The tags of the library. Sorted by name by default. Needs scenes:view. */
export const TagsDocument = /* @__PURE__ */ treeOf(operations.tags);

/** What the library holds, in numbers. Needs scenes:view. */
export const StatsDocument = /* @__PURE__ */ treeOf(operations.stats);

/** The viewer's markers across the library. Newest first by default. Needs scenes:view. */
export const MarkersDocument = /* @__PURE__ */ treeOf(operations.markers);

/** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
export const SceneMarkersDocument = /* @__PURE__ */ treeOf(operations.sceneMarkers);

/** The viewer's marker labels, the most used first. Needs scenes:view. */
export const MarkerLabelsDocument = /* @__PURE__ */ treeOf(operations.markerLabels);

/** Creates a marker, at most 50 per user and scene. It gets the default tags of its label, and a thumbnail a little later. Needs scenes:view. */
export const CreateMarkerDocument = /* @__PURE__ */ treeOf(operations.createMarker);

/** Changes a marker. A new position generates a new thumbnail; a new label brings its default tags. Needs scenes:view. */
export const UpdateMarkerDocument = /* @__PURE__ */ treeOf(operations.updateMarker);

/** Deletes a marker and its thumbnail. Needs scenes:view. */
export const DeleteMarkerDocument = /* @__PURE__ */ treeOf(operations.deleteMarker);

/** Replaces the tags that were set by hand. Tags that come from the label are kept. Needs scenes:view. */
export const SetMarkerTagsDocument = /* @__PURE__ */ treeOf(operations.setMarkerTags);

/** Replaces the default tags of a label. The viewer's markers with that label follow; tags set by hand are kept. Needs scenes:view. */
export const SetMarkerLabelTagsDocument = /* @__PURE__ */ treeOf(operations.setMarkerLabelTags);

/** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
export const PlaybackDocument = /* @__PURE__ */ treeOf(operations.playback);

/** The viewer's saved searches, at most 200, newest first. Needs scenes:view. */
export const SavedSearchesDocument = /* @__PURE__ */ treeOf(operations.savedSearches);

/** One of the viewer's saved searches. Needs scenes:view. */
export const SavedSearchDocument = /* @__PURE__ */ treeOf(operations.savedSearch);

/** Saves a search. A user can have at most 200. Needs scenes:view. */
export const CreateSavedSearchDocument = /* @__PURE__ */ treeOf(operations.createSavedSearch);

/** Changes a saved search. An absent argument keeps its value; null clears the sort. Needs scenes:view. */
export const UpdateSavedSearchDocument = /* @__PURE__ */ treeOf(operations.updateSavedSearch);

/** Deletes a saved search. Needs scenes:view. */
export const DeleteSavedSearchDocument = /* @__PURE__ */ treeOf(operations.deleteSavedSearch);

/** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
export const EditedSceneDocument = /* @__PURE__ */ treeOf(operations.editedScene);

/** Changes the details of a scene. Needs scenes:edit. */
export const UpdateSceneDocument = /* @__PURE__ */ treeOf(operations.updateScene);

/** Makes the same change to many scenes, given by `ids` (at most 10000) or by `filter`: either all of them or none. Needs scenes:edit. */
export const UpdateScenesDocument = /* @__PURE__ */ treeOf(operations.updateScenes);

/** Moves scenes (at most 10000) to the trash and cancels their jobs. Needs scenes:trash. */
export const TrashScenesDocument = /* @__PURE__ */ treeOf(operations.trashScenes);

/** Restores scenes (at most 10000) from the trash. Needs scenes:trash. */
export const RestoreScenesDocument = /* @__PURE__ */ treeOf(operations.restoreScenes);

/** Deletes scenes (at most 10000) and their generated images permanently. The video files are deleted only with `deleteFiles`; otherwise the next scan finds them again. A scene whose file cannot be deleted is kept and reported as a failure. Needs scenes:delete. */
export const DeleteScenesDocument = /* @__PURE__ */ treeOf(operations.deleteScenes);

/** Deletes all scenes in the trash permanently, as `deleteScenes` does. Needs scenes:delete. */
export const EmptyTrashDocument = /* @__PURE__ */ treeOf(operations.emptyTrash);

/** Chooses the frame that the thumbnail shows, now and whenever it is generated again. null returns to the default, the middle of the film. Needs scenes:edit. */
export const SetSceneThumbnailDocument = /* @__PURE__ */ treeOf(operations.setSceneThumbnail);

/** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
export const SceneDocument = /* @__PURE__ */ treeOf(operations.scene);

/** The scenes of the library. Newest first by default. Needs scenes:view. */
export const ScenesDocument = /* @__PURE__ */ treeOf(operations.scenes);

/** The scenes of the library. Newest first by default. Needs scenes:view. */
export const SceneFacetsDocument = /* @__PURE__ */ treeOf(operations.sceneFacets);

/** Queues a phase for the scenes given by ids or by a filter; with missingOnly, for those that lack its result. Needs scenes:reprocess. */
export const ProcessScenesDocument = /* @__PURE__ */ treeOf(operations.processScenes);

/** Scenes that were added, changed or deleted. A change of many scenes is one event. A SNAPSHOT or RESYNC without ids means that there were too many changes, or that they may have been missed: the client should read again. Needs scenes:view. */
export const SceneChangedDocument = /* @__PURE__ */ treeOf(operations.sceneChanged);

/** The scenes of the library. Newest first by default. Needs scenes:view. */
export const SearchScenesDocument = /* @__PURE__ */ treeOf(operations.searchScenes);

/** Suggestions while the user types: the best matches of each kind, the best of all first. Needs scenes:view. */
export const SearchSuggestionsDocument = /* @__PURE__ */ treeOf(operations.searchSuggestions);

/** The state of the search index. Needs settings:manage. */
export const SearchStatusDocument = /* @__PURE__ */ treeOf(operations.searchStatus);

/** Rebuilds the search index in the background; `reindexing` tells when it is done. Needs settings:manage. */
export const RebuildSearchIndexDocument = /* @__PURE__ */ treeOf(operations.rebuildSearchIndex);

/** Limits how many scenes a search finds. Needs settings:manage. */
export const UpdateSearchConfigDocument = /* @__PURE__ */ treeOf(operations.updateSearchConfig);

/** The signed-in user; null for anonymous requests. */
export const SettingsDocument = /* @__PURE__ */ treeOf(operations.settings);

/** Changes the viewer's settings: either all that are given or none. */
export const UpdateSettingsDocument = /* @__PURE__ */ treeOf(operations.updateSettings);

/** Settings of the whole server. Needs settings:manage. */
export const AppSettingsDocument = /* @__PURE__ */ treeOf(operations.appSettings);

/** Changes settings of the whole server. Needs settings:manage. */
export const UpdateAppSettingsDocument = /* @__PURE__ */ treeOf(operations.updateAppSettings);

/** The viewer's share links, newest first. With `all`, the links of all users, which needs shares:manage. */
export const ShareLinksDocument = /* @__PURE__ */ treeOf(operations.shareLinks);

/** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
export const SceneShareLinksDocument = /* @__PURE__ */ treeOf(operations.sceneShareLinks);

/** What a share link shows to whoever holds its token, without counting a view. NOT_FOUND for an unknown token; GONE for a link that has expired or whose scene is in the trash or missing; UNAUTHENTICATED for an AUTH_REQUIRED link without a login; RATE_LIMITED after too many unknown tokens. */
export const SharedSceneDocument = /* @__PURE__ */ treeOf(operations.sharedScene);

/** Opens a share link: counts one view, then as sharedScene. NOT_FOUND for an unknown token; GONE for a link that has expired or whose scene is in the trash or missing; UNAUTHENTICATED for an AUTH_REQUIRED link without a login; RATE_LIMITED after too many unknown tokens. */
export const OpenShareDocument = /* @__PURE__ */ treeOf(operations.openShare);

/** Creates a share link for an active scene. At most 100 per user and scene. Needs scenes:view. */
export const CreateShareLinkDocument = /* @__PURE__ */ treeOf(operations.createShareLink);

/** Deletes one of the viewer's share links, or with shares:manage anybody's. The link and the URLs it gave out stop working at once. */
export const DeleteShareLinkDocument = /* @__PURE__ */ treeOf(operations.deleteShareLink);

/** All storage paths. Needs storage:manage. */
export const StoragePathsDocument = /* @__PURE__ */ treeOf(operations.storagePaths);

/** Whether this path would be accepted as a storage path, and the reason if not. Needs storage:manage. */
export const CheckStoragePathDocument = /* @__PURE__ */ treeOf(operations.checkStoragePath);

/** Adds a folder as a storage path. Its videos are found by the next scan. Needs storage:manage. */
export const CreateStoragePathDocument = /* @__PURE__ */ treeOf(operations.createStoragePath);

/** Changes a storage path. Absent fields are left unchanged. Before setting a new path, move the files there: the scenes follow, and nothing is processed again. Needs storage:manage. */
export const UpdateStoragePathDocument = /* @__PURE__ */ treeOf(operations.updateStoragePath);

/** Removes a storage path; its files are kept. CONFLICT while it contains scenes, including trashed and missing ones. Needs storage:manage. */
export const DeleteStoragePathDocument = /* @__PURE__ */ treeOf(operations.deleteStoragePath);

/** Brings the library in line with the files in these storage paths, or in all of them: adds new files, follows moved ones, processes replaced ones again, and marks scenes whose files are gone as missing. CONFLICT while another scan is running. Needs storage:manage. */
export const StartScanDocument = /* @__PURE__ */ treeOf(operations.startScan);

/** Cancels the running scan. Files it has already imported are kept. Returns false when no scan is running. Needs storage:manage. */
export const CancelScanDocument = /* @__PURE__ */ treeOf(operations.cancelScan);

/** The scan that is currently running; null when there is none. Needs storage:manage. */
export const CurrentScanDocument = /* @__PURE__ */ treeOf(operations.currentScan);

/** All scans, newest first. Needs storage:manage. */
export const ScansDocument = /* @__PURE__ */ treeOf(operations.scans);

/** The running scan: immediately, then its progress, at most four times a second, and its end. The cursor of each event is in `extensions`. Needs storage:manage. */
export const ScanChangedDocument = /* @__PURE__ */ treeOf(operations.scanChanged);

/** The changes that the viewer has made within 24 hours and can take back; the newest first, at most 100. Those of others are in `auditLog`. */
export const UndoableChangesDocument = /* @__PURE__ */ treeOf(operations.undoableChanges);

/** Takes a change back, within 24 hours: `updateScenes`, `trashScenes`, `restoreScenes`, `mergeActors`, `mergeStudios`, `mergeTags` or `deleteTag`, with everything that it did. What somebody has changed since is left as it is, and named. It needs the permission of that mutation, and `users:manage` when somebody else has made the change. */
export const UndoDocument = /* @__PURE__ */ treeOf(operations.undo);

/** The version, engines and limits of this server. */
export const UploadTargetDocument = /* @__PURE__ */ treeOf(operations.uploadTarget);

/** The viewer's uploads: the current ones immediately, then their progress, at most four times a second, and their end. The cursor of each event is in `extensions`. Needs scenes:upload. */
export const UploadChangedDocument = /* @__PURE__ */ treeOf(operations.uploadChanged);

/** The users whose name contains the search text, or all users, newest first. Needs users:manage. */
export const UsersDocument = /* @__PURE__ */ treeOf(operations.users);

/** The user with this id; null when there is none. Needs users:manage. */
export const UserDocument = /* @__PURE__ */ treeOf(operations.user);

/** Creates a user. The role cannot have permissions that you do not have. Needs users:create. */
export const CreateUserDocument = /* @__PURE__ */ treeOf(operations.createUser);

/** Changes the name or role of a user, with immediate effect for their sessions. You cannot change your own role or that of the last admin. Needs users:manage. */
export const UpdateUserDocument = /* @__PURE__ */ treeOf(operations.updateUser);

/** Sets a user's password and ends their sessions. Needs users:manage. */
export const ResetUserPasswordDocument = /* @__PURE__ */ treeOf(operations.resetUserPassword);

/** Deletes a user and everything of theirs. You cannot delete yourself or the last admin. Needs users:delete. */
export const DeleteUserDocument = /* @__PURE__ */ treeOf(operations.deleteUser);

/** All roles, oldest first. Needs roles:manage. */
export const RolesDocument = /* @__PURE__ */ treeOf(operations.roles);

/** All permissions that a role can have, sorted by name. Needs roles:manage. */
export const PermissionsDocument = /* @__PURE__ */ treeOf(operations.permissions);

/** Creates a role. It cannot have permissions that you do not have. Needs roles:manage. */
export const CreateRoleDocument = /* @__PURE__ */ treeOf(operations.createRole);

/** Changes the name or description of a role. An absent argument keeps its value; null clears the description. The roles admin, moderator and user cannot be renamed. Needs roles:manage. */
export const UpdateRoleDocument = /* @__PURE__ */ treeOf(operations.updateRole);

/** Replaces the permissions of a role, with immediate effect for all its users. The role admin must keep users:manage and roles:manage. Needs roles:manage. */
export const SetRolePermissionsDocument = /* @__PURE__ */ treeOf(operations.setRolePermissions);

/** Deletes a role that no user has. The roles admin, moderator and user cannot be deleted. Needs roles:manage. */
export const DeleteRoleDocument = /* @__PURE__ */ treeOf(operations.deleteRole);

/** Records where a player is. Reports that follow each other within five minutes belong to one session; the first report in 24 hours counts as a view. A report of 0 seconds watched at position 0 changes no earlier session, which is returned. Needs scenes:view. */
export const RecordWatchDocument = /* @__PURE__ */ treeOf(operations.recordWatch);

/** Deletes the viewer's watch history, of one scene or of all. Returns the number of deleted sessions. Needs scenes:view. */
export const DeleteWatchHistoryDocument = /* @__PURE__ */ treeOf(operations.deleteWatchHistory);

/** The newest session of each scene, newest first; with `sceneId`, every session of that scene. Scenes in the trash or without their file are included. Days are days of the given time zone. Needs scenes:view. */
export const WatchHistoryDocument = /* @__PURE__ */ treeOf(operations.watchHistory);

/** The number of different scenes watched on each day that has any, in the given time zone. At most 366 days, both ends included. Needs scenes:view. */
export const WatchActivityDocument = /* @__PURE__ */ treeOf(operations.watchActivity);

