/** What signing in costs everybody else: the delay of the event loop while 20 people sign in from 20 addresses. */
import { request } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { rows } from '../src/database/rows.ts';
import { serveHere } from './server-here.ts';

const logins = 20;
const password = 'Measured-Twice-1';

export async function login(): Promise<void> {
  await using server = await serveHere();
  const hash = await server.app.passwords.hash(password);
  await rows(server.app.orm.em.fork()).insertInto('users').values({ username: 'bench', password: hash }).execute();
  await signIn(server.url, '127.0.0.1'); // compiles what the first one compiles

  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const begin = performance.now();
  const addresses = Array.from({ length: logins }, (_, n) => `127.0.0.${n + 2}`);
  await Promise.all(addresses.map(async (address) => signIn(server.url, address)));
  const seconds = (performance.now() - begin) / 1000;
  delay.disable();

  console.table({
    [`${logins} logins from ${logins} addresses (s)`]: { value: seconds.toFixed(1), limit: '' },
    'event-loop delay, p50 (ms)': { value: milliseconds(delay.percentile(50)), limit: '' },
    'event-loop delay, p99 (ms)': { value: milliseconds(delay.percentile(99)), limit: '50' },
    'event-loop delay, longest (ms)': { value: milliseconds(delay.max), limit: '' },
  });
}

async function signIn(url: string, localAddress: string): Promise<void> {
  const body = JSON.stringify({ query: `mutation { login(username: "bench", password: "${password}") { token } }` });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const headers = { 'content-type': 'application/json' };
  const sent = request(new URL('/graphql', url), { method: 'POST', localAddress, headers }, async (response) => {
    resolve((await response.toArray()).join(''));
  });
  sent.on('error', reject).end(body);
  const answer = await promise;
  if (!answer.includes('"token"')) throw new Error(`the login was refused: ${answer}`);
}

const milliseconds = (nanoseconds: number) => (nanoseconds / 1e6).toFixed(1);
