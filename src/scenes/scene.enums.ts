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
    'How far the server has got with a scene. A later success of a phase that has failed makes it COMPLETED.',
  valuesConfig: {
    PENDING: { description: 'Metadata has not started yet.' },
    PROCESSING: { description: 'Metadata, or a phase that it triggers, is under way or waits for a retry.' },
    COMPLETED: { description: 'Metadata and all that it triggers have succeeded.' },
    FAILED: { description: 'One of the phases has failed for good; `processingError` says why.' },
  },
});
registerEnumType(SceneState, {
  name: 'SceneState',
  description: 'Whether a scene can be watched.',
  valuesConfig: {
    ACTIVE: { description: 'It can be watched.' },
    TRASHED: { description: 'It waits for its deletion, and can be restored until then.' },
    MISSING: { description: 'The last scan did not find its file. It becomes ACTIVE again when the file comes back.' },
  },
});
registerEnumType(ThumbnailSize, {
  name: 'ThumbnailSize',
  description: 'Two sizes; `updateProcessingConfig` sets how large they are.',
  valuesConfig: {
    SMALL: { description: 'At most `maxFrameDimensionSm` pixels on the longest side.' },
    LARGE: { description: 'At most `maxFrameDimensionLg` pixels on the longest side.' },
  },
});
registerEnumType(Resolution, {
  name: 'Resolution',
  description:
    'The class of a resolution by its lines: the larger of the shorter side and 9/16 of the longer side, so that portrait and wide-screen films are classed as people expect. A scene of unknown size belongs to none.',
  valuesConfig: {
    R360P: { description: 'Up to 479 lines.' },
    R480P: { description: '480 to 719 lines.' },
    R720P: { description: '720 to 1079 lines.' },
    R1080P: { description: '1080 to 1439 lines.' },
    R1440P: { description: '1440 to 2159 lines.' },
    R2160P: { description: '2160 lines and more.' },
  },
});
