/** The disk for generated files is full, ffmpeg is killed, or hangs: jobs wait for their retry, and what was there before stays. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startEmbedded } from '../../src/database/embedded.ts';
import type { MediaTools } from '../../src/media/tools.ts';
import type { ReelgraphError } from '../../src/sdk/client.ts';
import { clip } from '../support/clips.ts';
import { hangingOnce, killed, onFullDisk } from '../support/engines.ts';
import { addScene } from '../support/factories.ts';
import { mayMount } from '../support/may-mount.ts';
import { processesWith } from '../support/processes.ts';
import { removeFolder, startTestServer, type TestServer, temporaryFolder } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

type Phase = 'THUMBNAIL' | 'SPRITES';

const log = { info: () => {}, warn: () => {} };

let shared: TestServer;
let media: MediaTools;
beforeAll(async () => {
  shared = await startTestServer();
  media = shared.media;
});
afterEach(() => {
  shared.app.media = media;
});
afterAll(async () => shared[Symbol.asyncDispose]());

/** A scene that has its thumbnail and its previews. */
async function sceneWithImages(server = shared) {
  const { client, token } = await server.user('admin');
  const film = { storedPath: await clip('mp4'), width: 320, height: 180, duration: 4 };
  const id = await addScene(server.app, film);
  for (const phase of ['THUMBNAIL', 'SPRITES'] as const) {
    await client.updateRetryPolicy({ phase, input: { initialDelaySeconds: 3600, maxDelaySeconds: 7200 } });
    expect((await run(phase)).status).toBe('COMPLETED');
  }
  const before = await images();

  async function run(phase: Phase) {
    await client.processScenes({ phase, ids: [id] });
    return eventually(async () => {
      const job = (await client.jobs({ filter: { sceneId: id, phase: [phase] } })).jobs?.nodes[0];
      return job && !['PENDING', 'RUNNING'].includes(job.status) && job;
    });
  }

  async function images(): Promise<Record<string, number>> {
    const { scene } = await client.scene({ id });
    const urls = [scene?.thumbnail?.url, scene?.sprites?.vttUrl, ...(scene?.sprites?.sheetUrls ?? [])];
    const sizes: Record<string, number> = {};
    for (const url of urls) {
      const answer = await fetch(new URL(url ?? '/none', server.url), {
        headers: { authorization: `Bearer ${token}` },
      });
      sizes[`${answer.status} ${url}`] = (await answer.arrayBuffer()).byteLength;
    }
    return sizes;
  }

  /** The phase fails as something that may pass; the images are those of before, and nothing else is left. */
  async function expectWaiting(phase: Phase) {
    const names = async () => (await readdir(join(server.dataDir, 'assets', 'scenes', id), { recursive: true })).sort();
    const left = await names();
    const job = await run(phase);
    expect(job).toMatchObject({ status: 'FAILED', nextRetryAt: expect.any(String) });
    expect(await images()).toEqual(before);
    expect(await names()).toEqual(left);
    return job.errorMessage;
  }

  return { client, id, before, run, images, expectWaiting };
}

test('before: the images are there', async () => {
  const { before } = await sceneWithImages();

  expect(Object.keys(before).every((name) => name.startsWith('200 /media/assets/'))).toBe(true);
  expect(Object.values(before).every((size) => size > 50)).toBe(true);
}, 60_000);

describe('an ffmpeg that ends well without having written everything', () => {
  test.each<[Phase, number]>([
    ['THUMBNAIL', 0],
    ['THUMBNAIL', 512],
    ['SPRITES', 512],
  ])(
    '%s, %i bytes',
    async (phase, bytes) => {
      const { expectWaiting } = await sceneWithImages();
      shared.app.media = await onFullDisk(shared.library, bytes);

      expect(await expectWaiting(phase)).toContain('was not written completely');
    },
    60_000,
  );
});

test.each<Phase>(['THUMBNAIL', 'SPRITES'])(
  'an ffmpeg that is killed: %s',
  async (phase) => {
    const { client, id, expectWaiting } = await sceneWithImages();
    shared.app.media = await killed(shared.library, phase === 'SPRITES' ? 'sheet_' : '');

    expect(await expectWaiting(phase)).toContain('signal 9');
    expect((await client.scene({ id })).scene?.isCorrupted).toBe(false);
  },
  60_000,
);

test('an ffmpeg that hangs is ended when it is silent for too long, and the job is tried again by itself', async () => {
  shared.app.media = await hangingOnce(shared.library, '-frames:v');
  shared.app.config.thumbnailTimeoutSeconds = 5;
  const { client } = await shared.user('admin');
  await client.updateRetryPolicy({ phase: 'THUMBNAIL', input: { initialDelaySeconds: 2, maxDelaySeconds: 2 } });
  const id = await addScene(shared.app, { storedPath: await clip('mp4'), width: 320, height: 180, duration: 4 });
  const failures = new Set<string | null>();

  await client.processScenes({ phase: 'THUMBNAIL', ids: [id] });
  await eventually(async () => {
    const [job] = (await client.jobs({ filter: { sceneId: id } })).jobs?.nodes ?? [];
    if (job?.status === 'FAILED') failures.add(job.errorMessage);
    return job?.status === 'COMPLETED';
  });

  expect([...failures]).toEqual([expect.stringContaining('made no progress for 5 seconds')]);
  expect(processesWith('sleep', '86399')).toEqual([]);
  expect((await client.scene({ id })).scene?.thumbnail).not.toBeNull();
}, 60_000);

describe.runIf(mayMount)('a file system without room', () => {
  test.each<Phase>(['THUMBNAIL', 'SPRITES'])(
    '%s: fails, and succeeds when there is room again',
    async (phase) => {
      await using stack = new AsyncDisposableStack();
      const dataDir = stack.adopt(await temporaryFolder(), removeFolder);
      const assets = join(dataDir, 'assets');
      await mkdir(assets);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', assets]);
      stack.defer(() => void execFileSync('umount', ['--lazy', assets]));
      const made = await sceneWithImages(stack.use(await startTestServer({ dataDir })));
      const { bavail, bsize } = await statfs(assets);
      const pages = 1; // room for a beginning of what is made, and no more
      await writeFile(join(assets, 'filler'), Buffer.alloc((bavail - pages) * bsize));

      expect(await made.expectWaiting(phase)).toContain('the disk for the result is full');

      await rm(join(assets, 'filler'));
      expect((await made.run(phase)).status).toBe('COMPLETED');
      expect(await made.images()).not.toEqual(made.before);
    },
    90_000,
  );

  test('of the database: changes are UNAVAILABLE, reads go on, and so does all when there is room again', async () => {
    await using stack = new AsyncDisposableStack();
    const dataDir = stack.adopt(await temporaryFolder(), removeFolder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300m,mode=755', 'tmpfs', dataDir]);
    stack.defer(() => void execFileSync('umount', ['--lazy', dataDir]));
    const database = stack.use(await startEmbedded({ dataDir, log, settings: { fsync: 'off' } }));
    const server = stack.use(await startTestServer({ databaseUrl: database.url }));
    const { token } = await server.user('admin');
    const client = server.client(token, { retries: 0 });
    const confirmed: string[] = [];
    const change = async () => {
      const { createTag } = await client.createTag({ name: `${'tag '.repeat(10)}${confirmed.length}` });
      confirmed.push(createTag.id);
    };

    spawnSync('dd', ['if=/dev/zero', `of=${join(dataDir, 'filler')}`, 'bs=64k']);
    const refusal = await eventually(async () => change().catch((error: ReelgraphError) => error));
    expect(refusal).toMatchObject({ code: 'UNAVAILABLE' });
    expect((await client.scenes()).scenes.nodes).toEqual([]);

    await rm(join(dataDir, 'filler'));
    await eventually(async () =>
      change().then(
        () => true,
        () => false,
      ),
    );
    const tags = await server.app.orm.em.fork().execute<{ id: string }[]>('select id::text from tags');
    expect(tags.map(({ id }) => id)).toEqual(expect.arrayContaining(confirmed));
  }, 60_000);
});
