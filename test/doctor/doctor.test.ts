/** `npm run doctor`, on a library in good order and on what is wrong with one. */
import { existsSync } from 'node:fs';
import { mkdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addScene, addStudio } from '../support/factories.ts';
import { startNpm } from '../support/processes.ts';
import { removeFolder, startTestServer, type TestServer, temporaryFolder } from '../support/server.ts';

let folder: string;
let server: TestServer;
let settings: Record<string, string>;

beforeAll(async () => {
  folder = await temporaryFolder();
  server = await startTestServer({ worker: false });
  const { pk: studioId } = await addStudio(server.app);
  await addScene(server.app, { studioId });
  settings = { DATABASE_URL: server.databaseUrl, DATA_DIR: server.dataDir, PORT: new URL(server.url).port };
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await removeFolder(folder);
});

async function doctor(changes: Record<string, string> = {}, args: string[] = []) {
  await using run = startNpm('doctor', { ...settings, ...changes }, args);
  return { exitCode: await run.exited(), output: run.output() };
}

const execute = (statement: string) => server.app.orm.em.fork().execute(statement);

test('a library in good order, beside its running server', async () => {
  const { exitCode, output } = await doctor();
  expect(output).not.toMatch(/PROBLEM|warning .*(clock|ffmpeg|encoders)/);
  for (const said of [
    /ok +configuration +every setting is valid/,
    /ok +media +ffmpeg \S+/,
    /ok +media +it has the encoders, decoders and filters that are used/,
    /ok +folders +DATA_DIR \S+ can be written to/,
    /(ok|warning) +folders +the disk of DATA_DIR has \d+\.\d GiB free/,
    /ok +clock +it is 20/,
    /ok +port +Reelgraph answers on port \d+/,
    /-- +search +PostgreSQL searches/,
    /-- +sign-in +people sign in by password/,
    /ok +database +PostgreSQL 18\.\S+ answers/,
    /ok +database +npm start opens up to 33 connections, npm run api 27, npm run worker 32; PostgreSQL allows \d+/,
    /ok +database +the database is up to date/,
    /ok +database +the database and DATA_DIR are of the same library/,
    /-- +database +no worker is running now/,
    /ok +database +the kept counts of scenes are what a full count gives/,
    /ok +database +the indexes of titles and names are in the order that PostgreSQL has now/,
  ])
    expect(output).toMatch(said);
  expect(exitCode).toBe(0);
}, 60_000);

test('wrong counts are a problem, until they are repaired', async () => {
  await execute(`update scene_count_changes set scenes = scenes + 1 where kind = 'studio'`);
  await execute(`update scene_count_changes set size = size + 1 where kind = 'library'`);
  const found = await doctor();
  expect(found.output).toMatch(/PROBLEM +database +the kept counts of scenes are wrong in 2 places/);
  expect(found.output).toContain('npm run doctor -- --repair');
  expect(found.exitCode).toBe(1);

  const repaired = await doctor({}, ['--repair']);
  expect(repaired.output).toContain('counted anew: 2 were wrong');
  expect((await doctor()).output).toContain('what a full count gives');
}, 60_000);

test('indexes in the order of another ICU are a problem, until they are made anew', async () => {
  await execute(`update pg_collation set collversion = '1.0' where collname = 'natural_order'`);
  const found = await doctor();
  expect(found.output).toMatch(/PROBLEM +database +the indexes of titles and names are in the order of ICU 1\.0, and/);
  expect(found.exitCode).toBe(1);

  expect((await doctor({}, ['--repair'])).output).toMatch(/made anew, in the order of ICU [\d.]+; they were of 1\.0/);
  expect((await doctor()).output).toContain('in the order that PostgreSQL has now');
}, 60_000);

test('everything that is wrong is said at once, with what to do', async () => {
  const other = createServer((_request, response) => response.end('somebody else')).listen(0, '127.0.0.1');
  const backups = join(folder, 'backups');
  await mkdir(backups, { recursive: true });
  await writeFile(join(backups, 'reelgraph-2020-01-01T00-00-00Z.tar'), '');
  await utimes(join(backups, 'reelgraph-2020-01-01T00-00-00Z.tar'), 0, 0);
  await execute(`insert into storage_paths (name, path) values ('Attic', '${join(folder, 'attic')}')`);
  const { port } = other.address() as AddressInfo;
  const { exitCode, output } = await doctor({
    ...{ PORT: String(port), DATA_DIR: join(folder, 'another'), BACKUP_DIR: backups, FFMPEG_PATH: '/bin/true' },
    ...{ PUBLIC_URL: 'https://videos.example.org', MEILI_HOST: `http://127.0.0.1:${port}` },
    ...{ OIDC_ISSUER: `http://127.0.0.1:${port}`, OIDC_CLIENT_ID: 'reelgraph', DATABASE_CONNECTIONS: '5000' },
  });
  other.close();
  for (const said of [
    /warning +configuration +PUBLIC_URL is https/,
    /set TRUST_PROXY=true/,
    /PROBLEM +media +FFMPEG_PATH is '\/bin\/true', which is no usable ffmpeg/,
    /-- +folders +DATA_DIR \S+ is made at the first start/,
    /warning +folders +the newest backup is \d+ days old/,
    /PROBLEM +port +Port \d+ on 127\.0\.0\.1 is in use by another program: stop that one, or set PORT/,
    /PROBLEM +search +Meilisearch at \S+ cannot be used/,
    /PROBLEM +sign-in +the provider \S+ cannot be used/,
    /ok +sign-in +the provider must know the redirect address https:\/\/videos\.example\.org\/api\/oidc\/callback/,
    /warning +database +npm start opens up to 5009 connections.*, but PostgreSQL allows \d+/,
    /PROBLEM +database +The database and the data folder do not belong together/,
    /PROBLEM +database +the storage path 'Attic' \(\S+\) is not there/,
  ])
    expect(output).toMatch(said);
  expect(exitCode).toBe(1);
  expect(existsSync(join(folder, 'another'))).toBe(false); // it only looks
  await execute(`delete from storage_paths where name = 'Attic'`);
}, 60_000);

test('mistakes of the configuration, a database that is away, and one that does not exist yet', async () => {
  const wrong = await doctor({ PORT: 'x', AUTH_SECRET_FILE: join(folder, 'none') });
  expect(wrong.output).toMatch(/PROBLEM +configuration +AUTH_SECRET_FILE must be a file that can be read/);
  expect(wrong.output).toMatch(/PROBLEM +configuration +PORT must be a port number/);
  expect(wrong.exitCode).toBe(1);

  const away = await doctor({ DATABASE_URL: 'postgres://somebody:hidden@127.0.0.1:1/films' });
  expect(away.output).toMatch(/PROBLEM +database +Cannot use PostgreSQL at 127\.0\.0\.1:1/);
  expect(away.output).not.toContain('hidden');

  const fresh = await doctor({ DATABASE_URL: '', DATA_DIR: join(folder, 'new'), PORT: '0' });
  expect(fresh.output).toMatch(/-- +database +the first start makes the database/);
  expect(fresh.exitCode).toBe(0);
  expect(existsSync(join(folder, 'new'))).toBe(false);
}, 60_000);

test('says where on the PATH it has found ffmpeg', async () => {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  await symlink(server.media.ffmpeg, join(bin, 'ffmpeg'));
  await symlink(server.media.ffprobe, join(bin, 'ffprobe'));
  const sources = join(folder, 'sources');
  await mkdir(join(sources, 'ffmpeg'), { recursive: true }); // a folder of this name is no program
  const path = `${sources}:${bin}:${process.env.PATH}`;
  const { output } = await doctor({ PATH: path, FFMPEG_PATH: '', FFPROBE_PATH: '' });
  expect(output).toMatch(/ok +media +ffmpeg /);
  expect(output).toContain(` (${bin}/ffmpeg), ffprobe (${bin}/ffprobe)`);
}, 60_000);

test('a build of ffmpeg that lacks what is needed', async () => {
  // A real ffmpeg that knows fewer encoders is hard to come by; this one hides them.
  const wrapper = join(folder, 'ffmpeg');
  const { ffmpeg } = server.media;
  await writeFile(
    wrapper,
    `#!/bin/sh\ncase "$*" in *-encoders*) exec "${ffmpeg}" "$@" | grep -v libx264;; *) exec "${ffmpeg}" "$@";; esac\n`,
    { mode: 0o755 },
  );
  const { output, exitCode } = await doctor({ FFMPEG_PATH: wrapper });
  expect(output).toMatch(/PROBLEM +media +this ffmpeg lacks the encoders libx264/);
  expect(exitCode).toBe(1);
  await rm(wrapper);
}, 60_000);
