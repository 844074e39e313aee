/** How files are named, handed over to a web server in front, and left alone when they are none. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readlink, rm } from 'node:fs/promises';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'content-disposition';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { addSceneFile } from '../support/factories.ts';
import { serveAgain, startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

let server: TestServer;
let user: TestUser;

const get = async (path: string, base = server.url) => fetch(new URL(path, base));
const urlOf = async (id: string) => (await user.client.scene({ id })).scene?.streamUrl ?? '';
const urlOfFile = async (name: string, content: string | Buffer = 'x') =>
  urlOf(await addSceneFile(server.app, server.library, name, content));

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  user = await server.user('user');
});
afterAll(async () => server[Symbol.asyncDispose]());

describe('?download=1 proposes a file name (RFC 6266)', () => {
  test.each([
    ['boats.mp4', 'boats.mp4'],
    ['two words.mkv', 'two words.mkv'],
    ['it\'s "quoted"; & <b>.webm', 'it\'s "quoted"; & <b>.webm'],
    ['Größe 🎬 日本.mov', 'Größe 🎬 日本.mov'],
    ['100% %41.mp4', '100% %41.mp4'],
    ['two\nlines\t.avi', 'two_lines_.avi'],
    ['back\\slash.wmv', 'back_slash.wmv'],
  ])('%j', async (name, proposed) => {
    const response = await get(`${await urlOfFile(name)}&download=1`);

    expect(response.status).toBe(200);
    const header = response.headers.get('content-disposition') ?? '';
    expect(header).toMatch(/^attachment; filename/);
    expect(header).toMatch(/^[\x20-\x7e]+$/);
    expect(parse(header).parameters.filename).toBe(proposed);
  });

  test('and nothing else does', async () => {
    const url = await urlOfFile('shown.mp4');
    for (const query of ['', '&download=0', '&download=', '&download=1&download=1']) {
      expect((await get(url + query)).headers.get('content-disposition'), query).toBeNull();
    }
  });
});

test('the content type names the codecs once they are known', async () => {
  const id = await addSceneFile(server.app, server.library, 'typed.mp4', 'x');
  const codecs = 'avc1.640028,mp4a.40.2';
  await rows(server.app.orm.em.fork()).updateTable('scenes').set({ codecs }).where('id', '=', id).execute();

  expect((await get(await urlOf(id))).headers.get('content-type')).toBe(`video/mp4; codecs="${codecs}"`);
  expect((await user.client.scene({ id })).scene?.mimeType).toBe(`video/mp4; codecs="${codecs}"`);
});

describe('the web server in front sends the file, after it was allowed', () => {
  test.each([
    ['nginx', 'x-accel-redirect', '/reelgraph-files'],
    ['apache', 'x-sendfile', ''],
  ] as const)('%s', async (fileOffload, header, prefix) => {
    await using other = await serveAgain(server, { fileOffload });
    const id = await addSceneFile(server.app, server.library, `100% ä #1? ${fileOffload}.mp4`, 'the bytes');
    const path = join(server.library, `100% ä #1? ${fileOffload}.mp4`);

    const response = await get(`${await urlOf(id)}&download=1`, other.url);

    expect(response.status).toBe(200);
    expect(decodeURIComponent(response.headers.get(header) ?? '')).toBe(prefix + path);
    expect(response.headers.get('content-type')).toBe('video/mp4');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(await response.text()).toBe('');
    const refused = await get(`/media/stream/${id}`, other.url);
    expect([refused.status, refused.headers.get(header)]).toEqual([401, null]);
  });

  test('nobody else is told where files lie', async () => {
    const { headers } = await get(await urlOfFile('secret place.mp4'));

    expect(JSON.stringify(Object.fromEntries(headers))).not.toContain(server.library);
  });
});

test('a FIFO in the place of a film is not found at once, and holds up nobody', async () => {
  const url = await urlOfFile('pipe.mp4');
  await rm(join(server.library, 'pipe.mp4'));
  await promisify(execFile)('mkfifo', [join(server.library, 'pipe.mp4')]);

  const answers = await Promise.all(Array.from({ length: 8 }, async () => get(url)));

  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(404));
  expect((await get('/api/healthz')).status).toBe(200);
});

test('a reader who goes away, in the middle or at the very start, leaves no file open', async () => {
  const name = 'abandoned.mp4';
  const url = await urlOfFile(name, Buffer.alloc(50_000_000));
  const isOpen = async () => {
    const links = (await readdir('/proc/self/fd')).map(async (fd) => readlink(`/proc/self/fd/${fd}`).catch(() => ''));
    return (await Promise.all(links)).some((path) => path.endsWith(name));
  };
  const reading = httpGet(new URL(url, server.url), { agent: false }).on('error', () => {});
  const [answer] = (await once(reading, 'response')) as [IncomingMessage];
  await once(answer, 'readable');
  expect(await isOpen()).toBe(true);

  reading.destroy();
  await eventually(async () => !(await isOpen()));
  const controller = new AbortController();
  const rushed = fetch(new URL(url, server.url), { signal: controller.signal });
  controller.abort();
  await expect(rushed).rejects.toThrow();
  await eventually(async () => !(await isOpen()));
});
