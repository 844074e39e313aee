/** The words in which the API speaks of a scene. */
import { registerEnumType } from 'type-graphql';

export enum ProcessingStatus {
  PENDING = 'pending',
  PROCESSING = 'processing',
  COMPLETED = 'completed',
  FAILED = 'failed',
}

/** Not stored: it follows from `trashed_at` and `deleted_at`. */
export enum SceneState {
  ACTIVE = 'active',
  TRASHED = 'trashed',
  MISSING = 'missing',
}

export enum ThumbnailSize {
  SMALL = 'small',
  LARGE = 'large',
}

registerEnumType(ProcessingStatus, {
  name: 'ProcessingStatus',
  description:
    'PENDING until metadata starts, PROCESSING until metadata and every phase that its triggers lead to have ended, then COMPLETED (the error is cleared), ' +
    'or FAILED when one of them failed for good; a later success of that phase makes it COMPLETED.',
});
registerEnumType(SceneState, { name: 'SceneState', description: 'MISSING: its file was not found by the last scan.' });
registerEnumType(ThumbnailSize, { name: 'ThumbnailSize' });
