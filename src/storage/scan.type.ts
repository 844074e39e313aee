/** What a scan keeps in its row as JSON. */
import type { SkipReason } from './scan.enums.ts';

/** What it goes through: all storage paths, some of them, or one folder in one of them. */
export interface ScanScope {
  /** Absent: all. In ascending order. */
  storagePathIds?: number[];
  /** The whole path of the one folder in the one storage path that is named. */
  path?: string;
}

/** How many files and folders it passed over, by reason. */
export type Skipped = Partial<Record<SkipReason, number>>;
