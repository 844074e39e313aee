/**
 * Removes what a killed process left in `DATA_DIR/uploads`. Whoever holds an upload touches its file every second, on whatever
 * machine; one that stays untouched between two looks is nobody's. No clocks are compared, so none can be wrong.
 */
import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../app.type.ts';
import { messageOf } from '../errors.ts';
import { repeat } from '../repeat.ts';

const touchMilliseconds = 1000;
const lookMilliseconds = 20_000;

export const uploadFolder = ({ config }: Pick<App, 'config'>) => join(config.dataDir, 'uploads');

/** Looks at once and then every 20 seconds, until disposed of. */
export function startUploadCleanup(
  app: Pick<App, 'config' | 'log'>,
  everyMilliseconds = lookMilliseconds,
): AsyncDisposable {
  const folder = uploadFolder(app);
  let seen = new Map<string, number>();

  async function look(): Promise<void> {
    const found = await touchedAt(folder);
    const abandoned = [...found].filter(([name, touched]) => seen.get(name) === touched).map(([name]) => name);
    seen = found;
    for (const name of abandoned) await rm(join(folder, name), { force: true });
    if (abandoned.length > 0)
      app.log.info(`${abandoned.length} unfinished uploads that nobody was writing were removed`);
  }

  return repeat(look, {
    milliseconds: everyMilliseconds,
    atOnce: true,
    onError: (error) => app.log.warn(`unfinished uploads could not be looked for: ${messageOf(error)}`),
  });
}

/** Marks the file as somebody's, until disposed of. */
export function holdUpload(path: string): Disposable {
  const touch = async () => utimes(path, new Date(), new Date()).catch(() => {}); // gone: its request has ended
  const timer = setInterval(touch, touchMilliseconds);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

/** When each unfinished upload was last written or touched. */
async function touchedAt(folder: string): Promise<Map<string, number>> {
  const names = await readdir(folder).catch(() => []); // there has been no upload yet
  const found = new Map<string, number>();
  for (const name of names.filter((name) => name.endsWith('.part'))) {
    const stats = await stat(join(folder, name)).catch(() => undefined);
    if (stats?.isFile()) found.set(name, stats.mtimeMs);
  }
  return found;
}
