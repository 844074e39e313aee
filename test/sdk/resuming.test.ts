/** Subscriptions of the SDK through a line that breaks again and again. */

import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { JobStatus, Phase } from '../../src/jobs/job.enums.ts';
import type { Client, JobChangedSubscription } from '../../src/sdk/client.ts';
import { clip } from '../support/clips.ts';
import { addJob, addScene, addSceneFile } from '../support/factories.ts';
import { openFront } from '../support/front.ts';
import { startTestServer } from '../support/server.ts';
import { collectUntil, eventually } from '../support/wait.ts';

const transports = ['websocket', 'sse'] as const;

test('every subscriber sees the end of every job, once', async () => {
  await using server = await startTestServer();
  const admin = await server.user();
  const film = await readFile(await clip('mp4'));
  const scenes: string[] = [];
  for (let index = 0; index < 6; index += 1) {
    scenes.push(await addSceneFile(server.app, server.library, `film ${index}.mp4`, film));
  }
  await admin.client.pausePhase({ phase: 'METADATA' }); // else this job is queued again, as one that nobody runs
  const before = await addJob(server.app, scenes[0] ?? '', Phase.METADATA, JobStatus.RUNNING);
  let ready = 0;
  await using front = await openFront(server.url);
  const ends = (event: JobChangedSubscription['jobChanged']) => event.job.status === 'COMPLETED';
  const seen: string[][] = [];
  const watching = [...transports, ...transports].map(async (transport, index) => {
    const client = server.client(admin.token, { url: front.url, transport });
    const ended: string[] = [];
    seen[index] = ended;
    for await (const { jobChanged } of client.jobChanged({ phase: ['METADATA'] })) {
      if (jobChanged.kind === 'SNAPSHOT' && jobChanged.job.id === before) ready += 1;
      if (!ends(jobChanged)) continue;
      ended.push(jobChanged.job.id);
      if (new Set(ended).size === scenes.length) break;
      if (transport === 'sse') front.cut(); // all of them, while jobs go on
    }
  });
  await eventually(() => ready === transports.length * 2); // from here on each has a cursor
  await admin.client.cancelJobs({ ids: [before] });
  await admin.client.resumePhase({ phase: 'METADATA' });
  const { processScenes } = await admin.client.processScenes({ phase: 'METADATA', ids: scenes });
  const all = processScenes.jobIds.toSorted();
  await expect
    .poll(async () => statesOf(admin.client), { timeout: 90_000 })
    .toEqual(['CANCELLED', ...all.map(() => 'COMPLETED')]);
  await expect.poll(() => seen.map((ended) => ended.toSorted()), { timeout: 90_000 }).toEqual(seen.map(() => all));
  await Promise.all(watching);
}, 200_000);

async function statesOf(client: Client): Promise<string[]> {
  const { jobs } = await client.jobs({ filter: { phase: ['METADATA'] } });
  return (jobs?.nodes ?? []).map(({ status, errorMessage }) => errorMessage ?? status).toSorted();
}

test('a program that starts anew goes on from the cursor that it kept', async () => {
  await using server = await startTestServer({ worker: false });
  const { client } = await server.user();
  const scene = await addScene(server.app);
  const job = await addJob(server.app, scene, Phase.SPRITES, JobStatus.RUNNING);
  const [first] = await collectUntil(client.jobChanged(), () => true);
  expect(first?.jobChanged).toMatchObject({ kind: 'SNAPSHOT', job: { id: job } });
  await client.cancelJobs({ ids: [job] });
  const events = await collectUntil(client.jobChanged({ since: first?.jobChanged.cursor }), () => true);
  expect(events[0]?.jobChanged).toMatchObject({ kind: 'UPDATED', job: { id: job } });
});
