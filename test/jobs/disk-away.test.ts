/** Jobs of films whose disk is away fail, and a scan that finds the films as they were begins them again. */
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clip } from '../support/clips.ts';
import { storagePathOf } from '../support/factories.ts';
import { putFile } from '../support/scans.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

let server: TestServer;
let admin: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  admin = await server.user('admin');
});
afterAll(async () => server[Symbol.asyncDispose]());

async function scan() {
  await admin.client.startScan();
  return eventually(async () => {
    const { scans } = await admin.client.scans({ first: 1 });
    return scans?.nodes.find(({ status }) => status !== 'RUNNING');
  });
}

/** Its scene, once its processing has ended so. */
const ended = async (status: string) =>
  eventually(async () => {
    const { scenes } = await admin.client.scenes({ first: 1 });
    return scenes?.nodes.find(({ processingStatus }) => processingStatus === status);
  });

test('what failed while a disk was away begins again when it is back', async () => {
  const disk = join(server.library, 'disk');
  await putFile(join(disk, 'film.mp4'), { content: await readFile(await clip('mp4')) });
  await storagePathOf(server.app, disk);
  await scan();
  const { id } = await ended('COMPLETED');

  await rename(disk, `${disk} away`);
  await mkdir(disk); // the mount point stays
  await admin.client.processScenes({ phase: 'THUMBNAIL', ids: [id] });
  const failed = await ended('FAILED');
  expect(failed.processingError).toBe(`The file of scene ${id} is missing: scan again when it is back.`);
  const { videosRemoved, errors } = await scan();
  expect({ videosRemoved, errors }).toEqual({ videosRemoved: 0, errors: 1 }); // an empty folder is no disk
  await rm(disk, { recursive: true });
  await rename(`${disk} away`, disk);

  expect(await scan()).toMatchObject({ status: 'COMPLETED', videosRestored: 1 });
  expect(await ended('COMPLETED')).toMatchObject({ id, processingError: null });
  expect(await scan()).toMatchObject({ status: 'COMPLETED', videosRestored: 0, videosSkipped: 1 });
});
