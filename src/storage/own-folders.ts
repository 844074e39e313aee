/** The folders of the data folder that hold the server's own files. */
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';

const names = ['postgres', 'assets', 'uploads', 'secrets', 'transcodes'];

/** Their whole paths, links resolved. */
export async function ownFoldersOf({ dataDir }: Pick<Config, 'dataDir'>): Promise<string[]> {
  const data = await realpath(dataDir).catch(() => dataDir);
  return names.map((name) => join(data, name));
}
