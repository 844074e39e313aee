/** The states of a scan and the kinds of its findings, as they are stored. */
import { registerEnumType } from 'type-graphql';

export enum ScanStatus {
  RUNNING = 'running',
  COMPLETED = 'completed',
  FAILED = 'failed',
  CANCELLED = 'cancelled',
}

registerEnumType(ScanStatus, { name: 'ScanStatus' });

export enum FindingKind {
  ADDED = 'added',
  CHANGED = 'changed',
  MOVED = 'moved',
  RESTORED = 'restored',
  REMOVED = 'removed',
}

registerEnumType(FindingKind, {
  name: 'ScanFindingKind',
  description: 'What becomes of a file or of a scene.',
  valuesConfig: {
    ADDED: { description: 'A new file: it becomes a scene.' },
    CHANGED: { description: 'The file was replaced: its scene is processed again.' },
    MOVED: { description: 'The file has another path now: its scene keeps everything.' },
    RESTORED: { description: 'The file of a missing scene is back.' },
    REMOVED: { description: 'The file is gone: its scene is missing.' },
  },
});
