/** The words that the job tables store. */
import { registerEnumType } from 'type-graphql';

export enum Phase {
  METADATA = 'metadata',
  THUMBNAIL = 'thumbnail',
  SPRITES = 'sprites',
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
  description: 'A step of processing a scene. SCAN is the search for new files.',
});
registerEnumType(JobStatus, { name: 'JobStatus' });
registerEnumType(TriggerType, { name: 'TriggerType' });
registerEnumType(DeadLetterStatus, { name: 'DeadLetterStatus' });
