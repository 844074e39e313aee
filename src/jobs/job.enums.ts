/** The words that the job tables store. */
import { registerEnumType } from 'type-graphql';

export enum Phase {
  METADATA = 'metadata',
  THUMBNAIL = 'thumbnail',
  SPRITES = 'sprites',
  PREVIEW = 'preview',
  SCAN = 'scan',
}

export enum JobStatus {
  PENDING = 'pending',
  RUNNING = 'running',
  COMPLETED = 'completed',
  FAILED = 'failed',
  CANCELLED = 'cancelled',
}

export enum TriggerType {
  ON_IMPORT = 'on_import',
  AFTER_JOB = 'after_job',
  MANUAL = 'manual',
  SCHEDULED = 'scheduled',
}

export enum DeadLetterStatus {
  PENDING_REVIEW = 'pending_review',
  RETRYING = 'retrying',
  ABANDONED = 'abandoned',
}

registerEnumType(Phase, {
  name: 'Phase',
  description: 'A step of processing a scene.',
  valuesConfig: {
    METADATA: { description: 'Reads what the file holds, and checks that it is whole.' },
    THUMBNAIL: { description: 'Makes the two thumbnails.' },
    SPRITES: { description: 'Makes the sheets of small pictures for the seek bar.' },
    PREVIEW: { description: 'Makes the short silent video that plays under a pointer.' },
    SCAN: { description: 'The search for new files, which belongs to no scene.' },
  },
});
registerEnumType(JobStatus, {
  name: 'JobStatus',
  description: 'A FAILED job with `nextRetryAt` waits for a retry; without it, the failure is final.',
});
registerEnumType(TriggerType, {
  name: 'TriggerType',
  description:
    'ON_IMPORT: when a file is imported. AFTER_JOB: when a job of `afterPhase` has completed. SCHEDULED: when ' +
    '`cronExpression` is due. MANUAL: only on request.',
});
registerEnumType(DeadLetterStatus, {
  name: 'DeadLetterStatus',
  description:
    'PENDING_REVIEW until somebody retries or abandons it. RETRYING while its job is queued again. ABANDONED when it needs no ' +
    'more attention.',
});
