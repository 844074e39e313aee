/**
 * How long another user waits while one user's WebSocket is flooded, at 100,000 scenes: with subscriptions that are completed at once,
 * and with lists that are sent without waiting for their answers. Needs `npm run build`.
 */

import { setTimeout as delay } from 'node:timers/promises';
import WebSocket from 'ws';
import { quantile } from './quantiles.ts';
import { askerOf } from './request.ts';
import { startSeeded } from './seeded-server.ts';
import { peakMegabytes } from './server.ts';

const light = '{ scenes(first: 20) { nodes { id displayTitle } } }';

/** What is sent on one socket, and whether an operation that has ended was the last. */
const floods: Record<
  string,
  { messages: (socket: WebSocket) => void; isOver: (id: string, ended: number) => boolean }
> = {
  '20,000 subscriptions, each completed at once': {
    isOver: (id) => id === 'last',
    messages(socket) {
      for (let n = 0; n < 20_000; n += 1) {
        const id = `s${n}`;
        send(socket, { id, type: 'subscribe', payload: { query: 'subscription { sceneChanged { kind } }' } });
        send(socket, { id, type: 'complete' });
      }
      send(socket, { id: 'last', type: 'subscribe', payload: { query: '{ server { version } }' } });
    },
  },
  '3,000 lists, none of them waited for': {
    isOver: (_id, ended) => ended === 3000,
    messages(socket) {
      for (let n = 0; n < 3000; n += 1)
        send(socket, {
          id: `q${n}`,
          type: 'subscribe',
          payload: { query: '{ scenes(first: 100) { nodes { id title } totalCount } }' },
        });
    },
  },
};

const send = (socket: WebSocket, message: object) => socket.send(JSON.stringify(message));

export async function sockets(): Promise<void> {
  await using seeded = await startSeeded(2);
  const { server, tokens } = seeded;
  const [honest = '', flooding = ''] = tokens;
  const askLight = askerOf(server.url, honest);
  const ask = async () => {
    const begin = performance.now();
    await askLight(light);
    return performance.now() - begin;
  };
  const table: Record<string, object> = {};
  const measure = async (name: string, until: Promise<unknown>) => {
    let isOver = false;
    const times: number[] = [];
    const asking = (async () => {
      while (!isOver) {
        times.push(await ask());
        await delay(20);
      }
    })();
    const begin = performance.now();
    const work = until.finally(() => {
      isOver = true;
    });
    const peak = await peakMegabytes(server.child.pid, work);
    await asking;
    const at = (share: number) => Math.round(quantile(times, share));
    table[name] = {
      ...{ 'light queries': times.length, 'p50 (ms)': at(0.5), 'p95 (ms)': at(0.95), 'max (ms)': at(1), limit: 500 },
      ...{
        'all served after (s)': Number(((performance.now() - begin) / 1000).toFixed(1)),
        'memory (MB)': Math.round(peak),
      },
    };
  };
  for (let n = 0; n < 20; n += 1) await ask();
  await measure('nothing', delay(5000));
  for (const [name, { messages, isOver }] of Object.entries(floods))
    await measure(name, flood(`${server.url.replace('http', 'ws')}/graphql`, flooding, messages, isOver));
  console.table(table);
}

/** Until the last of the operations has been answered or refused. */
async function flood(
  url: string,
  token: string,
  messages: (socket: WebSocket) => void,
  isOver: (id: string, ended: number) => boolean,
): Promise<void> {
  const socket = new WebSocket(url, 'graphql-transport-ws');
  await new Promise((resolve) => socket.once('open', resolve));
  send(socket, { type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
  await new Promise((resolve) => socket.once('message', resolve));
  let ended = 0;
  const done = new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      const { id = '', type } = JSON.parse(String(data)) as { id?: string; type: string };
      if (type !== 'error' && type !== 'complete') return;
      ended += 1;
      if (isOver(id, ended)) resolve();
    });
    socket.once('close', () => resolve());
  });
  messages(socket);
  await done;
  socket.terminate();
}
