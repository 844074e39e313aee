/** Reads of scans. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.ts';
import { type RowOf, rowColumns } from '../database/row-columns.ts';
import { rows } from '../database/rows.ts';
import { ScanStatus } from './scan.enums.ts';

export type ScanRow = RowOf<typeof scanColumns>;

export async function findScans(em: EntityManager, ids: readonly number[]) {
  return selectScans(em)
    .where('id', 'in', [...ids])
    .execute();
}

export async function findRunningScan(em: EntityManager): Promise<ScanRow | undefined> {
  return selectScans(em).where('status', '=', ScanStatus.RUNNING).executeTakeFirst();
}

export async function newestScan(em: EntityManager): Promise<ScanRow | undefined> {
  return selectScans(em).orderBy('id', 'desc').limit(1).executeTakeFirst();
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

/** The first files of each kind that each scan did something about. */
export async function findingsByScanIds({ em }: Context, scanIds: readonly number[]) {
  const found = await rows(em)
    .selectFrom('scan_findings')
    .select(['scanId', 'kind', 'path', 'previousPath', 'sceneId'])
    .where('scanId', 'in', [...scanIds])
    .orderBy('id')
    .execute();
  return scanIds.map((scanId) => found.filter((finding) => finding.scanId === scanId));
}

/** Seconds left, at the speed so far; null while unknown. */
export function etaSecondsOf(
  { status, begunAt, filesFound, filesExpected }: Pick<ScanRow, 'status' | 'begunAt' | 'filesFound' | 'filesExpected'>,
  now = Date.now(),
): number | null {
  if (status !== ScanStatus.RUNNING || !begunAt || filesExpected === null || filesFound === 0) return null;
  const secondsSoFar = Math.max(0, now - Date.parse(begunAt)) / 1000;
  return Math.ceil((secondsSoFar / filesFound) * Math.max(0, filesExpected - filesFound));
}

const scanColumns = rowColumns('scan_history');

export function selectScans(em: EntityManager) {
  return rows(em).selectFrom('scan_history').select(scanColumns(em));
}
