/** The server ends in the middle of a film: the next one goes on where it was, and the file is whole. */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Client, createClient } from '../../src/sdk/client.ts';
import { createTestDatabase } from '../support/database.ts';
import { freePort } from '../support/ports.ts';
import { startNpm } from '../support/processes.ts';
import { removeFolder, temporaryFolder } from '../support/server.ts';
import { filmOf, openLine, sha256Of, uploadFile } from '../support/uploads.ts';
import { collectUntil, eventually } from '../support/wait.ts';

const password = 'Long-Enough-4-All';
const megabyte = 1024 * 1024;

test.concurrent.each(['SIGKILL', 'SIGTERM'] as const)(
  '%s',
  async (signal) => {
    await using stack = new AsyncDisposableStack();
    const folder = stack.adopt(await temporaryFolder(), removeFolder);
    const library = join(folder, 'library');
    await mkdir(library);
    const { url: databaseUrl } = stack.use(await createTestDatabase());
    const port = String(await freePort());
    const settings = {
      DATABASE_URL: databaseUrl,
      DATA_DIR: join(folder, 'data'),
      PORT: port,
      ADMIN_PASSWORD: password,
    };
    const first = stack.use(startNpm('api', settings));
    const line = stack.use(await openLine(await first.url()));
    const { login } = await createClient({ url: line.url }).login({ username: 'admin', password });
    const client = createClient({ url: line.url, token: login.token });
    await client.createStoragePath({ name: 'Library', path: library, isDefault: true });
    Object.assign(line, { limit: 3 * megabyte, mode: 'hold' });
    const film = await filmOf(8 * megabyte);

    const retryDelays = Array(600).fill(100); // a server takes its time to start
    const uploading = uploadFile(`${line.url}/api/uploads`, login.token, film, { retryDelays });
    await eventually(async () => (await arrived(line.target, login.token)) > 2 * megabyte);
    first.signal(signal);
    await first.exited();
    const left = await readdir(library);
    expect(left).toHaveLength(1);
    line.limit = Number.POSITIVE_INFINITY;
    await using second = startNpm('api', settings);
    await second.ready();

    const { sceneId = '' } = await uploading;
    expect(await readdir(library)).toEqual(['holiday.mp4']);
    expect(sha256Of(await readFile(join(library, 'holiday.mp4')))).toBe(sha256Of(film));
    const { scene } = await createClient({ url: line.url, token: login.token }).scene({ id: sceneId });
    expect(scene).toMatchObject({ id: sceneId, size: film.length });
  },
  120_000,
);

/** How far the one upload is, as a subscriber hears it. */
async function arrived(url: string, token: string): Promise<number> {
  await using client: Client = createClient({ url, token });
  const events = client.uploadChanged() as AsyncIterable<{ uploadChanged: { offset: number } }>;
  const [event] = await collectUntil(events, () => true);
  return event?.uploadChanged.offset ?? 0;
}
