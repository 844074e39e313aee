/** Follows what happens in the storage paths: what has been still for two seconds is taken in. */
import { stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { AsyncSubscription, SubscribeCallback } from '@parcel/watcher';
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { messageOf } from '../errors.ts';
import { askDisk } from '../files/disks.ts';
import { patience } from '../files/open-plain.ts';
import { identityOf } from './found-file.ts';
import type { StorageRoot } from './reconcile-files.ts';
import { stillMilliseconds } from './still.ts';
import { takeChanges } from './watched-changes.ts';

const lookMilliseconds = 500;

/** How often it is checked that the storage paths are those that are watched: a disk may have come back. */
const checkMilliseconds = 5000;

interface Watched {
  root: StorageRoot;
  /** Which folder of which disk it is. */
  identity: string;
  subscription: AsyncSubscription;
}

/** Watches until disposed of. What is missed, for whatever reason, the next scan finds. */
export async function startWatching(app: App): Promise<AsyncDisposable> {
  const { subscribe } = await import('@parcel/watcher');
  const watcher = new Watcher(app, subscribe);
  await watcher.check();
  app.events.on('storage', () => watcher.checkSoon());
  const working = watcher.work();
  return {
    async [Symbol.asyncDispose]() {
      watcher.end();
      await working;
    },
  };
}

type Subscribe = (folder: string, listener: SubscribeCallback) => Promise<AsyncSubscription>;

class Watcher {
  readonly #app: App;
  readonly #subscribe: Subscribe;
  readonly #ending = new AbortController();
  readonly #watched = new Map<number, Watched>();
  /** When something happened last at each path. */
  readonly #changed = new Map<string, { root: StorageRoot; at: number; isNew: boolean }>();
  /** Storage paths that cannot be watched, or are away: what happens there meanwhile is looked for when they can be again. */
  readonly #unwatched = new Set<string>();
  #checkedAt = 0;
  /** The library goes through one folder at a time. While a disk does not answer it, nothing else can be watched. */
  #isHeld = false;

  constructor(app: App, subscribe: Subscribe) {
    this.#app = app;
    this.#subscribe = subscribe;
  }

  end(): void {
    this.#ending.abort(new Error('The process ends.'));
  }

  checkSoon(): void {
    this.#checkedAt = 0;
  }

  async work(): Promise<void> {
    while (!this.#ending.signal.aborted) {
      try {
        await this.#takeStill();
        if (Date.now() - this.#checkedAt > checkMilliseconds) await this.check();
      } catch (error) {
        if (!this.#ending.signal.aborted) this.#app.log.warn(`watching: ${messageOf(error)}; trying again`);
      }
      await delay(lookMilliseconds, undefined, { signal: this.#ending.signal }).catch(() => {});
    }
    for (const id of this.#watched.keys()) await this.#unwatch(id);
  }

  /** Watches the storage paths that there are now. One that came back may have changed meanwhile, and is gone through. */
  async check(): Promise<void> {
    this.#checkedAt = Date.now();
    const roots = await rows(this.#app.orm.em.fork()).selectFrom('storage_paths').select(['id', 'path']).execute();
    for (const [id, { root }] of this.#watched)
      if (!roots.some((one) => one.id === id && one.path === root.path)) await this.#unwatch(id);
    const present = new Map<number, string | undefined>();
    const look = async (path: string) => askDisk(path, async () => identityOf(await stat(path))).catch(() => undefined);
    await Promise.all(roots.map(async ({ id, path }) => present.set(id, await look(path))));
    const isLost = ({ root, identity }: Watched) => present.get(root.id) !== identity;
    // A folder that went away leaves watches behind that would answer for it when it is back: only the end of all clears them.
    const before = [...this.#watched.values()];
    const lost = before.some(isLost) ? before : [];
    for (const { root } of lost) await this.#unwatch(root.id);
    for (const root of roots) {
      if (this.#watched.has(root.id)) {
        if (this.#unwatched.delete(root.path)) this.#note(root, root.path); // it took long to be watched
        continue;
      }
      const identity = present.get(root.id);
      const wasLost = lost.some((one) => one.root.id === root.id && isLost(one));
      if (identity === undefined) this.#unwatched.add(root.path);
      else if ((await this.#watch(root, identity)) && (this.#unwatched.delete(root.path) || wasLost))
        this.#note(root, root.path);
    }
  }

  async #watch(root: StorageRoot, identity: string): Promise<boolean> {
    const subscribe = async () => {
      this.#isHeld = true;
      try {
        return await this.#subscribe(root.path, (error, events) => {
          const paths = events ?? [];
          // Events were lost, or the folder itself went away and takes its watch along, even if it comes back.
          if (error || paths.some(({ path }) => path === root.path)) this.#distrust(root);
          for (const { path, type } of paths) this.#note(root, path, type === 'create');
        });
      } finally {
        this.#isHeld = false;
      }
    };
    const accept = (subscription: AsyncSubscription) => {
      this.#watched.set(root.id, { root, identity, subscription });
    };
    try {
      if (this.#isHeld) throw new Error('the disk of another one does not answer');
      accept(await askDisk(root.path, subscribe, patience, accept));
      return true;
    } catch (error) {
      if (!this.#unwatched.has(root.path))
        this.#app.log.warn(`${root.path} cannot be watched (${messageOf(error)}); scans find what happens there.`);
      this.#unwatched.add(root.path);
      return false;
    }
  }

  /** It is watched anew with the next check, and gone through. */
  #distrust({ id }: StorageRoot): void {
    const watched = this.#watched.get(id);
    if (watched) watched.identity = '';
  }

  async #unwatch(id: number): Promise<void> {
    const watched = this.#watched.get(id);
    this.#watched.delete(id);
    if (!watched) return;
    await askDisk(watched.root.path, async () => watched.subscription.unsubscribe(), patience).catch(
      (error: unknown) => {
        this.#app.log.debug(`watching: ${messageOf(error)}`);
      },
    );
  }

  #note(root: StorageRoot, path: string, isNew = false): void {
    const before = this.#changed.get(path);
    this.#changed.set(path, { root, at: Date.now(), isNew: isNew || (before?.isNew ?? false) });
  }

  /** What failed is tried again with the next look. */
  async #takeStill(): Promise<void> {
    const still = [...this.#changed].filter(([, { at }]) => at <= Date.now() - stillMilliseconds);
    if (still.length === 0) return;
    const byRoot = Map.groupBy(still, ([, { root }]) => root);
    const { signal } = this.#ending;
    await this.#watchNewFolders(still.flatMap(([path, { root, isNew }]) => (isNew ? { root, path } : [])));
    const changes = Array.from(byRoot, ([root, entries]) => ({ root, paths: entries.map(([path]) => path) }));
    const unfinished = await takeChanges(this.#app, changes, signal);
    for (const [path, change] of still) if (this.#changed.get(path) === change) this.#changed.delete(path);
    for (const { root, path } of unfinished) this.#note(root, path);
  }

  /** The library misses what is made in a new folder before it watches that as well, so all is watched anew. */
  async #watchNewFolders(created: readonly { root: StorageRoot; path: string }[]): Promise<void> {
    const concerned = new Set<StorageRoot>();
    for (const { root, path } of created) {
      const isFolder = await askDisk(path, async () => (await stat(path)).isDirectory()).catch(() => false);
      if (isFolder) concerned.add(root);
    }
    for (const root of concerned) {
      const watched = this.#watched.get(root.id);
      if (!watched) continue;
      await this.#unwatch(root.id);
      await this.#watch(watched.root, watched.identity);
    }
  }
}
