/** Reads of scans. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { type ForwardPageArgs, newestFirst, type Page, pageOf, windowOf } from '../lists/connection.ts';
import { ScanStatus } from './scan.enums.ts';

export type ScanRow = Awaited<ReturnType<typeof findScans>>[number];

export async function findScans(em: EntityManager, ids: readonly number[]) {
  return selectScans(em)
    .where('id', 'in', [...ids])
    .execute();
}

export async function findRunningScan(em: EntityManager): Promise<ScanRow | undefined> {
  return selectScans(em).where('status', '=', ScanStatus.RUNNING).executeTakeFirst();
}

/** A page of all scans, newest first. */
export async function pageOfScans({ em }: Context, args: ForwardPageArgs): Promise<Page<ScanRow>> {
  const window = windowOf(args, 'scans');
  return pageOf(window, 'scans', await newestFirst(selectScans(em), 'id', window).execute(), (scan) => scan.id);
}

export async function countScans({ em }: Context): Promise<number> {
  const { count } = await rows(em)
    .selectFrom('scan_history')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The files that each scan could not take in. */
export async function fileErrorsByScanIds({ em }: Context, scanIds: readonly number[]) {
  const found = await rows(em)
    .selectFrom('scan_errors')
    .select(['scanId', 'path', 'message'])
    .where('scanId', 'in', [...scanIds])
    .orderBy('id')
    .execute();
  return scanIds.map((scanId) => found.filter((error) => error.scanId === scanId));
}

function selectScans(em: EntityManager) {
  return rows(em)
    .selectFrom('scan_history')
    .select(['id', 'status', 'startedAt', 'completedAt', 'pathsScanned', 'filesFound', 'videosAdded', 'videosSkipped'])
    .select(['errors', 'errorMessage', 'currentPath', 'currentFile']);
}
