/** Uploads whose process was killed leave nothing; those that somebody still writes are left alone. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startUploadCleanup } from '../../src/http/abandoned-uploads.ts';
import { runFfmpeg } from '../../src/media/ffmpeg.ts';
import { createClient } from '../../src/sdk/client.ts';
import { createTestDatabase } from '../support/database.ts';
import { addScene } from '../support/factories.ts';
import { mediaTools } from '../support/media.ts';
import { startNpm } from '../support/processes.ts';
import { startTestServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

const lookMilliseconds = 3000;

// Beside each other: most of it is waiting.
test.concurrent('what a killed process left goes, what another one is still receiving stays, however slow it is', async () => {
  await using server = await startTestServer({ worker: false });
  const { token } = await server.user('admin');
  const id = await addScene(server.app);
  const uploads = join(server.dataDir, 'uploads');
  const parts = async (): Promise<string[]> => readdir(uploads).catch(() => []);
  const image = await bigPicture(server.library);

  const slow = startUpload(`${server.url}/api/scenes/${id}/cover`, token, image.subarray(0, 1000));
  const [current = ''] = await eventually(async () => (await parts()).length > 0 && parts());
  await writeFile(join(uploads, 'image-left.part'), 'half an image');
  await mkdir(join(uploads, 'folder.part'));
  // as another API process on the same data folder
  await using _ = startUploadCleanup(server.app, lookMilliseconds);

  await eventually(async () => !(await parts()).includes('image-left.part'));
  await delay(3 * lookMilliseconds);
  expect((await parts()).toSorted()).toEqual([current, 'folder.part'].toSorted());
  expect(await slow.finish(image.subarray(1000))).toBe(200);
  expect(await parts()).toEqual(['folder.part']);
}, 60_000);

test.concurrent('kill -9 in the middle of an upload: the next server removes what it left', async () => {
  await using database = await createTestDatabase();
  await using next = await startTestServer({ worker: false }); // only for its folder and its picture
  const dataDir = join(next.dataDir, 'killed');
  const settings = { DATABASE_URL: database.url, DATA_DIR: dataDir, PORT: '0', ADMIN_PASSWORD: 'Long-Enough-4-All' };
  await using api = startNpm('api', settings);
  const url = await api.url();
  const { login } = await createClient({ url }).login({ username: 'admin', password: settings.ADMIN_PASSWORD });
  const { createActor } = await createClient({ url, token: login.token }).createActor({ input: { name: 'Ann' } });
  const image = await bigPicture(next.library);
  startUpload(`${url}/api/actors/${createActor.id}/image`, login.token, image.subarray(0, 1000));
  const parts = () => readdir(join(dataDir, 'uploads')).catch(() => []);
  await eventually(async () => (await parts()).length > 0);

  api.signal('SIGKILL');
  await api.exited();
  expect(await parts()).toHaveLength(1);
  const app = { ...next.app, config: { ...next.app.config, dataDir } };
  await using _ = startUploadCleanup(app, lookMilliseconds);

  await eventually(async () => (await parts()).length === 0);
}, 90_000);

async function bigPicture(folder: string): Promise<Buffer> {
  const path = join(folder, 'picture.png');
  const input = ['-f', 'lavfi', '-i', 'testsrc2=s=640x360:d=1'];
  await runFfmpeg(await mediaTools(), [...input, '-frames:v', '1', path], { file: path });
  return readFile(path);
}

/** Sends the beginning of a body, and the rest when told to; then the status of the answer. */
function startUpload(url: string, token: string, start: Buffer) {
  const { promise, resolve } = Promise.withResolvers<number>();
  const upload = request(url, { method: 'PUT', headers: { authorization: `Bearer ${token}` } }, (answer) => {
    answer.resume();
    resolve(answer.statusCode ?? 0);
  });
  upload.on('error', () => resolve(0)); // its server was killed
  upload.write(start);
  return {
    async finish(rest: Buffer): Promise<number> {
      upload.end(rest);
      return promise;
    },
  };
}
