/** The states of a scan, the kinds of its findings, and why it passes over something, as they are stored. */
import { registerEnumType } from 'type-graphql';

export enum ScanStatus {
  RUNNING = 'running',
  COMPLETED = 'completed',
  FAILED = 'failed',
  CANCELLED = 'cancelled',
}

registerEnumType(ScanStatus, {
  name: 'ScanStatus',
  description: 'Where a scan stands. RUNNING becomes one of the others, once.',
  valuesConfig: {
    RUNNING: { description: 'It waits for its worker, or is under way.' },
    COMPLETED: { description: 'It has gone through everything, files with errors included.' },
    FAILED: { description: 'It could not go on; `errorMessage` says why.' },
    CANCELLED: { description: 'Somebody stopped it; what it had imported is kept.' },
  },
});

export enum FindingKind {
  ADDED = 'added',
  CHANGED = 'changed',
  MOVED = 'moved',
  RESTORED = 'restored',
  REMOVED = 'removed',
  OTHER_FORMAT = 'other_format',
}

registerEnumType(FindingKind, {
  name: 'ScanFindingKind',
  description: 'What a scan does about a file.',
  valuesConfig: {
    ADDED: { description: 'The file is new and becomes a scene.' },
    CHANGED: { description: 'The file was replaced. Its scene is processed again.' },
    MOVED: { description: 'The file was moved or renamed. Its scene keeps all data.' },
    RESTORED: { description: 'The file of a MISSING scene came back.' },
    REMOVED: { description: 'The file was not found. Its scene becomes MISSING.' },
    OTHER_FORMAT: {
      description:
        'The file looks like a video, but VIDEO_EXTENSIONS does not name its extension. Nothing is done about it.',
    },
  },
});

export enum SkipReason {
  HIDDEN = 'hidden',
  IGNORED = 'ignored',
  OWN_DATA = 'own_data',
  UNFINISHED = 'unfinished',
  TRASHED = 'trashed',
  SYSTEM = 'system',
  OTHER_FORMAT = 'other_format',
}

registerEnumType(SkipReason, {
  name: 'ScanSkipReason',
  description: 'Why a scan skips a file or folder.',
  valuesConfig: {
    HIDDEN: { description: 'Its name begins with a dot.' },
    IGNORED: { description: 'It is excluded by a `.reelignore` file.' },
    OWN_DATA: { description: "It belongs to the server's own data folders." },
    UNFINISHED: {
      description:
        'It is still being written: its name ends with `.part`, `.crdownload` or `.tmp`, or it changed during the scan.',
    },
    TRASHED: { description: 'Its scene is in the trash.' },
    SYSTEM: {
      description:
        'It is a folder that the system keeps for itself: `@eaDir`, `#recycle`, `$RECYCLE.BIN`, `lost+found` or `System Volume Information`.',
    },
    OTHER_FORMAT: {
      description:
        'It looks like a video, but VIDEO_EXTENSIONS does not name its extension. The first hundred are in `findings`.',
    },
  },
});
