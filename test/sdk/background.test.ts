/** Uploads, and waiting for what the server does in the background. */
import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../src/sdk/client.ts';
import { clip } from '../support/clips.ts';
import { openFront } from '../support/front.ts';
import { serveAgain, startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { filmOf, openLine } from '../support/uploads.ts';

let server: TestServer;
let admin: TestUser;
let client: Client;

beforeAll(async () => {
  server = await startTestServer();
  admin = await server.user();
  client = admin.client;
  await client.createStoragePath({ name: 'Library', path: server.library, isDefault: true });
});

afterAll(async () => server[Symbol.asyncDispose]());

describe('uploads', () => {
  test('are resumed when the line breaks, and tell how they go', async () => {
    await using line = await openLine(server.url);
    line.limit = 1_000_000; // of each connection
    const film = await filmOf(2_500_000);
    const sent: number[] = [];
    const file = new File([film], 'broken line.mp4');
    const result = await server
      .client(admin.token, { url: line.url })
      .upload(file, { title: 'Broken line', onProgress: (progress) => sent.push(progress.sent) });
    expect(result).toEqual({ sceneId: expect.any(String), isDuplicate: false });
    const { scene } = await client.scene({ id: result.sceneId });
    expect(scene).toMatchObject({ title: 'Broken line', size: film.length, originalFilename: 'broken line.mp4' });
    expect(sent).toEqual(sent.toSorted((a, b) => a - b));
    expect(sent.at(-1)).toBe(film.length);
    expect(line.connections()).toBeGreaterThan(1);
  });

  test('end with the reason of their signal, and go on when the same file is uploaded again', async () => {
    await using front = await openFront(server.url);
    const slow = server.client(admin.token, { url: front.url });
    const path = join(server.library, '..', 'from disk.mp4');
    await writeFile(path, await filmOf(3_000_000));
    const file = await openAsBlob(path);
    const controller = new AbortController();
    const options = { filename: 'from disk.mp4', signal: controller.signal };
    const stopped = slow.upload(file, {
      ...options,
      onProgress: ({ sent }) => sent > 0 && controller.abort(new Error('enough')),
    });
    await expect(stopped).rejects.toThrow('enough');
    const sent: number[] = [];
    await slow.upload(file, { filename: 'from disk.mp4', onProgress: (progress) => sent.push(progress.sent) });
    expect(sent[0]).toBeGreaterThan(0);
    expect(front.requests.filter((request) => request.startsWith('POST /api/uploads'))).toHaveLength(1);
  });

  test('go to the address that the client knows, whatever PUBLIC_URL says', async () => {
    await using other = await serveAgain(server, { publicUrl: 'https://videos.example.org/reel' });
    const elsewhere = server.client(admin.token, { url: other.url });
    expect((await elsewhere.upload(new File([await filmOf(310_000)], 'far.mp4'))).isDuplicate).toBe(false);
  });

  test('of what is in the library already name its scene', async () => {
    const film = await filmOf(300_000);
    const { sceneId } = await client.upload(new File([film], 'first.mp4'));
    expect(await client.upload(new File([film], 'second.mp4'))).toEqual({ sceneId, isDuplicate: true });
    const sha256 = createHash('sha256').update(film).digest('hex');
    expect(await client.upload(new File([film], 'third.mp4'), { sha256 })).toEqual({ sceneId, isDuplicate: true });
  });

  test('that are refused say why', async () => {
    const letter = new Blob(['Dear aunt,']);
    await expect(client.upload(letter)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'filename' });
    await expect(client.upload(letter, { filename: 'letter.txt' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(client.upload(letter, { filename: 'letter.mp4' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(server.client().upload(letter, { filename: 'a.mp4' })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });
});

describe('waiting', () => {
  test('for a scan, then for jobs, returns how they ended', async () => {
    await copyFile(await clip('mp4'), join(server.library, 'waited for.mp4'));
    const { startScan } = await client.startScan();
    const scan = await client.waitForScan(startScan.id);
    expect(scan).toMatchObject({ id: startScan.id, status: 'COMPLETED', videosAdded: 1 });
    expect(await client.waitForScan(startScan.id)).toMatchObject({ status: 'COMPLETED' });

    const { scenes } = await client.scenes({ filter: { originalFilename: { eq: 'waited for.mp4' } } });
    const [scene] = scenes.nodes;
    const { jobs } = await client.jobs({ filter: { sceneId: scene?.id ?? '' } });
    await client.waitForJobs(jobs?.nodes.map(({ id }) => id) ?? []);
    const { processScenes } = await client.processScenes({ phase: 'SPRITES', ids: [scene?.id ?? ''] });
    const percents: number[] = [];
    const ended = await client.waitForJobs(processScenes.jobIds, {
      onProgress: ({ percent, total }) => percents.push(percent) && expect(total).toBe(1),
    });
    expect(ended.map(({ id, status }) => ({ id, status }))).toEqual([
      { id: processScenes.jobIds[0], status: 'COMPLETED' },
    ]);
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    expect(percents.at(-1)).toBe(100);
    expect(await client.waitForJobs([])).toEqual([]);
  });

  test('for what is not there is NOT_FOUND, and ends with the signal', async () => {
    const nowhere = '00000000-0000-4000-8000-000000000000';
    await expect(client.waitForJobs([nowhere])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(client.waitForScan('999999')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(client.waitForScan('1', { signal })).rejects.toThrow('enough');
  });
});
