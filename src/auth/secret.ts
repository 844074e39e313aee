/** The secret that signs tokens and URLs: configured, or made once and kept in the data folder. */
import { createSecretKey, type KeyObject, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';

declare module '../app.type.ts' {
  interface App {
    /** Signs tokens and URLs. As a key object: given as bytes, Node takes eight times as long for each signature. */
    secret: KeyObject;
  }
}

export async function authSecret({ authSecret, dataDir }: Pick<Config, 'authSecret' | 'dataDir'>): Promise<KeyObject> {
  return createSecretKey(authSecret ?? (await keptSecret(join(dataDir, 'secrets'))), 'utf8');
}

async function keptSecret(folder: string): Promise<string> {
  const file = join(folder, 'auth-secret');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return (await read(file)) ?? (await create(file));
}

async function read(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
}

/** Two processes may start at once: both write a file of their own, the link of the first wins, both use that one. */
async function create(file: string): Promise<string> {
  const own = `${file}.${randomUUID()}`; // two containers may have the same process id
  await writeFile(own, randomBytes(32).toString('base64url'), { mode: 0o600 });
  await link(own, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(own);
  return readFile(file, 'utf8');
}
