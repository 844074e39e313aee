/** The row of a running scan: what it counts, where it is, what it found and could not take in; told at most 4 times a second. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { publish } from '../events/publish.ts';
import type { LeftOut } from './judge-entry.ts';
import { publishScan } from './publish-scan.ts';
import { type FindingKind, ScanStatus, type SkipReason } from './scan.enums.ts';
import type { Skipped } from './scan.type.ts';
import { addSkipped } from './skipped.ts';

/** How many files that failed, and findings of each kind, a scan remembers by name. */
const maxNamed = 100;

const tellMilliseconds = 250;

export interface ScanCounts {
  pathsScanned: number;
  filesFound: number;
  videosAdded: number;
  videosSkipped: number;
  videosRemoved: number;
  videosMoved: number;
  videosChanged: number;
  videosRestored: number;
  errors: number;
}

const nothing: ScanCounts = {
  pathsScanned: 0,
  filesFound: 0,
  videosAdded: 0,
  videosSkipped: 0,
  videosRemoved: 0,
  videosMoved: 0,
  videosChanged: 0,
  videosRestored: 0,
  errors: 0,
};

export interface Finding {
  kind: FindingKind;
  path: string;
  previousPath?: string;
  sceneId?: string;
}

/** The scan was cancelled, or another process has taken it over. */
export class ScanOver extends Error {
  override readonly name = 'ScanOver';

  constructor() {
    super('The scan was cancelled, or another process goes on with it.');
  }
}

/** Where a scan says what it finds. */
export interface ScanReport {
  /** Where it is now. */
  at(path: string, file: string): void;
  add(counts: Partial<ScanCounts>): Promise<void>;
  leaveOut(leftOut: readonly LeftOut[]): void;
  skip(skipped: Skipped): void;
  find(findings: readonly Finding[]): void;
}

interface ScanChanges {
  status?: ScanStatus;
  errorMessage?: string | null;
  completedAt?: Date;
}

export class ScanRecord implements ScanReport {
  readonly #app: App;
  readonly #id: number;
  readonly #attempt: number;
  readonly #counts: ScanCounts = { ...nothing };
  readonly #skipped: Skipped = {};
  readonly #named = new Map<string, number>();
  #newErrors: LeftOut[] = [];
  #newFindings: Finding[] = [];
  #currentPath: string | null = null;
  #currentFile: string | null = null;
  #toldAt = 0;

  /** Sets the row to the start; undefined when the scan has ended. */
  static async begin(app: App, id: number): Promise<ScanRecord | undefined> {
    return transaction(app.orm.em.fork(), async (em) => {
      const begun = await rows(em)
        .updateTable('scan_history')
        .set(({ eb }) => ({
          ...nothing,
          skipped: {},
          errorMessage: null,
          begunAt: new Date(),
          attempt: eb('attempt', '+', 1),
        }))
        .where('id', '=', id)
        .where('status', '=', ScanStatus.RUNNING)
        .returning('attempt')
        .executeTakeFirst();
      if (!begun) return undefined;
      for (const table of ['scan_errors', 'scan_findings'] as const)
        await rows(em).deleteFrom(table).where('scanId', '=', id).execute();
      return new ScanRecord(app, id, begun.attempt);
    });
  }

  private constructor(app: App, id: number, attempt: number) {
    this.#app = app;
    this.#id = id;
    this.#attempt = attempt;
  }

  /** Where it is now; the columns hold 500 characters. */
  at(path: string, file: string): void {
    this.#currentPath = [...path].slice(0, 500).join('');
    this.#currentFile = [...file].slice(0, 500).join('');
  }

  async add(counts: Partial<ScanCounts>): Promise<void> {
    for (const [name, count] of Object.entries(counts)) this.#counts[name as keyof ScanCounts] += count;
    if (Date.now() - this.#toldAt >= tellMilliseconds) await this.#write({});
  }

  /** Each is an error; the first hundred are named. */
  leaveOut(leftOut: readonly LeftOut[]): void {
    this.#counts.errors += leftOut.length;
    this.#newErrors.push(...this.#firstOf('error', leftOut));
  }

  skip(skipped: Skipped): void {
    for (const [reason, count] of Object.entries(skipped)) addSkipped(this.#skipped, reason as SkipReason, count);
  }

  find(findings: readonly Finding[]): void {
    for (const finding of findings) this.#newFindings.push(...this.#firstOf(finding.kind, [finding]));
  }

  #firstOf<T>(kind: string, items: readonly T[]): readonly T[] {
    const named = this.#named.get(kind) ?? 0;
    const first = items.slice(0, maxNamed - named);
    this.#named.set(kind, named + first.length);
    return first;
  }

  /** Throws ScanOver when the scan was cancelled or taken over. */
  async check(): Promise<void> {
    const mine = await rows(this.#app.orm.em.fork())
      .selectFrom('scan_history')
      .select('id')
      .where('id', '=', this.#id)
      .where('attempt', '=', this.#attempt)
      .where('status', '=', ScanStatus.RUNNING)
      .executeTakeFirst();
    if (!mine) throw new ScanOver();
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
    const [errors, findings] = [this.#newErrors, this.#newFindings];
    await transaction(this.#app.orm.em.fork(), async (em) => {
      const written = await rows(em)
        .updateTable('scan_history')
        .set({
          ...this.#counts,
          ...changes,
          skipped: this.#skipped,
          currentPath: this.#currentPath,
          currentFile: this.#currentFile,
        })
        .where('id', '=', this.#id)
        .where('attempt', '=', this.#attempt)
        .where('status', '=', ScanStatus.RUNNING)
        .returning('id')
        .executeTakeFirst();
      if (!written) throw new ScanOver();
      const scanId = this.#id;
      if (errors.length > 0) {
        const values = errors.map(({ path, message }) => ({ scanId, path, message }));
        await rows(em).insertInto('scan_errors').values(values).execute();
      }
      if (findings.length > 0) {
        const values = findings.map((finding) => ({ scanId, ...finding }));
        await rows(em).insertInto('scan_findings').values(values).execute();
      }
      await follow?.(em);
      if (changes.completedAt) await publishScan(em, scanId);
      else await publish(em, 'scan', { id: scanId });
    });
    this.#newErrors = this.#newErrors.slice(errors.length);
    this.#newFindings = this.#newFindings.slice(findings.length);
  }
}
