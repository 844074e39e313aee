/** Counts what was decided, and names the first files of each kind. */
import type { Decision } from './reconcile.ts';
import { FindingKind, SkipReason } from './scan.enums.ts';
import type { Finding, ScanCounts, ScanReport } from './scan-record.ts';

const counted = {
  added: 'videosAdded',
  skipped: 'videosSkipped',
  changed: 'videosChanged',
  moved: 'videosMoved',
  restored: 'videosRestored',
} as const satisfies Record<Decision['kind'], keyof ScanCounts>;

export async function noteDecisions(report: ScanReport, decisions: readonly Decision[]): Promise<void> {
  const counts: Partial<ScanCounts> = {};
  for (const decision of decisions) {
    const name = counted[decision.kind];
    counts[name] = (counts[name] ?? 0) + 1;
    if (decision.kind === 'skipped' && decision.isTrashed) report.skip({ [SkipReason.TRASHED]: 1 });
  }
  report.find(decisions.flatMap((decision) => findingOf(decision) ?? []));
  await report.add(counts);
}

function findingOf(decision: Decision): Finding | undefined {
  const { path } = decision.file;
  switch (decision.kind) {
    case 'added':
      return { kind: FindingKind.ADDED, path };
    case 'changed':
      return { kind: FindingKind.CHANGED, path, sceneId: decision.scene.id };
    case 'moved':
      return { kind: FindingKind.MOVED, path, previousPath: decision.scene.path, sceneId: decision.scene.id };
    case 'restored':
      return { kind: FindingKind.RESTORED, path, sceneId: decision.scene.id };
    case 'skipped':
      return undefined;
  }
}
