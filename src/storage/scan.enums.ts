/** The states of a scan, the kinds of its findings, and why it passes over something, as they are stored. */
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

export enum SkipReason {
  HIDDEN = 'hidden',
  IGNORED = 'ignored',
  OWN_DATA = 'own_data',
  UNFINISHED = 'unfinished',
  TRASHED = 'trashed',
}

registerEnumType(SkipReason, {
  name: 'ScanSkipReason',
  description: 'Why a scan passes over a file or folder.',
  valuesConfig: {
    HIDDEN: { description: 'Its name begins with a dot.' },
    IGNORED: { description: 'A `.reelignore` file leaves it out.' },
    OWN_DATA: { description: 'The server keeps its own files there.' },
    UNFINISHED: {
      description:
        'It is still being written: named `.part`, `.crdownload` or `.tmp`, or changed while it was looked at.',
    },
    TRASHED: { description: 'Its scene is in the trash.' },
  },
});
