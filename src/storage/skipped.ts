/** Counting what a scan passes over. */
import type { SkipReason } from './scan.enums.ts';
import type { Skipped } from './scan.type.ts';

export function addSkipped(to: Skipped, reason: SkipReason, count = 1): void {
  to[reason] = (to[reason] ?? 0) + count;
}
