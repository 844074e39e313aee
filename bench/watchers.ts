/**
 * A thousand subscribers of `jobChanged` on one server, on twenty WebSockets, while 50 jobs run: how many ends of jobs each of them was
 * told, how long after the end, and how much memory they take. Needs `npm run build`.
 */

import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import WebSocket from 'ws';
import { clip } from '../test/support/clips.ts';
import { printLoad } from './computing.ts';
import { processed, serveFilms } from './library.ts';
import { quantile } from './quantiles.ts';
import { residentMegabytes } from './server.ts';

const socketCount = 20;
const perSocket = 50;
const jobCount = 50;
const patienceSeconds = 120;

const document = 'subscription { jobChanged(phase: [SPRITES]) { kind job { id status completedAt } } }';

/** What one subscriber was told. */
interface Told {
  ends: Set<string>;
  delays: number[];
}

export async function watchers(): Promise<void> {
  await using served = await serveFilms(async (library) => {
    for (let n = 0; n < jobCount; n += 1) await copyFile(await clip('short'), join(library, `film ${n}.mp4`));
  });
  const { client, server, token } = served;
  await client.updateTrigger({ phase: 'SPRITES', triggerType: 'MANUAL' });
  await client.updatePool({ input: { spritesWorkers: 10 } });
  const ids = (await processed(client, jobCount)).map(({ id }) => id);
  await delay(5000); // until nothing else goes on
  const before = await residentMegabytes(server.child.pid);
  const told: Told[] = [];
  const sockets: WebSocket[] = [];
  for (let n = 0; n < socketCount; n += 1) sockets.push(await subscribed(server.url, token, told));
  const subscribing = (await residentMegabytes(server.child.pid)) - before;

  let most = 0;
  const { processScenes } = await client.processScenes({ phase: 'SPRITES', ids });
  const until = performance.now() + patienceSeconds * 1000;
  while (told.some(({ ends }) => ends.size < processScenes.jobIds.length) && performance.now() < until) {
    most = Math.max(most, await residentMegabytes(server.child.pid));
    await delay(100);
  }
  for (const socket of sockets) socket.close();

  const delays = told.flatMap((one) => one.delays);
  const at = (share: number) => Math.round(quantile(delays, share));
  console.table({
    subscribers: { value: told.length },
    'ends that were missed (0)': { value: told.reduce((sum, { ends }) => sum + jobCount - ends.size, 0) },
    'told after the end, p50 (ms)': { value: at(0.5) },
    'p95 (250 ms)': { value: at(0.95) },
    'the last of all (ms)': { value: at(1) },
    'memory of the server: subscribing (MB)': { value: Math.round(subscribing) },
    'with the jobs, at most (150 MB)': { value: Math.round(most - before) },
  });
  printLoad();
}

/** Opens a socket with its subscriptions, once each has had its snapshot: no job of the phase runs yet. */
async function subscribed(url: string, token: string, told: Told[]): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const send = (message: object) => socket.send(JSON.stringify(message));
  const own = Array.from({ length: perSocket }, (): Told => ({ ends: new Set(), delays: [] }));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.on('error', reject);
  socket.on('open', () => send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  socket.on('message', (data) => {
    const { type, id, payload } = JSON.parse(String(data)) as Message;
    if (type === 'connection_ack') {
      for (const index of own.keys()) send({ type: 'subscribe', id: String(index), payload: { query: document } });
      setTimeout(resolve, 2000);
    }
    if (type === 'error') reject(new Error(JSON.stringify(payload)));
    const job = type === 'next' ? payload.data?.jobChanged.job : undefined;
    const one = own[Number(id)];
    if (!one || job?.status !== 'COMPLETED' || one.ends.has(job.id)) return;
    one.ends.add(job.id);
    one.delays.push(Date.now() - Date.parse(job.completedAt));
  });
  await promise;
  told.push(...own);
  return socket;
}

interface Message {
  type: string;
  id?: string;
  payload: { data?: { jobChanged: { job: { id: string; status: string; completedAt: string } } } };
}
