/** How many videos may be streamed at once, counted, and over the wire. */
import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createStreamSlots } from '../../src/http/stream-slots.ts';
import { addSceneFile } from '../support/factories.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

describe('counting', () => {
  test('the answers of one video to one login are one stream', () => {
    const slots = createStreamSlots({ maxStreams: 10, maxStreamsPerLogin: 1 });
    const open = Array.from({ length: 10 }, () => slots.take('anna', '1'));

    expect(() => slots.take('anna', '2')).toThrow('This login plays 1 videos already: try again in 10 s.');
    for (const answer of open.slice(1)) answer[Symbol.dispose]();
    expect(() => slots.take('anna', '2')).toThrow();
    open[0]?.[Symbol.dispose]();
    expect(() => slots.take('anna', '2')).not.toThrow();
  });

  test('each login has its own limit, and all of them have one together', () => {
    const slots = createStreamSlots({ maxStreams: 3, maxStreamsPerLogin: 2 });
    const [first] = [slots.take('anna', '1'), slots.take('anna', '2')];

    expect(() => slots.take('anna', '3')).toThrow(/This login/);
    slots.take('ben', '1');
    expect(() => slots.take('ben', '2')).toThrow('The server plays as many videos as it may: try again in 10 s.');
    expect(() => slots.take('ben', '1')).not.toThrow(); // another range of what plays
    first?.[Symbol.dispose]();
    expect(() => slots.take('ben', '2')).not.toThrow();
  });

  test('one video cannot be read without end at once either', () => {
    const slots = createStreamSlots({ maxStreams: 100, maxStreamsPerLogin: 1 });
    for (let open = 0; open < 64; open += 1) slots.take('anna', '1');

    expect(() => slots.take('anna', '1')).toThrow(/read 64 times at once/);
  });

  test('nor can all videos together', () => {
    const slots = createStreamSlots({ maxStreams: 2, maxStreamsPerLogin: 2 });
    for (let open = 0; open < 8; open += 1) slots.take('anna', '1');

    expect(() => slots.take('anna', '1')).toThrow(/as many files as it may/);
  });

  test('what is given back, however often and in whatever order, can be had again', () => {
    const slots = createStreamSlots({ maxStreams: 2, maxStreamsPerLogin: 2 });
    for (let round = 0; round < 100; round += 1) {
      const open = [slots.take('anna', '1'), slots.take('ben', '1'), slots.take('anna', '1')];
      for (const answer of round % 2 ? open : open.toReversed()) answer[Symbol.dispose]();
    }
    expect(() => [slots.take('anna', '1'), slots.take('anna', '2')]).not.toThrow();
  });
});

describe('over the wire', () => {
  let server: TestServer;
  const size = 50_000_000; // more than the sockets between take in

  beforeAll(async () => {
    server = await startTestServer({ worker: false, config: { maxStreams: 3, maxStreamsPerLogin: 2 } });
  });
  afterAll(async () => server[Symbol.asyncDispose]());

  /** The start of an answer, of which no more is read. */
  async function begin(path: string, method = 'GET'): Promise<{ answer: IncomingMessage; request: ClientRequest }> {
    const begun = request(new URL(path, server.url), { agent: false, method }).on('error', () => {});
    begun.end();
    const [answer] = (await once(begun, 'response')) as [IncomingMessage];
    return { answer, request: begun };
  }

  async function bodyOf(answer: IncomingMessage): Promise<string> {
    return Buffer.concat(await answer.toArray()).toString();
  }

  test('503 with a code and when to try again; other logins play on; who goes away makes room at once', async () => {
    const [anna, ben] = [await server.user('user'), await server.user('user')];
    const urls = async (user: typeof anna) =>
      Promise.all(scenes.map(async (id) => (await user.client.scene({ id })).scene?.streamUrl ?? ''));
    const scenes = await Promise.all(
      ['one', 'two', 'three'].map(async (name) =>
        addSceneFile(server.app, server.library, `${name}.mp4`, Buffer.alloc(size)),
      ),
    );
    const [ofAnna, ofBen] = [await urls(anna), await urls(ben)];
    const playing = [await begin(ofAnna[0] ?? ''), await begin(ofAnna[1] ?? '')];
    expect(playing.map(({ answer }) => answer.statusCode)).toEqual([200, 200]);

    const { answer: refused } = await begin(ofAnna[2] ?? '');
    expect(refused.statusCode).toBe(503);
    expect(refused.headers).toMatchObject({ 'retry-after': '10', 'cache-control': 'no-store' });
    expect(JSON.parse(await bodyOf(refused))).toEqual({
      error: { code: 'UNAVAILABLE', message: 'This login plays 2 videos already: try again in 10 s.' },
    });
    expect((await begin(ofAnna[2] ?? '', 'HEAD')).answer.statusCode).toBe(200); // which holds nothing
    const again = await begin(ofAnna[0] ?? '');
    expect(again.answer.statusCode).toBe(200); // another range of what plays
    const third = await begin(ofBen[2] ?? '');
    expect(third.answer.statusCode).toBe(200);
    expect((await begin(ofBen[1] ?? '')).answer.statusCode).toBe(503);

    for (const { request: one } of [...playing, again]) one.destroy();
    await eventually(async () => {
      const next = await begin(ofAnna[2] ?? '');
      const { statusCode } = next.answer;
      next.request.destroy();
      return statusCode === 200;
    });
    third.request.destroy();
  });
});
