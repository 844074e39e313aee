/** How long after a session is revoked at one API its open socket at another one is closed. */
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { openSession } from '../src/auth/session.service.ts';
import { rows } from '../src/database/rows.ts';
import { createClient as createSdk } from '../src/sdk/client.ts';
import { serveHere } from './server-here.ts';

const rounds = 50;

export async function revocation(): Promise<void> {
  await using server = await serveHere();
  const { url } = await server.another();
  const { id: userId } = await rows(server.app.orm.em.fork())
    .insertInto('users')
    .values({ username: 'bench', password: 'none' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const open = async () => (await openSession({ app: server.app, em: server.app.orm.em.fork() }, userId)).token;
  await using client = createSdk({ url: server.url, token: await open() });

  const times: number[] = [];
  for (let n = 0; n < rounds; n += 1) {
    const closed = await openSocket(url, await open());
    const id = (await client.access()).viewer?.sessions.find(({ current }) => !current)?.id ?? '';
    const begin = performance.now();
    await Promise.all([client.revokeSession({ id }), closed()]);
    times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  console.table({
    'revocation to closed socket, median (ms)': { value: times[rounds / 2]?.toFixed(1), limit: '' },
    [`revocation to closed socket, slowest of ${rounds} (ms)`]: { value: times.at(-1)?.toFixed(1), limit: '1000' },
  });
}

/** Connects; the function that it returns waits for the server to close. */
async function openSocket(url: string, token: string): Promise<() => Promise<unknown>> {
  const connected = Promise.withResolvers<unknown>();
  const closed = Promise.withResolvers<unknown>();
  createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    lazy: false,
    retryAttempts: 0,
    on: { connected: connected.resolve, closed: closed.resolve },
    onNonLazyError: () => {}, // being closed is what is waited for
  });
  await connected.promise;
  return async () => closed.promise;
}
