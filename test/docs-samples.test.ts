/** Every sample of the documents, run as its readers would: GraphQL and curl against a server, TypeScript by Node, commands in a shell. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { getOperationAST, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clip } from './support/clips.ts';
import { createEmptyDatabase } from './support/database.ts';
import { pages, read, samplesOf } from './support/documents.ts';
import { addActor, addScene, addTag, link } from './support/factories.ts';
import { overSocket } from './support/live.ts';
import { ask } from './support/request.ts';
import { removeFolder, startTestServer, type TestServer, type TestUser, temporaryFolder } from './support/server.ts';
import { eventually } from './support/wait.ts';

const repository = fileURLToPath(new URL('../', import.meta.url));
const password = 'Correct-Horse-2026';

/** docs/sdk.md is followed by test/sdk/docs.test.ts. */
const samples = pages
  .filter((page) => page !== 'docs/sdk.md')
  .flatMap((page) => samplesOf(page).map((sample) => ({ page, ...sample, title: titleOf(sample.code) })));
const samplesIn = (...languages: string[]) => samples.filter(({ language }) => languages.includes(language));

/** Blocks of commands that are not run here, by how they begin, and why. */
const notRun: Record<string, string> = {
  'npm install && npm start': 'fetches packages for minutes; test/journeys/start.test.ts runs the server',
  'npm install && npm test': 'runs all tests, this one included',
  'npm install\nnpm run dev': 'fetches packages, and watches the sources until it is stopped',
  'npm test -- test/config.test.ts': 'runs tests; within a test they would need another PostgreSQL',
  'npm run typecheck\nnpm run lint': 'checks all of the code, which is no matter of the documents',
  'npm prune --omit=dev': 'takes away the packages that the tests run on',
  'sudo apt-get update': 'needs root, and the internet',
  'git clone ADDRESS reelgraph': 'fetches the repository and its packages from the internet',
  'git pull\nnpm install': 'fetches the repository and its packages from the internet',
  'ssh -L': 'needs another machine',
  'sudo cp docs/nginx.conf': 'needs root; npm run bench -- proxies runs nginx with these files',
  'cat > .env': 'needs Docker; test/deployment/compose.test.ts reads what it starts',
  'ALLOWED_ORIGINS=': 'two servers side by side; test/sdk/web-client.test.ts runs them',
};

/** What a command prints that goes on until it is stopped. */
const endless: [beginning: RegExp, output: RegExp][] = [
  [/graphql\/stream/, /event: next/],
  [/npm start$/, /Reelgraph is ready/],
  [/npm run worker$/, /Reelgraph is ready/],
];

let folder: string;
let server: TestServer;
let admin: TestUser;
let settings: Record<string, string>;
const opened = new AsyncDisposableStack();

beforeAll(async () => {
  folder = opened.adopt(await temporaryFolder(), removeFolder);
  server = opened.use(await startTestServer());
  admin = await server.user();
  await admin.client.createUser({ input: { username: 'admin', password, role: 'admin' } });
  // The ids that the samples name: scene 1 is a film, the others are known by name only.
  const library = join(server.dataDir, 'videos'); // the default storage path, whose id is 1
  await mkdir(join(library, 'new/2026'), { recursive: true });
  await copyFile(await clip('mp4'), join(library, 'boats.mp4'));
  const { startScan } = await admin.client.startScan();
  expect(await admin.client.waitForScan(startScan.id)).toMatchObject({ videosAdded: 1 });
  for (let id = 2; id <= 12; id += 1) await addScene(server.app, { title: `Film ${id}`, duration: 5400 });
  for (let id = 1; id <= 12; id += 1) await addTag(server.app);
  await link(server.app, '12', { tags: ['3'] });
  const { ffmpeg, ffprobe } = server.media;
  settings = {
    ...{ DATABASE_URL: server.databaseUrl, DATA_DIR: server.dataDir, PORT: '0', LOG_LEVEL: 'warn' },
    ...{ FFMPEG_PATH: ffmpeg, FFPROBE_PATH: ffprobe },
    ...{ TOKEN: admin.token, ACTOR: (await addActor(server.app)).id },
  };
  await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'));
  await execa(ffmpeg, ['-f', 'lavfi', '-i', 'testsrc2', '-frames:v', '1', join(folder, 'portrait.jpg')]);
}, 60_000);

afterAll(async () => opened.disposeAsync());

test.each(samplesIn('graphql'))('$page: $title', async ({ code, variables }) => {
  await settled();
  const document = await fitting(code);
  const { name, operation } = getOperationAST(parse(document)) ?? expect.fail('no operation');
  const sent = {
    ...JSON.parse(await fitting(JSON.stringify(variables))),
    ...(await presentValues[name?.value ?? '']?.()),
  };
  if (operation === 'subscription') {
    await using _ = stirring();
    for await (const event of overSocket(server.url, document, { token: admin.token, variables: sent })) {
      expect(event.errors).toBeUndefined();
      if (event.data) break;
    }
  } else {
    const { data, errors } = await ask(server.url, document, { token: admin.token, variables: sent });
    expect(errors).toBeUndefined();
    expect(data).toBeTruthy();
  }
});

/** What a variable must be now, where that cannot stand in a document. */
const presentValues: Record<string, () => Promise<Record<string, unknown>>> = {
  EditScene: async () => {
    const { data } = await ask(server.url, '{ scene(id: "12") { updatedAt } }', { token: admin.token });
    return { ifUpdatedAt: (data as { scene: { updatedAt: string } }).scene.updatedAt };
  },
};

describe('commands', () => {
  const isListed = (code: string) => Object.keys(notRun).filter((beginning) => code.startsWith(beginning));

  test('that are not run are there', () => {
    const all = samplesIn('sh').flatMap(({ code }) => isListed(code));
    expect(new Set(all)).toEqual(new Set(Object.keys(notRun)));
  });

  test.each(samplesIn('sh').filter(({ code }) => isListed(code).length === 0))('$page: $title', async ({ code }) => {
    await settled();
    const command = await fitting(code);
    const [, awaited] = endless.find(([beginning]) => beginning.test(code.trim())) ?? [];
    await using place = /npm run restore/.test(code) ? await emptyPlace() : undefined;
    const running = spawn('sh', ['-e', '-c', command], {
      cwd: /\bnpm /.test(code) ? repository : folder,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: '1', ...settings, ...place?.settings },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const output = outputOf(running);
    if (awaited) {
      await using _ = /graphql\/stream/.test(code) ? stirring() : undefined;
      await eventually(() => awaited.test(output()) || running.exitCode !== null);
      expect(output()).toMatch(awaited);
      process.kill(-(running.pid ?? 0), 'SIGTERM');
      await once(running, 'close');
    } else {
      if (running.exitCode === null) await once(running, 'close');
      expect(running.exitCode, output()).toBe(0);
      expect(output()).not.toContain('"errors"');
    }
  });
});

describe('programs', () => {
  const programs = samplesIn('ts');
  const fileOf = (index: number) => `sample-${index}.ts`;

  test.each(programs.map((program, index) => ({ ...program, index })))('$page: $title', async ({ code, index }) => {
    await settled();
    await writeFile(join(folder, fileOf(index)), await fitting(code));
    const { exitCode, all } = await execa('node', [fileOf(index)], { cwd: folder, all: true, reject: false });
    expect(exitCode, all).toBe(0);
    expect(all).toContain('/media/stream/');
  });

  test('have the right types', async () => {
    const compilerOptions = {
      ...{ module: 'nodenext', target: 'es2024', strict: true, noEmit: true, preserveSymlinks: true },
      ...{ types: ['node'] },
    };
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
    const { stdout } = await execa('tsc', ['-p', folder], { preferLocal: true, localDir: repository, reject: false });
    expect(stdout).toBe('');
  });

  test('for browsers: docs/uploads.md', async () => {
    const [upload] = samples.filter(({ page, language }) => page === 'docs/uploads.md' && language === 'js');
    const given = `
      import { readFileSync } from 'node:fs';
      const token = '${admin.token}';
      const file = Object.assign(readFileSync('${await clip('webm')}'), { name: 'harbour.webm' });\n`;
    await writeFile(join(folder, 'upload.mjs'), given + (await fitting(upload?.code ?? '')));
    expect((await execa('node', ['upload.mjs'], { cwd: folder })).stdout).toMatch(/^scene \d+$/);
  });
});

test('docs/api.md shows an error as it comes', async () => {
  const [, shown = ''] = /```json\n(\{ "errors".*)\n```/.exec(read('docs/api.md')) ?? [];
  const { data, errors } = await ask(server.url, 'mutation { createTag(name: "") { id } }', { token: admin.token });
  expect({ data, errors }).toMatchObject(JSON.parse(shown));
});

test('docs/api.md lists the roles that there are at the start, with their permissions', async () => {
  const { roles } = await admin.client.roles();
  const rows = [...read('docs/api.md').matchAll(/^\| `(admin|moderator|user)` \| (.*) \|$/gm)];
  expect(rows.map(([, name]) => name)).toEqual(['admin', 'moderator', 'user']);
  for (const [, name, said = ''] of rows) {
    const { permissions = [] } = roles?.find((role) => role.name === name) ?? {};
    const named = [...said.matchAll(/`([\w:]+)`/g)].map(([, permission]) => permission);
    if (said === 'all') expect(permissions).toHaveLength((await admin.client.permissions()).permissions?.length ?? 0);
    else expect(named.toSorted()).toEqual(permissions.map(({ name: permission }) => permission).toSorted());
  }
});

test('docs/operating.md lists the metrics that there are', async () => {
  const headers = { authorization: `Bearer ${admin.token}` };
  const metrics = await (await fetch(`${server.url}/api/metrics`, { headers })).text();
  const there = [...metrics.matchAll(/^# TYPE (reelgraph_\w+)/gm)].map(([, name = '']) => name);
  const listed = [...read('docs/operating.md').matchAll(/`(reelgraph_\w+)`/g)].map(([, name = '']) => name);
  expect(listed.toSorted()).toEqual(there.toSorted());
});

/** A sample with what its reader puts in: addresses, the password, folders, keys. */
async function fitting(text: string): Promise<string> {
  if (text.includes('/path/to/videos')) await mkdir(join(folder, String(videos)));
  return text
    .replaceAll('/path/to/videos', () => join(folder, String(videos++)))
    .replaceAll(/http:\/\/127\.0\.0\.1:4000|https:\/\/videos\.example\.org/g, server.url)
    .replaceAll('the one that was printed', password)
    .replaceAll("apiKey: '...'", `token: '${admin.token}'`)
    .replaceAll('postgres://reelgraph:secret@192.0.2.10/reelgraph', server.databaseUrl)
    .replaceAll('/srv/reelgraph', server.dataDir)
    .replaceAll('library.tar', join(folder, 'library.tar'))
    .replaceAll('/usr/bin/ffmpeg', server.media.ffmpeg)
    .replaceAll('/usr/bin/ffprobe', server.media.ffprobe)
    .replaceAll(/^ffmpeg /gm, `${server.media.ffmpeg} -loglevel error `)
    .replaceAll(':d=60 ', ':d=1 '); // a minute of film takes as long to make
}

let videos = 1;

/** Until no scan is running, of which there can be one only. */
async function settled(): Promise<void> {
  await eventually(async () => (await admin.client.currentScan()).currentScan === null);
}

/** Makes events of every kind until it is disposed of. */
function stirring(): AsyncDisposable {
  let isOver = false;
  const stir = async () => {
    for (let count = 0; !isOver; count += 1) {
      await admin.client.startScan().catch(() => {}); // one may be running
      await admin.client.updateScene({ id: '2', input: { title: `Film ${count}` } });
      await admin.client.processScenes({ phase: 'THUMBNAIL', ids: ['1'] });
      await delay(200);
    }
  };
  const stirred = stir();
  return {
    async [Symbol.asyncDispose]() {
      isOver = true;
      await stirred;
    },
  };
}

/** A database and a data folder in which there is nothing. */
async function emptyPlace(): Promise<{ settings: Record<string, string> } & AsyncDisposable> {
  const database = await createEmptyDatabase();
  return {
    settings: { DATABASE_URL: database.url, DATA_DIR: join(folder, 'restored') },
    [Symbol.asyncDispose]: async () => database[Symbol.asyncDispose](),
  };
}

function outputOf({ stdout, stderr }: ChildProcess): () => string {
  let output = '';
  for (const stream of [stdout, stderr]) stream?.on('data', (chunk) => (output += chunk));
  return () => output;
}

/** The first line that says something. */
function titleOf(code: string): string {
  return (
    code
      .split('\n')
      .find((line) => /\w/.test(line))
      ?.trim()
      .slice(0, 80) ?? ''
  );
}
