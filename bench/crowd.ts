/**
 * `npm run bench -- crowd [--seconds 300] [--users 200]`: so many users at once, each with a subscription, who look, search, rate, watch, change
 * and upload, on a server with a library of 100,000 scenes and everything switched on but Meilisearch, which is a server of its own. Every 30
 * seconds it prints what came of what they did and the memory of the server's process. Needs `npm run build`.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createClient } from '../src/sdk/client.ts';
import { browserOf, oidcClient, startOidcProvider } from '../test/support/oidc-provider.ts';
import { freePort } from '../test/support/ports.ts';
import { HonestClient } from './attack/honest-client.ts';
import { numbersOf } from './attack.ts';
import { startSeeded } from './seeded-server.ts';
import { removeFolder, residentMegabytes, temporaryFolder } from './server.ts';
import { Tally } from './tally.ts';

const reportSeconds = 30;
/** So many of them have signed in at a provider; an address may not do so much more often in a minute. */
const ofProvider = 5;
/** At most, after each thing that somebody does. */
const pauseMilliseconds = 8000;
/** What the server means to say: a limit, or a name that is taken. */
const intended = ['ok', 'RATE_LIMITED', 'CONFLICT'];

export async function crowd(): Promise<void> {
  const { values } = parseArgs({
    allowPositionals: true,
    options: { seconds: { type: 'string', default: '300' }, users: { type: 'string', default: '200' } },
  });
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  const [library, backups] = [join(folder, 'library'), join(folder, 'backups')];
  for (const made of [library, backups]) await mkdir(made);
  const [port, providerPort] = [await freePort(), await freePort()];
  const publicUrl = `http://127.0.0.1:${port}`;
  const provider = stack.use(await startOidcProvider(providerPort, [`${publicUrl}/api/oidc/callback`]));
  const environment = {
    ...{ PORT: String(port), PUBLIC_URL: publicUrl, OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: oidcClient.id },
    ...{ OIDC_CLIENT_SECRET: oidcClient.secret, OIDC_DEFAULT_ROLE: 'admin' },
    ...{ WATCH: 'true', METRICS_PORT: '0', BACKUP_DIR: backups, MAX_TRANSCODES: '2' },
  };
  const { server, tokens } = stack.use(
    await startSeeded(Number(values.users), { role: 'admin', hasTexts: true, environment }),
  );
  await using admin = createClient({ url: server.url, token: tokens[0] ?? '' });
  for (let n = 0; n < ofProvider; n += 1) {
    const browser = browserOf(server.url, provider.issuer);
    await browser.visit(await browser.signInAs(`subject-${n}`));
    tokens[n] = browser.cookies.get('reelgraph') ?? '';
  }
  await admin.createStoragePath({ name: 'Uploads', path: library, isDefault: true });
  const tally = new Tally();
  const query = async () => [];
  const ending = new AbortController();
  const working = tokens.map(async (token, n) =>
    new HonestClient(
      {
        ...{ cluster: { url: server.url, query }, random: numbersOf(n), tally, name: `user-${n}` },
        ...{ pauseMilliseconds, retries: 0 },
      },
      token,
    ).work(ending.signal),
  );
  const memory: number[] = [];
  for (let seconds = reportSeconds; seconds <= Number(values.seconds); seconds += reportSeconds) {
    await delay(reportSeconds * 1000);
    memory.push(Math.round(await residentMegabytes(server.child.pid)));
    console.log(`${seconds} s: ${memory.at(-1)} MB, ${JSON.stringify(tally.answers)}`);
  }
  ending.abort();
  await Promise.all(working);
  console.table(tally.done);
  const errors = Object.entries(tally.answers).filter(([code]) => !intended.includes(code));
  console.log(errors.length === 0 ? 'No errors but intended refusals.' : `ERRORS: ${JSON.stringify(errors)}`);
}
