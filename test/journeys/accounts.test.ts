/** Accounts from the machine's side: the first one, and `npm run admin` beside a running server and without one. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, createClient, isReelgraphError, type LoginMutation } from '../../src/sdk/client.ts';
import { freePort } from '../support/ports.ts';
import { type NpmProcess, processesWith, startNpm } from '../support/processes.ts';
import { removeFolder, temporaryFolder } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

const firstPassword = 'Long-Enough-4-All';
const opened = new AsyncDisposableStack();
let settings: Record<string, string>;
let url: string;
let server: NpmProcess;
let client: Client;

beforeAll(async () => {
  const folder = opened.adopt(await temporaryFolder(), removeFolder);
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  settings = { DATA_DIR: join(folder, 'data'), PORT: String(port), ADMIN_PASSWORD: firstPassword };
  server = startNpm('start', settings);
  opened.defer(async () => server[Symbol.asyncDispose]());
});

afterAll(async () => opened.disposeAsync());

const login = async (username: string, password: string) => createClient({ url }).login({ username, password });

/** Runs `npm run admin` to its end. */
async function admin(...words: string[]): Promise<{ output: string; exitCode: number | null }> {
  await using command = startNpm('admin', settings, words);
  const exitCode = await command.exited();
  return { output: command.output(), exitCode };
}

const passwordIn = (output: string) => /password (\S+) \(shown this once\)/.exec(output)?.[1] ?? '';

test('the first account is there as soon as the port is open', async () => {
  const firstAnswer = await eventually(
    async () =>
      login('admin', firstPassword).catch((error: unknown) => {
        if (isReelgraphError(error, 'NETWORK_ERROR')) return undefined;
        throw error;
      }),
    60,
  );
  client = opened.use(createClient({ url, token: (firstAnswer as LoginMutation).login.token }));
  expect((await client.viewer()).viewer?.user.username).toBe('admin');
  await server.ready();
}, 90_000);

test('a forgotten password is reset beside the running server, which ends the sessions at once and logs it', async () => {
  const { output, exitCode } = await admin('reset-password', 'Admin');

  expect(exitCode).toBe(0);
  expect(output).toContain('The password of admin was reset by npm run admin; sessions ended: 1.');
  expect((await client.viewer()).viewer).toBeNull();
  await expect(login('admin', firstPassword)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect((await login('admin', passwordIn(output))).login.user.username).toBe('admin');
  await eventually(() => server.output().includes('An account was changed by npm run admin: password reset.'));
}, 60_000);

test('words that make no command are answered with the usage', async () => {
  const { output, exitCode } = await admin('reset-password');

  expect(exitCode).toBe(1);
  expect(output).toMatch(/^Usage: npm run admin -- list/);
}, 60_000);

test('a server that is told to hang up, as when its terminal is closed, ends with its PostgreSQL', async () => {
  server.signal('SIGHUP');
  await server.exited();

  expect(processesWith('postgres', settings.DATA_DIR ?? '')).toEqual([]);
  expect(server.output()).toContain('Stopping');
}, 60_000);

test('accounts are made and listed without a running server, which leaves none behind', async () => {
  const made = await admin('create', 'Berta', '--role', 'user');
  const { output } = await admin('list');

  expect(made.output).toContain('The account Berta has the role user');
  expect(output).toMatch(/^admin +admin +\d{4}-\d\d-\d\d \d\d:\d\d$/m);
  expect(output).toMatch(/^Berta +user +never$/m);
  expect(processesWith('postgres', settings.DATA_DIR ?? '')).toEqual([]);

  server = startNpm('start', settings);
  await server.ready();
  expect((await login('berta', passwordIn(made.output))).login.user.username).toBe('Berta');
}, 90_000);

test('an ADMIN_PASSWORD that does nothing because there are accounts is said at the start', () => {
  expect(server.output()).toContain('ADMIN_PASSWORD does nothing');
});
