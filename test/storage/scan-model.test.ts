/** Random trees that change at random: after each scan the scenes are what a model of the table says, whatever happened. */
import 'reflect-metadata';
import { cp, mkdir, readdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { fingerprintOf } from '../../src/media/fingerprint.ts';
import { storagePathOf } from '../support/factories.ts';
import { randomly } from '../support/library.ts';
import { countsOf, putFile, type ScanResult, scanNow, scenesByPath } from '../support/scans.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const seeds = 10;
const scansPerSeed = 7;

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
});

afterAll(async () => server[Symbol.asyncDispose]());

interface DiskFile {
  content: string;
  mtimeMs: number;
  size: number;
}

type Scene = NonNullable<ReturnType<Awaited<ReturnType<typeof scenesByPath>>['get']>>;

const isGone = (scene: Scene) => scene.deletedAt !== null;

async function filesIn(root: string): Promise<Map<string, DiskFile>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.mp4'));
  const found = files.map(async ({ parentPath, name }): Promise<[string, DiskFile]> => {
    const path = join(parentPath, name);
    const { mtimeMs, size } = await stat(path);
    return [path, { content: await readFile(path, 'utf8'), mtimeMs: Math.floor(mtimeMs), size }];
  });
  return new Map(await Promise.all(found));
}

/** One library of three storage paths, and what can happen to it. */
class World {
  readonly #random: () => number;
  readonly roots: string[];
  /** Where each storage path is while it is away. */
  readonly away = new Map<string, string>();
  readonly log: string[] = [];
  #count = 0;

  constructor(
    seed: number,
    private readonly folder: string,
  ) {
    this.#random = randomly(seed);
    this.roots = [0, 1, 2].map((n) => join(folder, `root ${n}`));
  }

  async open(): Promise<void> {
    for (const root of this.roots) {
      await mkdir(root, { recursive: true });
      await writeFile(join(root, 'readme.txt'), 'The disk is here.');
      await storagePathOf(server.app, root);
    }
    for (let n = 0; n < 12; n++) await this.add();
  }

  pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.#random() * choices.length)] as T;
  }

  mounted = () => this.roots.filter((root) => !this.away.has(root));

  #newPath(name = `film ${this.pick(['a', 'b', 'c', 'd'])}${this.#count++ % 7}.mp4`): string {
    return join(this.pick(this.mounted()), this.pick(['', 'x', 'x/y', 'z']), name);
  }

  async #files(): Promise<string[]> {
    const all = await Promise.all(this.mounted().map(async (root) => [...(await filesIn(root)).keys()]));
    return all.flat().sort();
  }

  /** Few sizes, so that files of the same size, name or time are common. */
  async add(path = this.#newPath()): Promise<void> {
    const content = `${this.#count++}`.padEnd(this.pick([20, 21]), '.');
    const modifiedAt = new Date(1_600_000_000_000 + this.pick([0, 1, 2, 3, 4]) * 1000);
    await putFile(path, { content, modifiedAt });
    this.log.push(`write ${path}`);
  }

  async change(): Promise<void> {
    if (this.mounted().length === 0) return this.mount();
    const path = this.pick(await this.#files());
    const step = this.pick([
      'add',
      'add',
      'move',
      'move',
      'rename',
      'copy',
      'replace',
      'delete',
      'folder',
      'unmount',
      'mount',
    ]);
    if (step === 'add') return this.add();
    if (step === 'unmount') return this.unmount();
    if (step === 'mount') return this.mount();
    if (path === undefined) return;
    if (step === 'replace') return this.add(path);
    this.log.push(`${step} ${path}`);
    if (step === 'delete') return unlink(path);
    if (step === 'folder') return this.#moveFolder(path);
    const target = step === 'move' ? this.#newPath(path.split('/').at(-1)) : this.#newPath();
    await mkdir(dirname(target), { recursive: true });
    this.log.push(`  to ${target}`);
    if (step !== 'copy') return rename(path, target);
    await cp(path, target, { preserveTimestamps: this.pick([true, false]) });
    if (target !== path && this.pick([true, false])) await putFile(target, { content: await readFile(path) });
  }

  async #moveFolder(path: string): Promise<void> {
    const from = dirname(path);
    if (this.roots.includes(from)) return;
    const target = join(this.pick(this.mounted()), `moved ${this.#count++}`);
    this.log.push(`  to ${target}`);
    await rename(from, target);
  }

  async unmount(): Promise<void> {
    const root = this.pick(this.mounted());
    const aside = join(this.folder, `aside ${this.#count++}`);
    await rename(root, aside);
    this.away.set(root, aside);
    const isMountPoint = this.pick([true, false]);
    if (isMountPoint) await mkdir(root);
    this.log.push(`unmount ${root}${isMountPoint ? ', its mount point stays' : ''}`);
  }

  async mount(): Promise<void> {
    const root = this.pick([...this.away.keys()]);
    if (root === undefined) return;
    await rm(root, { recursive: true, force: true });
    await rename(this.away.get(root) ?? '', root);
    this.away.delete(root);
    this.log.push(`mount ${root}`);
  }

  async disk(): Promise<Map<string, DiskFile>> {
    const all = await Promise.all(this.mounted().map(filesIn));
    return new Map(all.flatMap((files) => [...files]));
  }

  /** Some scenes are thrown away, and taken back. */
  async throwAway(): Promise<void> {
    const scene = this.pick([...(await scenesByPath(server.app)).values()]);
    if (!scene || this.#random() < 0.5) return;
    this.log.push(`${scene.trashedAt ? 'restore' : 'trash'} ${scene.storedPath}`);
    await rows(server.app.orm.em.fork())
      .updateTable('scenes')
      .set({ trashedAt: scene.trashedAt ? null : new Date() })
      .where('id', '=', scene.id)
      .execute();
  }
}

/** What metadata would note of the files that are there; not of one in the trash that was replaced since. */
async function noteContents(
  disk: Map<string, DiskFile>,
  scenes: Map<string, Scene>,
  contents: Map<string, string>,
): Promise<void> {
  for (const [path, file] of disk) {
    const scene = scenes.get(path);
    if (!scene || !isAsKnown(scene, file)) continue;
    contents.set(scene.id, file.content);
    await rows(server.app.orm.em.fork())
      .updateTable('scenes')
      .set({ fingerprint: await fingerprintOf(path), width: 1 })
      .where('storedPath', '=', path)
      .execute();
  }
}

const isAsKnown = (scene: Scene, file: DiskFile) =>
  Number(scene.size) === file.size && Date.parse(scene.fileModifiedAt ?? '') === file.mtimeMs;

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1).toLowerCase();

/** Whether the file of a scene that is gone may be that new one, by the table. `contents`: of each scene, as last seen. */
function mayBe(scene: Scene, path: string, file: DiskFile, contents: Map<string, string>): boolean {
  return (
    contents.get(scene.id) === file.content &&
    (nameOf(scene.storedPath ?? '') === nameOf(path) || Date.parse(scene.fileModifiedAt ?? '') === file.mtimeMs)
  );
}

function check(
  before: Map<string, Scene>,
  after: Map<string, Scene>,
  disk: Map<string, DiskFile>,
  contents: Map<string, string>,
  world: World,
  scan: ScanResult,
): void {
  const expected = { added: 0, skipped: 0, changed: 0, moved: 0, restored: 0, removed: 0 };
  const old = new Map([...before.values()].map((scene) => [scene.id, scene]));
  const now = new Map([...after.values()].map((scene) => [scene.id, scene]));
  // Nobody lost a scene, and each file has exactly one.
  for (const id of old.keys()) expect(now.has(id), `scene ${id} is there`).toBe(true);
  for (const path of disk.keys()) {
    const scene = after.get(path);
    expect(scene && !isGone(scene), `${path} has a scene`).toBe(true);
  }
  expect(after.size, 'no two scenes have one path').toBe(now.size);
  for (const scene of old.values()) {
    const path = scene.storedPath ?? '';
    const current = now.get(scene.id);
    const file = disk.get(path);
    expect(current?.trashedAt, `the trash of ${path}`).toBe(scene.trashedAt);
    expect(current?.title, `the title of ${path}`).toBe(scene.title);
    if (file) {
      expect(current?.storedPath).toBe(path);
      if (isGone(scene)) expected.restored += 1;
      else if (isAsKnown(scene, file) || scene.trashedAt) expected.skipped += 1;
      else expected.changed += 1;
    } else if (current?.storedPath !== path) {
      const newPath = current?.storedPath ?? '';
      expected.moved += 1;
      expect(before.has(newPath), `${newPath} is new`).toBe(false);
      expect(mayBe(scene, newPath, disk.get(newPath) as DiskFile, contents), `${path} is now ${newPath}`).toBe(true);
      expect(isGone(current as Scene)).toBe(false);
    } else {
      const isAway = [...world.away.keys()].some((root) => path.startsWith(`${root}/`));
      const isRemoved = !isAway && !isGone(scene) && !scene.trashedAt;
      expect(isGone(current as Scene), `${path} is missing`).toBe(isGone(scene) || isRemoved);
      if (isRemoved) expected.removed += 1;
    }
  }
  // What came as a new scene could not have been any that is gone.
  const left = [...old.values()].filter(
    ({ id, storedPath }) => !disk.has(storedPath ?? '') && now.get(id)?.storedPath === storedPath,
  );
  for (const [path, { id }] of after) {
    if (old.has(id)) continue;
    expected.added += 1;
    for (const scene of left)
      expect(mayBe(scene, path, disk.get(path) as DiskFile, contents), `${path} is ${scene.storedPath}`).toBe(false);
  }
  const named = Object.entries(expected).map(([kind, count]) => [
    `videos${kind[0]?.toUpperCase()}${kind.slice(1)}`,
    count,
  ]);
  const { errors: _, ...counts } = countsOf(scan);
  expect(counts).toEqual(Object.fromEntries(named.filter(([, count]) => count !== 0)));
}

test.each(Array.from({ length: seeds }, (_, seed) => seed + 1))(
  'a library that changes at random, seed %i',
  async (seed) => {
    const db = rows(server.app.orm.em.fork());
    await db.deleteFrom('scenes').execute();
    await db.deleteFrom('storage_paths').execute();
    const world = new World(seed, join(server.library, `world ${seed}`));
    await world.open();
    const contents = new Map<string, string>();
    try {
      for (let round = 0; round < scansPerSeed; round++) {
        const before = await scenesByPath(server.app);
        const disk = await world.disk();
        const scan = await scanNow(server.app);
        world.log.push(`scan: ${JSON.stringify(countsOf(scan))}`);
        const after = await scenesByPath(server.app);
        check(before, after, disk, contents, world, scan);
        await noteContents(disk, after, contents);
        for (const { id } of after.values())
          await db
            .updateTable('scenes')
            .set({ title: `scene ${id}` })
            .where('id', '=', id)
            .where('title', 'is', null)
            .execute();
        for (let n = 0; n < 6; n++) await world.change();
        await world.throwAway();
      }
    } catch (error) {
      throw new Error(`seed ${seed}:\n${world.log.join('\n')}`, { cause: error });
    }
  },
);
