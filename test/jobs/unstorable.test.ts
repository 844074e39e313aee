/** A phase that came to its end, with a result that the database does not take. */
import { expect, test } from 'vitest';
import { clip } from '../support/clips.ts';
import { addScene } from '../support/factories.ts';
import { startTestServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

test('the job fails with the reason, and nothing of the result is stored', async () => {
  await using server = await startTestServer();
  const { client } = await server.user('admin');
  await server.app.orm.em.fork().execute('alter table scenes add constraint never_this_wide check (width <> 320)');
  const id = await addScene(server.app, { storedPath: await clip('mp4'), width: 0, height: 0, duration: 0 });

  await client.processScenes({ phase: 'METADATA', ids: [id] });

  const job = await eventually(async () => {
    const { jobs } = await client.jobs({ filter: { sceneId: id } });
    return jobs?.nodes[0]?.status === 'FAILED' && jobs.nodes[0];
  });
  expect(job.errorMessage).toContain('never_this_wide');
  expect((await client.scene({ id })).scene).toMatchObject({ width: 0, height: 0, videoCodec: '' });
});
