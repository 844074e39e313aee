import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256OfFile } from '../../src/media/hash.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'reelgraph-hash-'));
});
afterAll(() => rm(directory, { recursive: true }));

// From the examples of FIPS 180-2: "abc", and a million letters a.
test.each([
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
])('the SHA-256 of %.5s… is the published one', async (content, expected) => {
  const path = join(directory, 'file');
  await writeFile(path, content);
  expect(await sha256OfFile(path)).toBe(expected);
});

test('an aborted one rejects with the reason', async () => {
  const path = join(directory, 'big');
  await writeFile(path, Buffer.alloc(8_000_000));
  const reason = new Error('no longer wanted');
  const abort = new AbortController();
  const hash = sha256OfFile(path, { signal: abort.signal });
  abort.abort(reason);
  await expect(hash).rejects.toBe(reason);
});

test('a file that is not there is ENOENT', async () => {
  await expect(sha256OfFile(join(directory, 'nothing'))).rejects.toMatchObject({ code: 'ENOENT' });
});
