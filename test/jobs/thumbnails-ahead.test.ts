/** Thumbnails of films that wait are made with those of another, and each film has its own all the same. */
import { copyFile, mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { enqueue } from '../../src/jobs/enqueue.ts';
import { Phase } from '../../src/jobs/job.enums.ts';
import { cancelJobs } from '../../src/jobs/job.service.ts';
import { makeThumbnails } from '../../src/media/thumbnail.ts';
import { readFacts } from '../../src/processing/film-facts.ts';
import { startWorker } from '../../src/worker/phase-workers.ts';
import { type ClipName, clip } from '../support/clips.ts';
import { held, noted } from '../support/engines.ts';
import { addScene } from '../support/factories.ts';
import { removeFolder, startTestServer, type TestServer, temporaryFolder } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

let folder: string;
let stack: AsyncDisposableStack;
let server: TestServer;
const em = () => server.app.orm.em.fork();

beforeEach(async () => {
  stack = new AsyncDisposableStack();
  folder = stack.adopt(await temporaryFolder(), removeFolder);
  server = stack.use(await startTestServer({ worker: false, media: await noted(folder, 'libwebp') }));
});
afterEach(async () => stack.disposeAsync());

interface Film {
  id: string;
  file: string;
}

/** A scene whose file has been looked at. */
async function addFilm(name: ClipName, index: number): Promise<Film> {
  const file = join(server.library, `${index}.mp4`);
  await copyFile(await clip(name), file);
  const { facts } = await readFacts(server.media, file, {});
  const { width, height } = facts.info;
  return { id: await addScene(server.app, { storedPath: file, width, height, filmFacts: facts }), file };
}

const six = ['mp4', 'clock', 'mp4 index last', 'coast', 'silent', 'clock, mostly B'] as const;

async function addFilms(names: readonly ClipName[]): Promise<Film[]> {
  const films: Film[] = [];
  for (const [index, name] of names.entries()) films.push(await addFilm(name, index));
  return films;
}

/** Each job before the next. */
async function queue(films: readonly Film[]): Promise<void> {
  for (const { id } of films) await enqueue(em(), Phase.THUMBNAIL, [id]);
}

const jobs = async () =>
  rows(em()).selectFrom('job_history').select(['id', 'sceneId', 'status', 'attempt']).orderBy('sceneId').execute();
const statuses = async () => (await jobs()).map(({ status }) => status);
const areDone = async () => (await statuses()).every((status) => !['pending', 'running'].includes(status));
/** The films of each run of ffmpeg, by the numbers of their files. */
const runs = async () =>
  (await readFile(join(folder, 'runs'), 'utf8'))
    .trim()
    .split('\n')
    .map((args) => [...args.matchAll(/\/(\d)\.mp4/g)].map(([, number]) => Number(number)));

const assets = (id: string) => join(server.dataDir, 'assets', 'scenes', id);

async function shownLarge({ id }: Film): Promise<Buffer> {
  await eventually(async () => (await readdir(assets(id))).length === 2); // what is left over is removed after the job has ended
  const names = await readdir(assets(id));
  expect(names.filter((name) => !name.startsWith('thumb-'))).toEqual([]);
  return readFile(join(assets(id), names.find((name) => name.endsWith('_lg.webp')) ?? ''));
}

/** What the film has when nothing is made ahead. */
async function aloneLarge(
  { file }: Film,
  { quality = 85, atSeconds = undefined as number | undefined } = {},
): Promise<Buffer> {
  const { facts } = await readFacts(server.media, file, {});
  const output = join(folder, 'alone.webp');
  const thumbnails = [{ maxDimension: 1280, quality, output }];
  await makeThumbnails(server.media, file, { info: facts.info, atSeconds, thumbnails });
  return readFile(output);
}

test('four films at a time in one run, and each has its own picture', async () => {
  const films = await addFilms(six);
  await queue(films);
  stack.use(await startWorker(server.app));
  await eventually(areDone);

  expect((await jobs()).map(({ status, attempt }) => [status, attempt])).toEqual(six.map(() => ['completed', 1]));
  expect(await runs()).toEqual([
    [0, 1, 2, 3],
    [4, 5],
  ]);
  for (const film of films) expect(await shownLarge(film)).toEqual(await aloneLarge(film));
});

test('two workers make none twice', async () => {
  const { client } = await server.user('admin');
  await client.updatePool({ input: { thumbnailWorkers: 2 } });
  const films = await addFilms([...six, 'mp4', 'clock']);
  await queue(films);
  stack.use(await startWorker(server.app));
  await eventually(areDone);

  expect((await runs()).flat().sort()).toEqual(films.map((_film, index) => index));
  for (const film of films) expect(await shownLarge(film)).toEqual(await aloneLarge(film));
});

test('what has changed meanwhile is made again, and what is cancelled does not wait', async () => {
  server.app.media = await held(folder);
  const films = await addFilms(['mp4', 'clock', 'clock', 'clock']);
  const [first, chosen, usual, cancelled] = films as [Film, Film, Film, Film];
  await queue(films);
  stack.use(await startWorker(server.app));
  await eventually(async () => (await readdir(folder)).includes('begun'));

  expect(await statuses()).toEqual(['running', 'pending', 'pending', 'pending']);
  const { client } = await server.user();
  await client.setSceneThumbnail({ id: chosen.id, atSeconds: 5.3 });
  await client.updateProcessingConfig({ input: { frameQualityLg: 20 } });
  const job = (await jobs()).find(({ sceneId }) => sceneId === cancelled.id);
  await cancelJobs({ em: em() }, [job?.id ?? '']);
  await writeFile(join(folder, 'go'), '');
  await eventually(areDone);

  expect(await statuses()).toEqual(['completed', 'completed', 'completed', 'cancelled']);
  expect(await shownLarge(first)).toEqual(await aloneLarge(first, { quality: 85 }));
  expect(await shownLarge(chosen)).toEqual(await aloneLarge(chosen, { quality: 20, atSeconds: 5.3 }));
  expect(await shownLarge(usual)).toEqual(await aloneLarge(usual, { quality: 20 }));

  // What was made for the one that was cancelled is of a film that is another one by now.
  await client.updateProcessingConfig({ input: { frameQualityLg: 85 } });
  expect(await readdir(assets(cancelled.id))).toHaveLength(2);
  await copyFile(await clip('coast'), cancelled.file);
  const { facts: filmFacts } = await readFacts(server.media, cancelled.file, {});
  await rows(em()).updateTable('scenes').set({ filmFacts }).where('id', '=', cancelled.id).execute();
  await queue([cancelled]);
  await eventually(areDone);
  expect(await shownLarge(cancelled)).toEqual(await aloneLarge(cancelled));
});

test('a job that is cancelled frees what it has claimed, and leaves nothing', async () => {
  server.app.media = await held(folder);
  const films = await addFilms(['mp4', 'clock', 'silent']);
  await queue(films);
  stack.use(await startWorker(server.app));
  await eventually(async () => (await readdir(folder)).includes('begun'));
  const locked = async () =>
    em().execute<object[]>(
      `select from graphile_worker.jobs where locked_at is not null and task_identifier like '%thumbnail'`,
    );
  expect(await locked()).toHaveLength(3);
  const { id = '', sceneId = '' } = (await jobs())[0] ?? {};
  await cancelJobs({ em: em() }, [id]);
  await eventually(async () => (await statuses())[1] === 'running');
  expect(await readdir(assets(sceneId))).toEqual([]);
  await writeFile(join(folder, 'go'), '');
  await eventually(areDone);

  expect(await statuses()).toEqual(['cancelled', 'completed', 'completed']);
  await eventually(async () => (await locked()).length === 0);
});

test('what becomes of the folder of another scene is no fault of a job', async () => {
  server.app.media = await held(folder);
  const films = await addFilms(['mp4', 'clock', 'silent']);
  await queue(films);
  await mkdir(join(server.dataDir, 'assets', 'scenes'), { recursive: true });
  await writeFile(assets(films[1]?.id ?? ''), 'in the way');
  stack.use(await startWorker(server.app));
  await eventually(async () => (await readdir(folder)).includes('begun'));
  await rm(assets(films[2]?.id ?? ''), { recursive: true, force: true });
  await writeFile(join(folder, 'go'), '');
  await eventually(areDone);

  expect(await jobs()).toMatchObject([
    { status: 'completed', attempt: 1 },
    { status: 'failed', attempt: 1 },
    { status: 'completed', attempt: 1 },
  ]);
});

test('films on another disk, damaged ones, those of a chosen second and those that have failed are made alone', async () => {
  const films = await addFilms(['mp4', 'clock', 'silent', 'coast', 'short']);
  const [first, elsewhere, damaged, chosen, failed] = films as [Film, Film, Film, Film, Film];
  const other = join(server.library, 'other');
  await mkdir(other);
  await copyFile(elsewhere.file, join(other, '1.mp4'));
  const { facts: filmFacts } = await readFacts(server.media, join(other, '1.mp4'), {});
  const elsewhereId = await addScene(server.app, { storedPath: join(other, '1.mp4'), filmFacts });
  const change = async (id: string, values: object) =>
    rows(em()).updateTable('scenes').set(values).where('id', '=', id).execute();
  await change(damaged.id, { isCorrupted: true });
  await change(chosen.id, { thumbnailAtSeconds: '1' });
  await queue([first, { ...elsewhere, id: elsewhereId }, damaged, chosen, failed]);
  await rows(em()).updateTable('job_history').set({ attempt: 1 }).where('sceneId', '=', failed.id).execute();
  stack.use(await startWorker(server.app));
  await eventually(areDone);

  expect(await statuses()).toEqual(films.map(() => 'completed'));
  expect(await runs()).toEqual([[0], [1], [2], [3], [4]]);
});

test('one that is damaged, and one that has failed, take no others along', async () => {
  const films = await addFilms(['mp4', 'clock', 'silent', 'short']);
  const [damaged, failed] = films as [Film, Film];
  await queue(films);
  await rows(em()).updateTable('scenes').set({ isCorrupted: true }).where('id', '=', damaged.id).execute();
  await rows(em()).updateTable('job_history').set({ attempt: 1 }).where('sceneId', '=', failed.id).execute();
  stack.use(await startWorker(server.app));
  await eventually(areDone);

  expect(await runs()).toEqual([[0], [1], [2, 3]]);
});

test('no more pixels are looked at in one run than a large picture has, or than memory is meant for', async () => {
  const films = await addFilms(['large', 'large', 'large', 'mp4']);
  await queue(films);
  stack.use(await startWorker(server.app));
  await eventually(areDone);
  expect(await runs()).toEqual([[0, 1, 3], [2]]);

  const memoryBytes = 256 * 1024 ** 2;
  server.app.media = { ...server.media, limits: { ...server.media.limits, memoryBytes } };
  await queue(films);
  await eventually(areDone);
  expect((await runs()).slice(2)).toEqual([[0], [1], [2], [3]]);
});

test('a film without a picture fails alone', async () => {
  const films = await addFilms(['mp4', 'clock', 'silent']);
  const { file } = films[1] as Film;
  const { size, atime, mtime } = await stat(file);
  await writeFile(file, Buffer.alloc(size));
  await utimes(file, atime, mtime); // nobody has noticed
  await queue(films);
  stack.use(await startWorker(server.app));
  await eventually(areDone);

  expect(await statuses()).toEqual(['completed', 'failed', 'completed']);
  for (const film of [films[0], films[2]] as Film[]) expect(await shownLarge(film)).toEqual(await aloneLarge(film));
});
