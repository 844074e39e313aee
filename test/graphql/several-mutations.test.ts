/** Several changes in one document: each answers with what it wrote, and not with what the one before had loaded. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { JobStatus, Phase } from '../../src/jobs/job.enums.ts';
import { addJob, addScene } from '../support/factories.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let admin: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  admin = await server.user('admin');
});

afterAll(async () => server[Symbol.asyncDispose]());

const mutate = async (fields: string) => {
  const { data, errors } = await ask(server.url, `mutation { ${fields} }`, { token: admin.token });
  expect(errors).toBeUndefined();
  return data;
};

test('of the priority of a job', async () => {
  const id = await addJob(server.app, await addScene(server.app), Phase.SPRITES, JobStatus.PENDING);
  const set = (priority: number) => `setJobPriority(id: "${id}", priority: ${priority}) { priority }`;

  expect(await mutate(`a: ${set(5)} b: ${set(7)}`)).toEqual({ a: { priority: 5 }, b: { priority: 7 } });
});

test('of a user', async () => {
  const { id } = await server.user('user');
  const rename = (username: string) => `updateUser(id: "${id}", input: { username: "${username}" }) { username }`;

  expect(await mutate(`a: ${rename('first-name')} b: ${rename('second-name')}`)).toEqual({
    a: { username: 'first-name' },
    b: { username: 'second-name' },
  });
});

test('of the own name', async () => {
  const rename = (username: string) => `changeUsername(username: "${username}") { username }`;

  expect(await mutate(`a: ${rename('own-first')} b: ${rename('own-second')}`)).toEqual({
    a: { username: 'own-first' },
    b: { username: 'own-second' },
  });
});

test('of a role and its permissions', async () => {
  const { createRole: role } = (await mutate('createRole(name: "guest", permissions: []) { id }')) as {
    createRole: { id: string };
  };
  const describe = (text: string) => `updateRole(id: "${role.id}", description: "${text}") { description }`;
  const permit = (names: string) => `setRolePermissions(id: "${role.id}", permissions: [${names}]) {
    permissions { name }
  }`;

  expect(await mutate(`a: ${describe('one')} b: ${describe('two')}`)).toEqual({
    a: { description: 'one' },
    b: { description: 'two' },
  });
  expect(await mutate(`a: ${permit('"scenes:view"')} b: ${permit('')}`)).toEqual({
    a: { permissions: [{ name: 'scenes:view' }] },
    b: { permissions: [] },
  });
});
