/** Why a scan passes over a file or folder that is there, as it is stored. */
import { registerEnumType } from 'type-graphql';

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

/** How many of each. */
export type Skipped = Partial<Record<SkipReason, number>>;

export function addSkipped(to: Skipped, reason: SkipReason, count = 1): void {
  to[reason] = (to[reason] ?? 0) + count;
}
