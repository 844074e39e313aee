/** Films of the kinds that go wrong: how long they are, what their tiles and thumbnails show, and whether they count as damaged. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkIntegrity } from '../../src/media/integrity.ts';
import { probe } from '../../src/media/probe.ts';
import { spriteGrid } from '../../src/media/sprite-grid.ts';
import { makeTiles } from '../../src/media/tiles.ts';
import { failing, lackingFilter, withoutEntry } from '../support/engines.ts';
import { mistakesIn, outcomeOf } from '../support/film-outcome.ts';
import { mediaTools } from '../support/media.ts';
import { shownSeconds } from '../support/pictures.ts';
import { makeStrangeFilm, type StrangeFilm, strangeFilms } from '../support/strange-films.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-strange-films-'));
});
afterAll(() => rm(folder, { recursive: true }));

test.each(strangeFilms.map((film) => [film.name, film] as const))(
  '%s',
  async (_, film) => {
    const tools = await mediaTools();
    const path = await makeStrangeFilm(tools, film, folder);
    expect(mistakesIn(await outcomeOf(tools, path), film)).toEqual([]);
  },
  120_000,
);

const filmCalled = (name: string) => strangeFilms.find((film) => film.name === name) as StrangeFilm;

test('HDR by an ffmpeg without zscale is washed out, but has its pictures', async () => {
  const [film, parent] = [filmCalled('hdr10.mkv'), await mkdtemp(join(folder, 'no-zscale-'))];
  const path = await makeStrangeFilm(await mediaTools(), film, parent);
  const mistakes = mistakesIn(await outcomeOf(await lackingFilter(parent, 'zscale'), path), film);
  expect(mistakes).not.toEqual([]);
  for (const mistake of mistakes) expect(mistake).toMatch(/^the (thumbnail|tile at \d+ s) is rgb/);
});

test('a film that can be entered nowhere is read from its beginning', async () => {
  const [film, parent] = [filmCalled('starts-at-an-hour.mkv'), await mkdtemp(join(folder, 'no-entry-'))];
  const path = await makeStrangeFilm(await mediaTools(), film, parent);
  const tools = await withoutEntry(parent);
  const info = await probe(tools, path);
  expect(info).toMatchObject({ durationSeconds: expect.closeTo(64.1, 1), startSeconds: expect.closeTo(3599.9, 1) });
  expect(await checkIntegrity(tools, path, info)).toBeUndefined();
});

test('where keyframes cannot be read alone, another way leads to the tiles', async () => {
  const [film, parent] = [filmCalled('late-chapter.mp4'), await mkdtemp(join(folder, 'no-keyframes-'))];
  const path = await makeStrangeFilm(await mediaTools(), film, parent);
  expect(mistakesIn(await outcomeOf(await failing(parent, '-skip_frame'), path), film)).toEqual([]);
});

test('where no place can be entered either, all of the film is decoded', async () => {
  const [film, parent] = [filmCalled('late-chapter.mp4'), await mkdtemp(join(folder, 'no-seeks-'))];
  const tools = await mediaTools();
  const path = await makeStrangeFilm(tools, film, parent);
  const info = await probe(tools, path);
  const work = { file: path, info, grid: spriteGrid(info.pictureSeconds), tile: { width: 160, height: 90 } };
  const directory = await mkdtemp(join(parent, 'tiles-'));
  const broken = await failing(parent, '-frames:v');
  await makeTiles({ ...work, tools: broken, plan: 'seeks', concurrency: 2, directory });
  for (const index of [0, 6, 12]) {
    const tile = join(directory, `tile_${String(index + 1).padStart(5, '0')}.png`);
    expect(await shownSeconds(tile, { x: 0, y: 0, width: 160, height: 90 })).toBe(index * 5);
  }
});
