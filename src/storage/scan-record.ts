/** The row of a running scan: what it counts, where it is, which files it could not take in; told at most 4 times a second. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { publish } from '../events/publish.ts';
import { ScanStatus } from './scan.enums.ts';
import type { LeftOut } from './walk.ts';

/** How many files that failed a scan remembers by name. */
const maxFileErrors = 100;

const tellMilliseconds = 250;

export interface ScanCounts {
  pathsScanned: number;
  filesFound: number;
  videosAdded: number;
  videosSkipped: number;
  errors: number;
}

const nothing: ScanCounts = { pathsScanned: 0, filesFound: 0, videosAdded: 0, videosSkipped: 0, errors: 0 };

interface ScanChanges {
  status?: ScanStatus;
  errorMessage?: string | null;
  completedAt?: Date;
}

export class ScanRecord {
  readonly #app: App;
  readonly #id: number;
  #counts: ScanCounts = { ...nothing };
  #named = 0;
  #currentPath: string | null = null;
  #currentFile: string | null = null;
  #toldAt = 0;

  /** Sets the row to the start; undefined when the scan has ended. */
  static async begin(app: App, id: number): Promise<ScanRecord | undefined> {
    const em = app.orm.em.fork();
    const begun = await rows(em)
      .updateTable('scan_history')
      .set({ ...nothing, errorMessage: null })
      .where('id', '=', id)
      .where('status', '=', ScanStatus.RUNNING)
      .returning('id')
      .executeTakeFirst();
    if (!begun) return undefined;
    await rows(em).deleteFrom('scan_errors').where('scanId', '=', id).execute();
    return new ScanRecord(app, id);
  }

  private constructor(app: App, id: number) {
    this.#app = app;
    this.#id = id;
  }

  /** Where it is now; the columns hold 500 characters. */
  at(path: string, file: string): void {
    this.#currentPath = [...path].slice(0, 500).join('');
    this.#currentFile = [...file].slice(0, 500).join('');
  }

  async add(counts: Partial<ScanCounts>, leftOut: readonly LeftOut[] = []): Promise<void> {
    for (const [name, count] of Object.entries(counts)) this.#counts[name as keyof ScanCounts] += count;
    const named = leftOut.slice(0, maxFileErrors - this.#named);
    this.#named += named.length;
    if (named.length > 0) {
      const values = named.map(({ path, message }) => ({ scanId: this.#id, path, message }));
      await rows(this.#app.orm.em.fork()).insertInto('scan_errors').values(values).execute();
    }
    if (Date.now() - this.#toldAt >= tellMilliseconds) await this.#write({});
  }

  async complete(): Promise<void> {
    await this.#end({ status: ScanStatus.COMPLETED, errorMessage: null });
  }

  /** `follow` is part of the transaction that ends it. */
  async fail(errorMessage: string, follow: (em: EntityManager) => Promise<void>): Promise<void> {
    await this.#end({ status: ScanStatus.FAILED, errorMessage }, follow);
  }

  async #end(changes: ScanChanges, follow?: (em: EntityManager) => Promise<void>): Promise<void> {
    this.#currentPath = null;
    this.#currentFile = null;
    await this.#write({ ...changes, completedAt: new Date() }, follow);
  }

  async #write(changes: ScanChanges, follow?: (em: EntityManager) => Promise<void>): Promise<void> {
    this.#toldAt = Date.now();
    await this.#app.orm.em.fork().transactional(async (em) => {
      await rows(em)
        .updateTable('scan_history')
        .set({ ...this.#counts, ...changes, currentPath: this.#currentPath, currentFile: this.#currentFile })
        .where('id', '=', this.#id)
        .execute();
      await follow?.(em);
      await publish(em, 'scan', { id: this.#id });
    });
  }
}
