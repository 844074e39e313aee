/** Every table, by the class that describes it. */

import { Actor } from '../actors/actor.entity.ts';
import { AuditEntry } from '../audit/audit-entry.entity.ts';
import { UndoRows } from '../audit/undo-rows.entity.ts';
import { ApiKey } from '../auth/api-key.entity.ts';
import { LoginAttempt } from '../auth/login-attempt.entity.ts';
import { LoginFailure } from '../auth/login-failure.entity.ts';
import { Permission } from '../auth/permission.entity.ts';
import { RevokedToken } from '../auth/revoked-token.entity.ts';
import { Role } from '../auth/role.entity.ts';
import { RolePermission } from '../auth/role-permission.entity.ts';
import { UserSession } from '../auth/session.entity.ts';
import { Change } from '../events/change.entity.ts';
import { FolderTotals } from '../folders/folder-totals.entity.ts';
import { IdempotencyKey } from '../graphql/idempotency-key.entity.ts';
import { ActorLike } from '../interactions/actor-like.entity.ts';
import { ActorRating } from '../interactions/actor-rating.entity.ts';
import { SceneJizz } from '../interactions/scene-jizz.entity.ts';
import { SceneLike } from '../interactions/scene-like.entity.ts';
import { SceneRating } from '../interactions/scene-rating.entity.ts';
import { StudioLike } from '../interactions/studio-like.entity.ts';
import { StudioRating } from '../interactions/studio-rating.entity.ts';
import { ViewCount } from '../interactions/view-count.entity.ts';
import { Watch } from '../interactions/watch.entity.ts';
import { DeadLetter } from '../jobs/dead-letter.entity.ts';
import { Job } from '../jobs/job.entity.ts';
import { PhasePause } from '../jobs/phase-pause.entity.ts';
import { Pool } from '../jobs/pool.entity.ts';
import { RetryPolicy } from '../jobs/retry-policy.entity.ts';
import { Trigger } from '../jobs/trigger.entity.ts';
import { Library } from '../library/library.entity.ts';
import { Marker } from '../markers/marker.entity.ts';
import { MarkerLabelTag } from '../markers/marker-label-tag.entity.ts';
import { MarkerTag } from '../markers/marker-tag.entity.ts';
import { UserIdentity } from '../oidc/identity.entity.ts';
import { ProcessingConfig } from '../processing/processing-config.entity.ts';
import { SavedSearch } from '../saved-searches/saved-search.entity.ts';
import { Scene } from '../scenes/scene.entity.ts';
import { SceneActor } from '../scenes/scene-actor.entity.ts';
import { SceneCount } from '../scenes/scene-count.entity.ts';
import { SceneCountChange } from '../scenes/scene-count-change.entity.ts';
import { SceneTag } from '../scenes/scene-tag.entity.ts';
import { SearchConfig } from '../search/search-config.entity.ts';
import { SearchDocument } from '../search/search-document.entity.ts';
import { SearchOutboxEntry } from '../search/search-outbox.entity.ts';
import { SearchPush } from '../search/search-push.entity.ts';
import { SearchWord } from '../search/search-word.entity.ts';
import { AppSettings } from '../settings/app-settings.entity.ts';
import { UserSettings } from '../settings/user-settings.entity.ts';
import { ShareLink } from '../sharing/share-link.entity.ts';
import { Scan } from '../storage/scan.entity.ts';
import { ScanError } from '../storage/scan-error.entity.ts';
import { ScanFinding } from '../storage/scan-finding.entity.ts';
import { StoragePath } from '../storage/storage-path.entity.ts';
import { Studio } from '../studios/studio.entity.ts';
import { Tag } from '../tags/tag.entity.ts';
import { Upload } from '../uploads/upload.entity.ts';
import { User } from '../users/user.entity.ts';

/** The keys are the names of the tables, as queries write them. */
export const entities = {
  actors: Actor,
  api_keys: ApiKey,
  app_settings: AppSettings,
  audit_log: AuditEntry,
  changes: Change,
  dead_letter_queue: DeadLetter,
  folder_totals: FolderTotals,
  idempotency_keys: IdempotencyKey,
  job_history: Job,
  library: Library,
  login_attempts: LoginAttempt,
  login_failures: LoginFailure,
  marker_label_tags: MarkerLabelTag,
  marker_tags: MarkerTag,
  permissions: Permission,
  phase_pauses: PhasePause,
  pool_config: Pool,
  processing_config: ProcessingConfig,
  retry_config: RetryPolicy,
  revoked_tokens: RevokedToken,
  role_permissions: RolePermission,
  roles: Role,
  saved_searches: SavedSearch,
  scan_errors: ScanError,
  scan_findings: ScanFinding,
  scan_history: Scan,
  scene_actors: SceneActor,
  scene_count_changes: SceneCountChange,
  scene_counts: SceneCount,
  scene_tags: SceneTag,
  scenes: Scene,
  search_config: SearchConfig,
  search_documents: SearchDocument,
  search_outbox: SearchOutboxEntry,
  search_pushes: SearchPush,
  search_words: SearchWord,
  share_links: ShareLink,
  storage_paths: StoragePath,
  studios: Studio,
  tags: Tag,
  trigger_config: Trigger,
  undo_rows: UndoRows,
  uploads: Upload,
  user_actor_likes: ActorLike,
  user_actor_ratings: ActorRating,
  user_identities: UserIdentity,
  user_scene_jizzed: SceneJizz,
  user_scene_likes: SceneLike,
  user_scene_markers: Marker,
  user_scene_ratings: SceneRating,
  user_scene_view_counts: ViewCount,
  user_scene_watches: Watch,
  user_sessions: UserSession,
  user_settings: UserSettings,
  user_studio_likes: StudioLike,
  user_studio_ratings: StudioRating,
  users: User,
};
