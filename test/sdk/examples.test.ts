/** The programs of examples/, as their users run them. */
import { openAsBlob } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clip } from '../support/clips.ts';
import { addScene, addTag, link } from '../support/factories.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
let server: TestServer;
let admin: TestUser;

beforeAll(async () => {
  await execa('tsc', ['-p', 'packages/sdk'], { cwd: repository, preferLocal: true });
  server = await startTestServer();
  admin = await server.user();
  await admin.client.createStoragePath({ name: 'Library', path: server.library, isDefault: true });
});

afterAll(async () => server[Symbol.asyncDispose]());

/** Runs `node examples/<name>.ts`; what it prints is in `all`. */
function run(name: string, args: string[] = [], input?: string) {
  const env = { REELGRAPH_URL: server.url, REELGRAPH_TOKEN: admin.token };
  return execa('node', [`examples/${name}.ts`, ...args], {
    cwd: repository,
    env,
    ...(input && { input }),
    all: true,
    reject: false,
  });
}

test('upload: a progress bar, then the thumbnail', async () => {
  const film = join(server.dataDir, 'boats.mp4');
  await copyFile(await clip('mp4'), film);
  const { all, exitCode } = await run('upload', [film]);
  expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
  expect(all).toMatch(/Uploading {2}█{40} 100 %\n/);
  expect(all).toMatch(/Processing █{40} 100 %\n/);
  expect(all).toMatch(/boats\.mp4: 320×180, 4 s, thumbnail http:\/\/127\.0\.0\.1:\d+\/media\/assets\/\S+/);
  expect((await run('upload', [film])).all).toContain('It is in the library already.');
}, 60_000);

test('job-board: each job to its end, until Ctrl-C', async () => {
  const board = run('job-board');
  let output = '';
  const isOver = new Promise<void>((resolve) => {
    board.all?.on('data', (chunk) => {
      output += chunk;
      if (/harbour\.webm +THUMBNAIL +█{20} COMPLETED/.test(output)) resolve();
    });
  });
  await new Promise<void>((resolve) => board.all?.once('data', () => resolve()));
  await admin.client.upload(await openAsBlob(await clip('webm')), { filename: 'harbour.webm' });
  await isOver;
  board.kill('SIGINT');
  expect(await board).toMatchObject({ exitCode: 0, all: expect.stringContaining('Bye.') });
}, 60_000);

describe('retag', () => {
  test('changes what was looked at, after a yes', async () => {
    const oldTag = await addTag(server.app, 'Sea');
    for (let index = 0; index < 3; index += 1) {
      await link(server.app, await addScene(server.app, { title: `Boat ${index}` }), { tags: [oldTag] });
    }
    expect((await run('retag', ['Sea', 'Ocean'], 'no\n')).all).toContain('3 scenes, such as:');
    const yes = await run('retag', ['Sea', 'Ocean'], 'yes\n');
    expect(yes.all).toContain("3 scenes are tagged 'Ocean'.");
    const { tags } = await admin.client.tags({ filter: { name: { eq: 'Ocean' } } });
    expect(tags.nodes[0]?.sceneCount).toBe(3);
  });

  test('changes nothing when there are more by then', async () => {
    const oldTag = await addTag(server.app, 'Lake');
    await link(server.app, await addScene(server.app, { title: 'Boat' }), { tags: [oldTag] });
    const running = run('retag', ['Lake', 'Water'], undefined);
    await new Promise<void>((resolve) => {
      let output = '';
      running.all?.on('data', (chunk) => {
        output += chunk;
        if (output.includes('(yes/no)')) resolve();
      });
    });
    await link(server.app, await addScene(server.app, { title: 'Another boat' }), { tags: [oldTag] });
    running.stdin?.end('yes\n');
    expect(await running).toMatchObject({ exitCode: 1, all: expect.stringContaining('Nothing was changed') });
    const { tags } = await admin.client.tags({ filter: { name: { eq: 'Water' } } });
    expect(tags.nodes[0]?.sceneCount).toBe(0);
  });
});

test.each(['apollo', 'urql'])('%s: pages, a change and a subscription', async (name) => {
  for (let index = 0; index < 4; index += 1) await addScene(server.app, { title: `Film ${index}` });
  const { all, exitCode } = await run(name);
  expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
  expect(all).toContain('first page: 2 scenes');
  expect(all).toContain('with the second: 4 scenes');
  expect(all).toContain('liked is true');
  expect(all).toMatch(/queue: \d+ phases/);
});
