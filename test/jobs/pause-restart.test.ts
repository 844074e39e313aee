/** What was paused stays so when every process has ended and begun again. */
import { expect, test } from 'vitest';
import { clip } from '../support/clips.ts';
import { createTestDatabase } from '../support/database.ts';
import { addScene } from '../support/factories.ts';
import { removeFolder, startTestServer, temporaryFolder } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

test('a pause survives a restart, and so does its end', async () => {
  await using database = await createTestDatabase();
  await using folders = new AsyncDisposableStack();
  const dataDir = folders.adopt(await temporaryFolder(), removeFolder);
  const place = { databaseUrl: database.url, dataDir };
  let id = '';
  {
    await using server = await startTestServer(place);
    const { client } = await server.user('admin');
    await client.pausePhase({ phase: 'METADATA' });
    id = await addScene(server.app, { storedPath: await clip('mp4'), width: 0 });
    await client.processScenes({ phase: 'METADATA', ids: [id] });
  }
  {
    await using server = await startTestServer(place);
    const { client } = await server.user('admin');
    const phases = (await client.queue()).queue?.phases ?? [];
    expect(phases.filter(({ paused }) => paused)).toMatchObject([{ phase: 'METADATA', pending: 1, running: 0 }]);

    // another phase is worked on meanwhile
    const other = await addScene(server.app, { storedPath: await clip('mp4'), duration: 4 });
    await client.processScenes({ phase: 'THUMBNAIL', ids: [other] });
    await eventually(async () => (await client.scene({ id: other })).scene?.thumbnail);
    expect((await client.scene({ id })).scene?.activeJobs).toMatchObject([{ phase: 'METADATA', status: 'PENDING' }]);
    await client.resumePhase({ phase: 'METADATA' });
  }
  await using server = await startTestServer(place);
  const { client } = await server.user('admin');
  await eventually(async () => (await client.scene({ id })).scene?.processingStatus === 'COMPLETED');
});
