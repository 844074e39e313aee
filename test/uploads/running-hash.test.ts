/** The hash of a file that grows: on the way without reading it, from the disk where another process wrote. */
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RunningHashes } from '../../src/uploads/running-hash.ts';
import { removeFolder, temporaryFolder } from '../support/server.ts';
import { sha256Of } from '../support/uploads.ts';

let folder: string;

beforeAll(async () => {
  folder = await temporaryFolder();
});

afterAll(async () => removeFolder(folder));

const pieces = ['one', 'two', 'three'].map((text) => Buffer.from(text.repeat(100_000)));
const whole = Buffer.concat(pieces);

test('what arrives in order is never read again: there need be no file', async () => {
  const hashes = new RunningHashes();
  let position = 0;
  for (const piece of pieces) {
    hashes.of('a', '/nowhere', position).add(piece, position);
    position += piece.length;
  }
  expect(await hashes.of('a', '/nowhere', position).digest(position)).toBe(sha256Of(whole));
});

test('what another process has written is read from the disk while the rest arrives', async () => {
  const hashes = new RunningHashes();
  const path = join(folder, 'film');
  const [first = whole, second = whole, third = whole] = pieces;
  await writeFile(path, first);
  const hash = hashes.of('a', path, first.length);
  await appendFile(path, second);
  hash.add(second, first.length);
  await appendFile(path, third);
  hash.add(third, first.length + second.length);
  expect(await hash.digest(whole.length)).toBe(sha256Of(whole));
});

test('what was hashed but does not count is forgotten', async () => {
  const hashes = new RunningHashes();
  const path = join(folder, 'again');
  hashes.of('a', path, 0).add(Buffer.from('dropped'), 0);
  await writeFile(path, whole);
  expect(await hashes.of('a', path, 0).digest(whole.length)).toBe(sha256Of(whole));
});

test('a file that became shorter is an error, not another hash', async () => {
  const path = join(folder, 'short');
  await writeFile(path, 'short');
  await expect(new RunningHashes().of('a', path, 100).digest(100)).rejects.toThrow('is shorter than');
});
