import { mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { authSecret } from '../../src/auth/secret.ts';
import { removeFolder, temporaryFolder } from '../support/server.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await temporaryFolder();
});
afterEach(async () => removeFolder(dataDir));

const secretIn = async (folder: string, configured?: string) =>
  (await authSecret({ dataDir: folder, authSecret: configured })).export().toString();

test('a configured secret is used and kept nowhere', async () => {
  const configured = 'x'.repeat(32);

  expect(await secretIn(dataDir, configured)).toBe(configured);
  await expect(stat(join(dataDir, 'secrets'))).rejects.toThrow('ENOENT');
});

test('without one it is made once and kept where only the server can read it', async () => {
  const first = await secretIn(dataDir);

  expect(first).toMatch(/^[\w-]{43}$/);
  expect(await secretIn(dataDir)).toBe(first);
  expect(await readFile(join(dataDir, 'secrets', 'auth-secret'), 'utf8')).toBe(first);
  expect((await stat(join(dataDir, 'secrets', 'auth-secret'))).mode & 0o777).toBe(0o600);
  expect((await stat(join(dataDir, 'secrets'))).mode & 0o777).toBe(0o700);
});

test('those who ask at the same time get the same one, and each data folder has its own', async () => {
  const other = join(dataDir, 'other');
  await mkdir(other);

  const secrets = await Promise.all(Array.from({ length: 10 }, async () => secretIn(dataDir)));

  expect(new Set(secrets).size).toBe(1);
  expect(await secretIn(other)).not.toBe(secrets[0]);
});
