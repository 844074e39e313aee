/** Settings of the whole server. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let admin: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  admin = await server.user('admin');
});

afterAll(async () => server[Symbol.asyncDispose]());

test('scenes stay in the trash for 7 days by default', async () => {
  const { appSettings } = await admin.client.appSettings();
  expect(appSettings?.trashRetentionDays).toBe(7);

  const { updateAppSettings } = await admin.client.updateAppSettings({ input: { trashRetentionDays: 365 } });
  expect(updateAppSettings.trashRetentionDays).toBe(365);
  expect(Date.parse(updateAppSettings.updatedAt)).toBeGreaterThan(Date.parse(appSettings?.updatedAt ?? ''));
  expect((await admin.client.updateAppSettings({ input: {} })).updateAppSettings).toEqual(updateAppSettings);
  expect((await admin.client.appSettings()).appSettings).toEqual(updateAppSettings);
});

test.each([
  [0, 'must be between 1 and 365.'],
  [366, 'must be between 1 and 365.'],
  [-1, 'must be between 1 and 365.'],
  [null, 'cannot be null: omit it to keep its value.'],
])('%s days are refused', async (trashRetentionDays, rule) => {
  await expect(admin.client.updateAppSettings({ input: { trashRetentionDays } })).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    field: 'input.trashRetentionDays',
    message: `input.trashRetentionDays ${rule}`,
  });
});
