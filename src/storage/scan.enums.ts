/** The states of a scan, as they are stored. */
import { registerEnumType } from 'type-graphql';

export enum ScanStatus {
  RUNNING = 'running',
  COMPLETED = 'completed',
  FAILED = 'failed',
  CANCELLED = 'cancelled',
}

registerEnumType(ScanStatus, { name: 'ScanStatus' });
