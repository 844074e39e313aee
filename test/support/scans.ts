/** Scans that run at once, in this process, and files to scan. */
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { App } from '../../src/app.type.ts';
import { rows } from '../../src/database/rows.ts';
import { findingsByScanIds, findScans } from '../../src/storage/scan.queries.ts';
import { startScan } from '../../src/storage/scan.service.ts';
import { runScan } from '../../src/storage/scan.task.ts';
import type { ScanRequest } from '../../src/storage/scan-scope.ts';

export type ScanResult = Awaited<ReturnType<typeof scanNow>>;

/** Starts a scan, runs it to its end, and returns its row with what it found and could not take in. */
export async function scanNow(app: App, request: ScanRequest & { isDryRun?: boolean } = {}) {
  const em = app.orm.em.fork();
  const id = await startScan({ em }, request);
  await runScan(app, { scanId: id }, new AbortController().signal);
  return scanOf(app, id);
}

export async function scanOf(app: App, id: number) {
  const em = app.orm.em.fork();
  const [scan] = await findScans(em, [id]);
  const [findings = []] = await findingsByScanIds({ em } as never, [id]);
  const errors = await rows(em)
    .selectFrom('scan_errors')
    .select(['path', 'message'])
    .where('scanId', '=', id)
    .orderBy('path')
    .execute();
  if (!scan) throw new Error(`There is no scan ${id}.`);
  return { ...scan, findings, fileErrors: errors };
}

/** The counts of a scan that are not zero. */
export function countsOf(scan: ScanResult): Record<string, number> {
  const { videosAdded, videosSkipped, videosChanged, videosMoved, videosRestored, videosRemoved, errors } = scan;
  const all = { videosAdded, videosSkipped, videosChanged, videosMoved, videosRestored, videosRemoved, errors };
  return Object.fromEntries(Object.entries(all).filter(([, count]) => count !== 0));
}

let clock = Date.parse('2024-01-01');

function nextMoment(): Date {
  clock += 1000;
  return new Date(clock);
}

/** A file of random content that was written long ago; no two at the same moment, unless told. */
export async function putFile(
  path: string,
  { content = randomBytes(1000) as Buffer | string, modifiedAt = nextMoment() } = {},
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  await utimes(path, modifiedAt, modifiedAt);
}

/** All scenes that have a file, by its path. */
export async function scenesByPath({ orm }: Pick<App, 'orm'>) {
  const scenes = await rows(orm.em.fork())
    .selectFrom('scenes')
    .select(['id', 'storedPath', 'storagePathId', 'originalFilename', 'title', 'trashedAt', 'deletedAt'])
    .select(['fileHash', 'fingerprint', 'size', 'fileModifiedAt', 'updatedAt'])
    .orderBy('id')
    .execute();
  return new Map(scenes.map((scene) => [scene.storedPath ?? '', scene]));
}
