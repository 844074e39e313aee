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

export enum Resolution {
  R360P = 'R360P',
  R480P = 'R480P',
  R720P = 'R720P',
  R1080P = 'R1080P',
  R1440P = 'R1440P',
  R2160P = 'R2160P',
}

registerEnumType(ProcessingStatus, {
  name: 'ProcessingStatus',
  description:
    'PENDING until metadata starts. PROCESSING until metadata and every phase that it triggers have ended. Then COMPLETED, or ' +
    'FAILED when one of them failed permanently; a later success of that phase makes it COMPLETED.',
});
registerEnumType(SceneState, {
  name: 'SceneState',
  description:
    'ACTIVE scenes can be watched. TRASHED scenes wait for their deletion. The file of MISSING scenes was not found by the last scan.',
});
registerEnumType(ThumbnailSize, {
  name: 'ThumbnailSize',
  description: 'The longest side of each size is set by `updateProcessingConfig`.',
});
registerEnumType(Resolution, {
  name: 'Resolution',
  description:
    'The class of a resolution by its lines: the larger of the shorter side and 9/16 of the longer side, so that portrait and ' +
    'wide-screen films are classed as people expect. R360P: up to 479 lines, R480P: 480-719, R720P: 720-1079, R1080P: ' +
    '1080-1439, R1440P: 1440-2159, R2160P: 2160 and more. A scene of unknown size belongs to none.',
});
