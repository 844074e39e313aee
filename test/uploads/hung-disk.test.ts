/** A disk that stops answering in the middle of an upload: real, an ext4 that is frozen. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdir, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mayMount } from '../support/may-mount.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { filmOf, uploadFile } from '../support/uploads.ts';
import { eventually } from '../support/wait.ts';

let server: TestServer;
let admin: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  admin = await server.user('admin');
});
afterAll(async () => server[Symbol.asyncDispose]());

/** A disk of its own; `freeze` returns what lets it go on. */
async function mountDisk(folder: string) {
  const image = `${folder}.ext4`;
  await mkdir(folder);
  execFileSync('truncate', ['-s', '16M', image]);
  execFileSync('mkfs.ext4', ['-q', image]);
  execFileSync('mount', ['-o', 'loop', image, folder]);
  // A process that was killed would leave threads behind that nobody can end.
  const script = `sleep 90; fsfreeze -u '${folder}'; umount -l '${folder}'`;
  const watchdog = spawn('sh', ['-c', script], { detached: true, stdio: 'ignore' });
  return {
    freeze() {
      execFileSync('fsfreeze', ['-f', folder]);
      return () => execFileSync('fsfreeze', ['-u', folder]);
    },
    [Symbol.dispose]() {
      process.kill(-(watchdog.pid ?? 0));
      execFileSync('umount', ['--lazy', folder]);
    },
  };
}

test.runIf(mayMount)(
  'others go on, the upload is told so, and goes on where it was',
  async () => {
    const folder = join(server.dataDir, 'disk');
    using disk = await mountDisk(folder);
    const { createStoragePath: path } = await admin.client.createStoragePath({ name: 'Disk', path: folder });
    const { createStoragePath: other } = await admin.client.createStoragePath({ name: 'Other', path: server.library });
    const film = await filmOf(2_000_000);
    const metadata = { filename: 'holiday.mp4', storagePathId: path.id };
    const headers = { 'tus-resumable': '1.0.0', authorization: `Bearer ${admin.token}` };
    const { status, headers: answered } = await fetch(`${server.url}/uploads`, {
      method: 'POST',
      headers: {
        ...headers,
        'upload-length': String(film.length),
        'upload-metadata': Object.entries(metadata)
          .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
          .join(),
      },
    });
    expect(status).toBe(201);
    const url = new URL(answered.get('location') ?? '', `${server.url}/uploads`);

    const half = film.length / 2;
    const sending = request(url, {
      method: 'PATCH',
      headers: { ...headers, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
    });
    const answer = new Promise<string>((resolve, reject) => {
      sending.once('error', reject).once('response', (response) => {
        let text = String(response.statusCode);
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.once('end', () => resolve(text));
      });
    });
    sending.write(film.subarray(0, half));
    const partial = join(folder, `.reelgraph-upload-${url.pathname.split('/').at(-1)}.part`);
    await eventually(async () => (await stat(partial)).size === half);
    const thaw = disk.freeze();
    try {
      sending.end(film.subarray(half));
      const stuck = [1, 2, 3, 4].map(async () => fetch(url, { method: 'HEAD', headers })); // as clients do who hear nothing
      expect((await ask(server.url, '{ server { version } storagePaths { id } }', admin)).errors).toBeUndefined();
      const uploaded = await uploadFile(`${server.url}/uploads`, admin.token, await filmOf(300_000), {
        metadata: { storagePathId: other.id },
      });
      expect(uploaded.sceneId).toBeDefined();

      expect(await answer).toMatch(/^503.*"UNAVAILABLE","message":"The disk that this lies on does not answer/);
      await Promise.all(stuck);
    } finally {
      thaw();
    }

    const { sceneId } = await uploadFile(`${server.url}/uploads`, admin.token, film, { uploadUrl: url.href, metadata });
    expect(await admin.client.scene({ id: sceneId ?? '' })).toMatchObject({ scene: { size: film.length } });
  },
  60_000,
);
