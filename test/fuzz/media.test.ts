/** Films with flipped bits, lost ends and swapped parts: each is read, or refused for a reason that is known; so are their thumbnails. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkIntegrity } from '../../src/media/integrity.ts';
import { MediaError } from '../../src/media/media-error.ts';
import { probe } from '../../src/media/probe.ts';
import { makeThumbnails } from '../../src/media/thumbnail.ts';
import { type ClipName, clip } from '../support/clips.ts';
import { mediaTools } from '../support/media.ts';
import { pictureOf } from '../support/pictures.ts';
import { fuzzFor } from './seed.ts';

const names: ClipName[] = ['short', 'webm', 'mkv', 'avi', 'silent'];
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const damage = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), places: fc.array(place, { minLength: 1, maxLength: 50 }) }),
  fc.record({ kind: fc.constant('flip head' as const), places: fc.array(place, { minLength: 1, maxLength: 20 }) }),
  fc.record({ kind: fc.constant('cut' as const), places: fc.tuple(place) }),
  fc.record({ kind: fc.constant('swap' as const), places: fc.tuple(place, place) }),
);

test('a damaged film is a result or a MediaError', async () => {
  const tools = await mediaTools();
  const folder = await mkdtemp(join(tmpdir(), 'reelgraph-fuzz-'));
  let [runs, pictures] = [0, 0];
  try {
    const damaged = fc.asyncProperty(fc.constantFrom(...names), damage, async (name, { kind, places }) => {
      const original = await clip(name);
      const file = join(folder, `film${extname(original)}`);
      await writeFile(file, mutated(await readFile(original), kind, places));
      const output = join(folder, 'thumbnail.webp');
      try {
        const info = await probe(tools, file);
        await checkIntegrity(tools, file, info);
        await makeThumbnails(tools, file, { info, thumbnails: [{ maxDimension: 160, quality: 80, output }] });
        expect((await pictureOf(output)).codec).toBe('webp');
        pictures += 1;
      } catch (error) {
        if (!(error instanceof MediaError)) throw error;
        expect(['corrupt', 'unsupported', 'limit', 'failed']).toContain(error.kind);
      }
      await rm(output, { force: true });
      expect(await readdir(folder)).toEqual([`film${extname(original)}`]); // nothing half made is left
      await rm(file);
      runs += 1;
    });
    await fc.assert(damaged, fuzzFor(8));
  } finally {
    await rm(folder, { recursive: true });
  }
  expect(runs).toBeGreaterThan(3);
  console.log(`${runs} films, ${pictures} thumbnails`);
});

function mutated(bytes: Buffer, kind: 'flip' | 'flip head' | 'cut' | 'swap', places: number[]): Buffer {
  const at = (place: number, length = bytes.length) => Math.floor(place * length);
  const [first = 0, second = 0] = places;
  if (kind === 'cut') return bytes.subarray(0, at(first));
  if (kind === 'swap') {
    const length = Math.min(1000, bytes.length - Math.max(at(first), at(second)));
    const part = Buffer.from(bytes.subarray(at(first), at(first) + length));
    bytes.copyWithin(at(first), at(second), at(second) + length);
    part.copy(bytes, at(second));
    return bytes;
  }
  for (const place of places) {
    const index = at(place, kind === 'flip' ? bytes.length : Math.min(bytes.length, 600));
    bytes[index] = (bytes[index] ?? 0) ^ (1 << (index % 8));
  }
  return bytes;
}
