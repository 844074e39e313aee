/**
 * The one place that decides what becomes of each file that is found and of each scene whose file is not. Thinking only:
 * nothing is read or written here.
 */
import type { FoundFile, Presence } from './found-file.ts';

/** A scene as far as its file goes. */
export interface KnownScene {
  id: string;
  path: string;
  storagePathId: number | null;
  /** null while unknown: then it fits any file. */
  size: number | null;
  modifiedMs: number | null;
  /** When it was last looked for, by a scan, or by a job of a scene that is not in the trash. */
  isMissing: boolean;
  isTrashed: boolean;
}

/** A scene that a new file may be, by its size and its name or time. */
export interface Candidate extends KnownScene {
  /** What there is at the scene's own path. */
  oldPath: Presence;
  /** Whether the content is that of the new file; unknown when nothing is known of the scene's. */
  content: 'same' | 'different' | 'unknown';
}

export type Decision = { file: FoundFile } & (
  | { kind: 'skipped'; scene: KnownScene; isTrashed: boolean; learnsFacts: boolean }
  | { kind: 'changed'; scene: KnownScene }
  | { kind: 'restored'; scene: KnownScene; isChanged: boolean }
  | { kind: 'moved'; scene: KnownScene }
  | { kind: 'added' }
);

export interface Question {
  file: FoundFile;
  storagePathId: number;
  /** The scene of this very path. */
  known?: KnownScene | undefined;
  candidates?: readonly Candidate[];
}

/** One decision for each file. No scene is moved twice: `taken` holds those that are spoken for, and grows. */
export function reconcile(questions: readonly Question[], taken: Set<string> = new Set()): Decision[] {
  return questions.map((question) => {
    const decision = decide(question, taken);
    if (decision.kind === 'moved') taken.add(decision.scene.id);
    return decision;
  });
}

function decide({ file, storagePathId, known, candidates = [] }: Question, taken: ReadonlySet<string>): Decision {
  if (!known) {
    const scene = bestOf(file, candidates, taken);
    return scene ? { kind: 'moved', file, scene } : { kind: 'added', file };
  }
  const isChanged = !isAsKnown(file, known);
  if (known.isMissing) return { kind: 'restored', file, scene: known, isChanged };
  if (known.isTrashed) return { kind: 'skipped', file, scene: known, isTrashed: true, learnsFacts: false };
  if (isChanged) return { kind: 'changed', file, scene: known };
  const learnsFacts = known.size === null || known.modifiedMs === null || known.storagePathId !== storagePathId;
  return { kind: 'skipped', file, scene: known, isTrashed: false, learnsFacts };
}

function isAsKnown({ size, modifiedMs }: FoundFile, known: KnownScene): boolean {
  return (known.size ?? size) === size && (known.modifiedMs ?? modifiedMs) === modifiedMs;
}

/** The scene whose file this is under a new path: the surest one, then one that people still see. */
function bestOf(file: FoundFile, candidates: readonly Candidate[], taken: ReadonlySet<string>): KnownScene | undefined {
  return candidates
    .filter((candidate) => !taken.has(candidate.id) && hasMovedTo(file, candidate))
    .toSorted((a, b) => sureness(file, b) - sureness(file, a))[0];
}

/** What is neither confirmed nor refuted by its content must at least have been written at the same moment. */
function hasMovedTo(file: FoundFile, candidate: Candidate): boolean {
  if (candidate.oldPath !== 'gone' || candidate.size !== file.size || candidate.content === 'different') return false;
  const isOfSameTime = candidate.modifiedMs === file.modifiedMs;
  if (candidate.content === 'unknown') return isOfSameTime;
  return isOfSameTime || hasSameName(file, candidate);
}

function sureness(file: FoundFile, candidate: Candidate): number {
  return (
    (candidate.content === 'same' ? 8 : 0) +
    (hasSameName(file, candidate) ? 4 : 0) +
    (candidate.modifiedMs === file.modifiedMs ? 2 : 0) +
    (candidate.isMissing ? 0 : 1)
  );
}

/** Some disks compose letters and accents differently, or keep no case. */
const comparable = (name: string) => name.normalize('NFC').toLowerCase();

function hasSameName(file: FoundFile, { path }: KnownScene): boolean {
  return comparable(file.name) === comparable(path.slice(path.lastIndexOf('/') + 1));
}

/** What a scan knows of a scene whose file it has not found. */
export interface Absence {
  isTrashed: boolean;
  /** What there is at its path after all: a file that is passed over, or came late, is there. */
  presence: Presence;
  /** Whether its storage path could be read to the end, and holds anything at all. */
  isStoragePathSound: boolean;
  /** Whether all folders above it could be read. */
  isFolderReadable: boolean;
}

/** Only what is gone for certain is missing; whatever stands in doubt is left untouched. */
export function reconcileAbsent({ isTrashed, presence, isStoragePathSound, isFolderReadable }: Absence) {
  const isGone = presence === 'gone' && isStoragePathSound && isFolderReadable;
  return isGone && !isTrashed ? 'missing' : 'untouched';
}
