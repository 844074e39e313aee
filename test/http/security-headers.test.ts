/** What answers tell browsers not to do with them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addSceneFile } from '../support/factories.ts';
import { serveAgain, startTestServer, type TestServer } from '../support/server.ts';

const dataPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

let server: TestServer;
let streamUrl: string;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  const id = await addSceneFile(server.app, server.library, 'boats.mp4', 'x');
  const { client } = await server.user('user');
  streamUrl = (await client.scene({ id })).scene?.streamUrl ?? '';
});

afterAll(async () => server[Symbol.asyncDispose]());

const answers: [string, () => Promise<Response>][] = [
  ['an answer of the API', async () => graphql('{ viewer { user { id } } }')],
  ['a refusal of the API', async () => graphql('{ nothing }')],
  ['the playground', async () => get('/graphql', { accept: 'text/html' })],
  ['a video', async () => get(streamUrl)],
  ['a video that is refused', async () => get('/media/stream/1')],
  ['health', async () => get('/api/healthz')],
  ['what is not there', async () => get('/nothing')],
  ['an address that cannot be one', async () => get('/media/stream/%')],
];

describe.each(answers)('%s', (_title, fetched) => {
  test('runs no script of its own, is in no frame, and keeps its type and its address to itself', async () => {
    const { headers } = await fetched();

    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

test('data may load nothing at all, a video itself, the playground its own scripts and workers', async () => {
  const policyOf = async (answer: Promise<Response>) => (await answer).headers.get('content-security-policy');

  expect(await policyOf(graphql('{ server { version } }'))).toBe(dataPolicy);
  expect(await policyOf(get(streamUrl))).toBe(
    `${dataPolicy}; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'`,
  );
  const page = await get('/graphql', { accept: 'text/html' });
  const script = /src="([^"]+\.js)"/.exec(await page.text())?.[1] ?? '';
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(await policyOf(get(`/${script}`))).toBe(page.headers.get('content-security-policy'));
});

test('https is remembered where PUBLIC_URL has it, and only there', async () => {
  await using secure = await serveAgain(server, { publicUrl: 'https://videos.example.org' });

  expect((await fetch(new URL('/api/healthz', secure.url))).headers.get('strict-transport-security')).toMatch(
    /^max-age=\d+$/,
  );
  expect((await get('/api/healthz')).headers.get('strict-transport-security')).toBeNull();
});

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(new URL(path, server.url), { headers });
}

async function graphql(query: string): Promise<Response> {
  return fetch(new URL('/graphql', server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
}
