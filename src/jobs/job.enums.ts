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
  description: 'Where a job stands.',
  valuesConfig: {
    PENDING: { description: 'It waits for a worker.' },
    RUNNING: { description: 'A worker is at it.' },
    COMPLETED: { description: 'It has done its work.' },
    FAILED: { description: 'It went wrong. With `nextRetryAt` it waits for a retry; without, the failure is final.' },
    CANCELLED: { description: 'Somebody stopped it, or its scene went to the trash.' },
  },
});
registerEnumType(TriggerType, {
  name: 'TriggerType',
  description: 'The event that a phase waits for.',
  valuesConfig: {
    ON_IMPORT: { description: 'When a file is imported.' },
    AFTER_JOB: { description: 'When a job of `afterPhase` has completed.' },
    MANUAL: { description: 'Only on request.' },
    SCHEDULED: { description: 'When `cronExpression` is due.' },
  },
});
registerEnumType(DeadLetterStatus, {
  name: 'DeadLetterStatus',
  description: 'Whether a dead letter still needs attention.',
  valuesConfig: {
    PENDING_REVIEW: { description: 'Waits for somebody to retry or abandon it.' },
    RETRYING: { description: 'Its job is queued again; it is deleted when that succeeds.' },
    ABANDONED: { description: 'Nobody needs to look at it any more.' },
  },
});
