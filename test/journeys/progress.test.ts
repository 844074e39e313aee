/** Progress comes from ffmpeg itself: a film of a minute shows it on its way. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { longFilm } from '../support/clips.ts';
import { slow } from '../support/engines.ts';
import { startTestServer } from '../support/server.ts';
import { collectUntil, eventually } from '../support/wait.ts';

test('a 60 s film yields at least five different values of progress, with speed and time left', async () => {
  await using server = await startTestServer();
  server.app.media = await slow(server.dataDir, 20);
  const { client } = await server.user('admin');
  await longFilm(join(server.library, 'coast.mp4'), 60);
  await client.createStoragePath({ name: 'Clips', path: server.library });
  await client.startScan();
  const scene = await eventually(async () => {
    const [found] = (await client.scenes()).scenes.nodes;
    return found?.processingStatus === 'COMPLETED' && found;
  });
  const watching = collectUntil(client.jobChanged({ sceneId: scene.id }), ({ jobChanged }) => {
    return jobChanged.job.phase === 'SPRITES' && jobChanged.job.completedAt !== null;
  });
  await client.processScenes({ phase: 'SPRITES', ids: [scene.id] });
  const jobs = (await watching).map(({ jobChanged }) => jobChanged.job).filter(({ phase }) => phase === 'SPRITES');

  const values = jobs.map(({ progress }) => progress);
  expect(new Set(values).size).toBeGreaterThanOrEqual(5);
  expect(values).toEqual(values.toSorted((a, b) => a - b));
  expect(jobs.at(-1)).toMatchObject({ status: 'COMPLETED', progress: 100, etaSeconds: null, speed: null });
  const onTheWay = jobs.filter(({ progress }) => progress > 0 && progress < 100);
  expect(onTheWay.some(({ speed, etaSeconds }) => (speed ?? 0) > 0 && (etaSeconds ?? 0) > 0)).toBe(true);
}, 90_000);
