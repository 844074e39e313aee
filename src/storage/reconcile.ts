/** What a scan has to do about a batch of files, given what the library knows of them. */
import type { FoundFile } from './walk.ts';

export interface Findings {
  added: FoundFile[];
  skipped: FoundFile[];
}

/** New files are added; those whose path is known already are skipped. */
export function reconcile(files: readonly FoundFile[], knownPaths: ReadonlySet<string>): Findings {
  const { added = [], skipped = [] } = Object.groupBy(files, ({ path }) =>
    knownPaths.has(path) ? 'skipped' : 'added',
  );
  return { added, skipped };
}
