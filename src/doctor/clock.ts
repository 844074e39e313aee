/** The clock of this machine beside that of the disk, which is another machine's where it is a network mount. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { type Finding, good, warning } from './finding.ts';

/** Tokens, URLs and the trash go by whole seconds. */
export const tolerableSeconds = 5;

export const setClock = 'let NTP set the clocks (systemd-timesyncd, chrony)';

export async function* checkClock({ dataDir }: Config): AsyncGenerator<Finding> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  yield good(`it is ${new Date().toISOString()}; logs and schedules use the time zone ${zone} (TZ)`);
  const folder = await mkdtemp(join(dataDir, '.doctor-')).catch(() => undefined);
  if (!folder) return; // there is no data folder, or it was complained about
  const seconds = ((await stat(folder)).mtimeMs - Date.now()) / 1000;
  await rm(folder, { recursive: true });
  if (Math.abs(seconds) > tolerableSeconds)
    yield warning(`the clock of the disk of DATA_DIR differs by ${seconds.toFixed(0)} s`, setClock);
}
