/** What becomes of each file and each scene: every row of the table, without a disk or a database. */
import { describe, expect, test } from 'vitest';
import type { FoundFile } from '../../src/storage/found-file.ts';
import { type Candidate, type KnownScene, reconcile, reconcileAbsent } from '../../src/storage/reconcile.ts';

const file = (changes: Partial<FoundFile> = {}): FoundFile => ({
  path: '/films/boat.mp4',
  name: 'boat.mp4',
  size: 100,
  modifiedMs: 5000,
  identity: '1:1',
  ...changes,
});

const scene = (changes: Partial<KnownScene> = {}): KnownScene => ({
  id: '7',
  path: '/films/boat.mp4',
  storagePathId: 1,
  size: 100,
  modifiedMs: 5000,
  isMissing: false,
  isTrashed: false,
  ...changes,
});

/** A scene whose file was elsewhere before, under the same name and with the same size and time. */
const candidate = (changes: Partial<Candidate> = {}): Candidate => ({
  ...scene({ path: '/old/boat.mp4' }),
  oldPath: 'gone',
  content: 'same',
  ...changes,
});

const decide = (known: KnownScene | undefined, candidates: Candidate[] = [], found = file()) =>
  reconcile([{ file: found, storagePathId: 1, known, candidates }])[0];

describe('a known path', () => {
  test.each<[string, KnownScene, object]>([
    ['as known, of an active scene: skipped', scene(), { kind: 'skipped', isTrashed: false, learnsFacts: false }],
    ['of another size: changed', scene({ size: 99 }), { kind: 'changed' }],
    ['of another time: changed', scene({ modifiedMs: 4999 }), { kind: 'changed' }],
    ['of a missing scene: restored', scene({ isMissing: true }), { kind: 'restored', isChanged: false }],
    [
      'of a missing scene, with another content: restored and changed',
      scene({ isMissing: true, size: 99 }),
      { kind: 'restored', isChanged: true },
    ],
    [
      'of a missing scene in the trash: restored, and it stays in the trash',
      scene({ isMissing: true, isTrashed: true }),
      { kind: 'restored', scene: { isTrashed: true } },
    ],
    [
      'of a trashed scene: skipped',
      scene({ isTrashed: true }),
      { kind: 'skipped', isTrashed: true, learnsFacts: false },
    ],
    [
      'of a trashed scene, with another content: skipped',
      scene({ isTrashed: true, size: 99 }),
      { kind: 'skipped', isTrashed: true, learnsFacts: false },
    ],
    ['whose size nobody has noted: noted', scene({ size: null }), { kind: 'skipped', learnsFacts: true }],
    ['whose time nobody has noted: noted', scene({ modifiedMs: null }), { kind: 'skipped', learnsFacts: true }],
    ['noted in another storage path: noted', scene({ storagePathId: 2 }), { kind: 'skipped', learnsFacts: true }],
    ['of another size, time unknown: changed', scene({ size: 99, modifiedMs: null }), { kind: 'changed' }],
  ])('%s', (_what, known, decision) => {
    expect(decide(known)).toMatchObject(decision);
  });

  test('is never a moved file, whatever else may be it', () => {
    expect(decide(scene(), [candidate({ id: '8' })])).toMatchObject({ kind: 'skipped', scene: { id: '7' } });
  });
});

describe('a new path', () => {
  const other = { path: '/old/other.mp4' };
  test.each<[string, Partial<Candidate>, 'moved' | 'added']>([
    ['of the same size, name and time, old path gone: moved', {}, 'moved'],
    ['of the same size and name: moved', { modifiedMs: 1 }, 'moved'],
    ['of the same size and time: moved', other, 'moved'],
    ['of the same size, but neither name nor time: added', { ...other, modifiedMs: 1 }, 'added'],
    ['of another size: added', { size: 99 }, 'added'],
    ['of a scene whose size is unknown: added', { size: null }, 'added'],
    ['of a scene whose file is still there (a copy): added', { oldPath: 'there' }, 'added'],
    ['of a scene whose file cannot be looked for: added', { oldPath: 'unknown' }, 'added'],
    ['with another content: added', { content: 'different' }, 'added'],
    ['of a missing scene: moved', { isMissing: true }, 'moved'],
    ['of a trashed scene: moved, and it stays in the trash', { isTrashed: true }, 'moved'],
    ['of unknown content, same name and time: moved', { content: 'unknown' }, 'moved'],
    ['of unknown content, same time: moved', { ...other, content: 'unknown' }, 'moved'],
    ['of unknown content, only the same name: added', { content: 'unknown', modifiedMs: 1 }, 'added'],
    ['with a name that differs in case only: moved', { path: '/films/BOAT.MP4', modifiedMs: 1 }, 'moved'],
  ])('%s', (_what, changes, kind) => {
    expect(decide(undefined, [candidate(changes)])).toMatchObject({ kind });
  });

  test('with a name composed in another way is moved', () => {
    const found = file({ name: 'Zoë.mp4'.normalize('NFD'), path: `/films/${'Zoë.mp4'.normalize('NFD')}` });
    const before = candidate({ path: `/films/${'Zoë.mp4'.normalize('NFC')}`, modifiedMs: 1 });
    expect(decide(undefined, [before], found)).toMatchObject({ kind: 'moved', scene: { id: '7' } });
  });

  test('of nothing that is known is added', () => {
    expect(decide(undefined)).toEqual({ kind: 'added', file: file() });
  });

  test('is the scene that fits best', () => {
    const candidates = [
      candidate({ id: '1', path: '/old/x.mp4' }),
      candidate({ id: '2', modifiedMs: 1 }),
      candidate({ id: '3', isMissing: true }),
      candidate({ id: '4' }),
      candidate({ id: '5', content: 'unknown' }),
    ];
    expect(decide(undefined, candidates)).toMatchObject({ scene: { id: '4' } });
    expect(decide(undefined, candidates.toReversed())).toMatchObject({ scene: { id: '4' } });
  });
});

test('no scene is moved to two files; the second one is a copy', () => {
  const files = [file(), file({ path: '/films/again/boat.mp4' })];
  const taken = new Set<string>();
  const decisions = reconcile(
    files.map((found) => ({ file: found, storagePathId: 1, candidates: [candidate()] })),
    taken,
  );
  expect(decisions.map(({ kind }) => kind)).toEqual(['moved', 'added']);
  expect([...taken]).toEqual(['7']);
  expect(reconcile([{ file: file(), storagePathId: 1, candidates: [candidate()] }], taken)[0]?.kind).toBe('added');
});

describe('a scene whose file was not found', () => {
  const absence = { isTrashed: false, presence: 'gone', isStoragePathSound: true, isFolderReadable: true } as const;
  test.each<[string, Partial<Parameters<typeof reconcileAbsent>[0]>, 'missing' | 'untouched']>([
    ['in a readable folder is missing', {}, 'missing'],
    ['in a storage path that is away, empty or unreadable is untouched', { isStoragePathSound: false }, 'untouched'],
    ['in an unreadable folder is untouched', { isFolderReadable: false }, 'untouched'],
    ['though it is there (passed over, or late) is untouched', { presence: 'there' }, 'untouched'],
    ['where nobody can look is untouched', { presence: 'unknown' }, 'untouched'],
    ['in the trash is untouched', { isTrashed: true }, 'untouched'],
  ])('%s', (_what, changes, fate) => {
    expect(reconcileAbsent({ ...absence, ...changes })).toBe(fate);
  });
});
