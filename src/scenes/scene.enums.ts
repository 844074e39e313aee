/** The words in which the API speaks of a scene. */

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
