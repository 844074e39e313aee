/** Conditional and range requests over the wire: sections 13 and 14 of RFC 9110, case by case. */
import { randomBytes } from 'node:crypto';
import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addSceneFile } from '../support/factories.ts';
import { exchange, type RawAnswer } from '../support/raw-http.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const size = 100_000;
const content = randomBytes(size);
const modified = 'Fri, 02 Jan 2026 03:04:05 GMT';
const [earlier, later] = ['Fri, 02 Jan 2026 03:04:04 GMT', 'Fri, 02 Jan 2026 03:04:06 GMT'];

let server: TestServer;
let path: string;
let empty: string;
let etag: string;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  const { client } = await server.user('user');
  const urlOf = async (name: string, bytes: Buffer) => {
    const id = await addSceneFile(server.app, server.library, name, bytes);
    return (await client.scene({ id })).scene?.streamUrl ?? '';
  };
  path = await urlOf('film.mp4', content);
  empty = await urlOf('empty.mp4', Buffer.alloc(0));
  const half = new Date('2026-01-02T03:04:05.500Z');
  await utimes(join(server.library, 'film.mp4'), half, half);
  etag = String((await head({})).headers.etag);
});

afterAll(async () => server[Symbol.asyncDispose]());

type Headers = Record<string, string>;

const ask = async (method: string, headers: Headers, url = path) =>
  exchange(server.url, { method, path: url, headers });
const get = async (headers: Headers, url = path) => ask('GET', headers, url);
const head = async (headers: Headers) => ask('HEAD', headers);

/** `$etag` stands for the file's own. */
const filled = (headers: Headers) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replaceAll('$etag', etag)]));

const parts = (...ranges: [number, number][]) =>
  Buffer.concat(ranges.map(([from, to]) => content.subarray(from, to + 1)));

describe('14.1.2, 14.2: one range', () => {
  test.each<[string, number, number]>([
    ['bytes=0-0', 0, 0],
    ['bytes=0-1', 0, 1],
    ['bytes=0-', 0, 99_999],
    ['bytes=10-99', 10, 99],
    ['bytes=99999-', 99_999, 99_999],
    ['bytes=50000-', 50_000, 99_999],
    ['bytes=-1', 99_999, 99_999],
    ['bytes=-500', 99_500, 99_999],
    ['bytes=-200000', 0, 99_999], // a suffix longer than the file is all of it
    ['bytes=90000-200000', 90_000, 99_999], // the end is clamped
    ['bytes=0-99999999999999999999999', 0, 99_999],
    ['BYTES=0-9', 0, 9], // units have no case
    ['bytes= 0-9 ', 0, 9],
    ['bytes=,0-9,', 0, 9], // empty elements of a list are passed over (5.6.1.2)
    ['bytes=0-9,200000-', 0, 9], // of several, those that are there
    ['bytes=0-9,5-19', 0, 19], // those that overlap are one
    ['bytes=10-19,0-9', 0, 19], // and those that touch
    ['bytes=0-9,20-29,5-25', 0, 29],
  ])('%s', async (range, from, to) => {
    const { status, headers, body } = await get({ range });

    expect(status).toBe(206);
    expect(headers['content-range']).toBe(`bytes ${from}-${to}/${size}`);
    expect(headers['content-length']).toBe(String(to - from + 1));
    expect(headers['content-type']).toBe('video/mp4');
    expect(body.equals(parts([from, to]))).toBe(true);
  });
});

describe('14.6: several ranges are parts of one body', () => {
  test.each<[string, [number, number][]]>([
    [
      'bytes=0-9,20-29',
      [
        [0, 9],
        [20, 29],
      ],
    ],
    [
      'bytes=20-29, 0-9',
      [
        [20, 29],
        [0, 9],
      ],
    ], // in the order they were asked for
    [
      'bytes=0-0,-1',
      [
        [0, 0],
        [99_999, 99_999],
      ],
    ],
    [
      'bytes=0-9,50000-,-10',
      [
        [0, 9],
        [50_000, 99_999],
      ],
    ],
    [
      'bytes=500-600,601-999,0-9',
      [
        [500, 999],
        [0, 9],
      ],
    ],
  ])('%s', async (range, expected) => {
    const answer = await get({ range });

    expect(answer.status).toBe(206);
    expect(answer.headers['content-range']).toBeUndefined();
    expect(answer.headers['content-length']).toBe(String(answer.body.length));
    const found = partsOf(answer);
    expect(found.map(({ range: [from, to] }) => [from, to])).toEqual(expected);
    expect(found.every(({ head: lines }) => lines.includes('content-type: video/mp4'))).toBe(true);
    expect(Buffer.concat(found.map(({ bytes }) => bytes)).equals(parts(...expected))).toBe(true);
  });
});

describe('15.5.17: no range lies in the file', () => {
  test.each(['bytes=100000-', 'bytes=200000-300000', 'bytes=-0', 'bytes=100000-,-0', 'bytes=99999999999999999999-'])(
    '%s is 416 with the length',
    async (range) => {
      const { status, headers, body } = await get({ range });

      expect(status).toBe(416);
      expect(headers).toMatchObject({ 'content-range': `bytes */${size}`, 'cache-control': 'no-store' });
      expect(body).toHaveLength(0);
    },
  );
});

describe('14.2: what is no range is ignored', () => {
  test.each([
    'bytes',
    'bytes=',
    'bytes=-',
    'bytes=,',
    'bytes=abc',
    'bytes=5-x',
    'bytes=x-5',
    'bytes=9-5',
    'bytes=0-1,9-5',
    'bytes=0-1;2-3',
    'bytes=1.5-2',
    'bytes=+1-2',
    'bytes=0x1-2',
    'bytes=--1',
    'bytes =0-1',
    'bytes:0-1',
    'seconds=1-2',
    'pages=1-2',
    '0-1',
    `bytes=${Array.from({ length: 101 }, (_, index) => `${index * 10}-${index * 10}`).join()}`,
  ])('%.30s', async (range) => {
    const { status, headers, body } = await get({ range });

    expect(status).toBe(200);
    expect(headers['content-range']).toBeUndefined();
    expect(body.equals(content)).toBe(true);
  });
});

describe('13.1.5: If-Range', () => {
  test.each<[string, number]>([
    ['$etag', 206],
    ['W/$etag', 200], // compared strongly
    ['"another"', 200],
    ['$etag, "another"', 200], // one, not a list
    ['*', 200],
    ['', 200],
    [modified, 206],
    ['Friday, 02-Jan-26 03:04:05 GMT', 206], // the obsolete forms of dates are read as well (5.6.7)
    ['Fri Jan  2 03:04:05 2026', 206],
    [earlier, 200],
    [later, 200], // a date counts only when it is exact
    ['2026-01-02T03:04:05Z', 200],
  ])('%s: %i', async (ifRange, status) => {
    const answer = await get(filled({ range: 'bytes=0-9', 'if-range': ifRange }));

    expect(answer.status).toBe(status);
    expect(answer.body).toHaveLength(status === 206 ? 10 : size);
  });

  test('without a Range says nothing, and a range that is not there is no error when the file has changed', async () => {
    expect((await get({ 'if-range': '"another"' })).status).toBe(200);
    expect((await get({ range: 'bytes=200000-', 'if-range': '"another"' })).status).toBe(200);
  });

  test('by date says too little of a file that was written just now', async () => {
    const { client } = await server.user('user');
    const id = await addSceneFile(server.app, server.library, 'fresh.mp4', content);
    const future = new Date(Date.now() + 60_000);
    await utimes(join(server.library, 'fresh.mp4'), future, future);
    const url = (await client.scene({ id })).scene?.streamUrl ?? '';

    const { status } = await get({ range: 'bytes=0-9', 'if-range': future.toUTCString() }, url);

    expect(status).toBe(200);
  });
});

describe('13.1 and 13.2.2: conditions, and their order', () => {
  test.each<[string, Headers, number]>([
    ['If-None-Match: this one', { 'if-none-match': '$etag' }, 304],
    ['If-None-Match compares weakly', { 'if-none-match': 'W/$etag' }, 304],
    ['If-None-Match: one of a list', { 'if-none-match': '"a,b", W/"c", $etag' }, 304],
    ['If-None-Match: any', { 'if-none-match': '*' }, 304],
    ['If-None-Match: another', { 'if-none-match': '"another"' }, 200],
    ['If-None-Match: malformed', { 'if-none-match': '$etag unquoted' }, 200],
    ['If-Modified-Since: then', { 'if-modified-since': modified }, 304],
    ['If-Modified-Since: later', { 'if-modified-since': later }, 304],
    ['If-Modified-Since: earlier', { 'if-modified-since': earlier }, 200],
    ['If-Modified-Since: in an obsolete form', { 'if-modified-since': 'Fri Jan  2 03:04:05 2026' }, 304],
    ['If-Modified-Since: of last century', { 'if-modified-since': 'Friday, 02-Jan-98 03:04:05 GMT' }, 200],
    ['If-Modified-Since: no date', { 'if-modified-since': '2026-06-01' }, 200],
    ['If-Modified-Since: no such day', { 'if-modified-since': 'Fri, 99 Jan 2026 03:04:05 GMT' }, 200],
    ['If-None-Match counts, not the date', { 'if-none-match': '"another"', 'if-modified-since': later }, 200],
    ['If-Match: this one', { 'if-match': '$etag' }, 200],
    ['If-Match: any', { 'if-match': '*' }, 200],
    ['If-Match: one of a list', { 'if-match': '"another", $etag' }, 200],
    ['If-Match: another', { 'if-match': '"another"' }, 412],
    ['If-Match compares strongly', { 'if-match': 'W/$etag' }, 412],
    ['If-Match: malformed', { 'if-match': 'nonsense' }, 412],
    ['If-Unmodified-Since: then', { 'if-unmodified-since': modified }, 200],
    ['If-Unmodified-Since: later', { 'if-unmodified-since': later }, 200],
    ['If-Unmodified-Since: earlier', { 'if-unmodified-since': earlier }, 412],
    ['If-Unmodified-Since: no date', { 'if-unmodified-since': 'yesterday' }, 200],
    ['If-Match counts, not the date', { 'if-match': '$etag', 'if-unmodified-since': earlier }, 200],
    ['412 comes before 304', { 'if-match': '"another"', 'if-none-match': '$etag' }, 412],
    ['304 comes before 206', { 'if-none-match': '$etag', range: 'bytes=0-9' }, 304],
    ['304 comes before 416', { 'if-none-match': '$etag', range: 'bytes=200000-' }, 304],
    ['412 comes before 416', { 'if-match': '"another"', range: 'bytes=200000-' }, 412],
    ['a condition that holds lets the range through', { 'if-match': '$etag', range: 'bytes=0-9' }, 206],
  ])('%s', async (_title, headers, status) => {
    const answer = await get(filled(headers));

    expect(answer.status).toBe(status);
    expect(answer.body).toHaveLength({ 200: size, 206: 10 }[status] ?? 0);
    if (status === 304) {
      expect(answer.headers).toMatchObject({ etag, 'cache-control': expect.stringMatching(/^private/) });
      expect(answer.headers['content-type']).toBeUndefined();
    }
    if (status === 412) expect(answer.headers['cache-control']).toBe('no-store');
  });
});

describe('14.2, 9.3.2: HEAD', () => {
  test.each<[string, Headers, number]>([
    ['as it is', {}, 200],
    ['knows no ranges', { range: 'bytes=0-9' }, 200],
    ['nor ranges that are not there', { range: 'bytes=200000-' }, 200],
    ['has conditions', { 'if-none-match': '$etag' }, 304],
    ['of both kinds', { 'if-match': '"another"' }, 412],
  ])('%s', async (_title, headers, status) => {
    const answer = await head(filled(headers));

    expect(answer.status).toBe(status);
    expect(answer.body).toHaveLength(0);
    if (status === 200) {
      expect(answer.headers).toMatchObject({ 'content-length': String(size), 'accept-ranges': 'bytes', etag });
    }
  });
});

describe('a file of no bytes', () => {
  test.each([
    ['', 200],
    ['bytes=0-', 416],
    ['bytes=0-0', 416],
    ['bytes=-5', 200], // its last five bytes are all of it
    ['bytes=-0', 416],
  ])('%s: %i', async (range, status) => {
    const answer = await get(range === '' ? {} : { range }, empty);

    expect(answer.status).toBe(status);
    expect(answer.body).toHaveLength(0);
  });
});

test('iOS asks for two bytes and then for all: it is answered 206 twice, with what it needs', async () => {
  const answers = [await get({ range: 'bytes=0-1' }), await get({ range: 'bytes=0-' })];

  expect(answers.map(({ status }) => status)).toEqual([206, 206]);
  expect(answers.map(({ headers }) => headers['content-range'])).toEqual(['bytes 0-1/100000', 'bytes 0-99999/100000']);
  expect(answers.map(({ headers }) => headers['content-type'])).toEqual(['video/mp4', 'video/mp4']);
  expect(answers.map(({ headers }) => headers['accept-ranges'])).toEqual(['bytes', 'bytes']);
});

test('the entity tag changes with every change, also of the same length with its date set back', async () => {
  const { client } = await server.user('user');
  const id = await addSceneFile(server.app, server.library, 'changing.mp4', 'before');
  const url = (await client.scene({ id })).scene?.streamUrl ?? '';
  const file = join(server.library, 'changing.mp4');
  const date = new Date('2026-01-01T00:00:00Z');
  await utimes(file, date, date);
  const first = (await get({}, url)).headers;
  await writeFile(file, 'behind');
  await utimes(file, date, date);
  const second = (await get({}, url)).headers;

  expect(second['last-modified']).toBe(first['last-modified']);
  expect(second.etag).not.toBe(first.etag);
});

test('nothing is ever compressed, nor may be on its way', async () => {
  const { headers } = await get({ 'accept-encoding': 'gzip, br, zstd, deflate' });

  expect(headers['content-encoding']).toBeUndefined();
  expect(headers['cache-control']).toContain('no-transform');
  expect(headers['content-length']).toBe(String(size));
});

function partsOf({ headers, body }: RawAnswer) {
  const boundary = /^multipart\/byteranges; boundary=(\S+)$/.exec(String(headers['content-type']))?.[1] ?? '';
  const text = body.toString('latin1');
  const pieces = text.split(`--${boundary}`);
  expect(pieces.at(0)).toBe('');
  expect(pieces.at(-1)).toBe('--\r\n');
  return pieces.slice(1, -1).map((piece) => {
    const [lines = '', ...rest] = piece.replace(/^\r\n/, '').split('\r\n\r\n');
    const [, from, to] = /content-range: bytes (\d+)-(\d+)\/100000/.exec(lines) ?? [];
    const bytes = Buffer.from(rest.join('\r\n\r\n').replace(/\r\n$/, ''), 'latin1');
    return { head: lines, range: [Number(from), Number(to)] as const, bytes };
  });
}
