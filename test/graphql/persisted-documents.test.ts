/** Documents that are sent by their hash, and a server that answers only those of its list. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, print } from 'graphql';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { openPersistedDocuments } from '../../src/graphql/persisted-documents.ts';
import { viewer as viewerDocument } from '../../src/sdk/generated.ts';
import { type Asked, ask } from '../support/request.ts';
import { type OtherServer, serveAgain, startTestServer, type TestServer, type TestUser } from '../support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'reelgraph-documents-'));
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const listFile = (content: object) => {
  const file = join(folder, `${sha256(JSON.stringify(content))}.json`);
  writeFileSync(file, JSON.stringify(content));
  return file;
};
const listed = 'query mine { server { version } }';
const listedEvents = 'subscription mine { queueChanged { phases { phase } } }';

let open: TestServer;
let closed: OtherServer;
let admin: TestUser;

beforeAll(async () => {
  open = await startTestServer({ worker: false });
  const persistedDocuments = listFile({ [sha256(listed)]: listed, [sha256(listedEvents)]: listedEvents });
  closed = await serveAgain(open, { persistedOnly: true, persistedDocuments });
  admin = await open.user();
});

afterAll(async () => {
  await closed[Symbol.asyncDispose]();
  await open[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

const extensionsOf = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: sha256(text) } });

/** Over HTTP, by the hash of `text`, and with `query` beside it if given. */
async function byHash({ url }: { url: string }, text: string, query?: string) {
  const response = await fetch(new URL('/graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${admin.token}` },
    body: JSON.stringify({ query, extensions: extensionsOf(text) }),
  });
  return (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
}

/** The first answer over a WebSocket. */
async function bySocket({ url }: { url: string }, text: string, query = '') {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${admin.token}` },
  });
  try {
    const answers = client.iterate({ query, extensions: extensionsOf(text) });
    return (await answers.next()).value as { data?: unknown; errors?: unknown };
  } catch (errors) {
    return { errors: errors as { extensions: { code: string } }[] };
  } finally {
    await client.dispose();
  }
}

/** The beginning of an event stream. */
async function byStream({ url }: { url: string }, text: string) {
  const abort = new AbortController();
  const address = new URL('/graphql/stream', url);
  address.searchParams.set('extensions', JSON.stringify(extensionsOf(text)));
  const headers = { authorization: `Bearer ${admin.token}` };
  const { body } = await fetch(address, { headers, signal: abort.signal });
  let received = '';
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    received += chunk;
    if (received.includes('data: {')) break;
  }
  abort.abort();
  return received;
}

const unknown = { errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] };
const refusal = { errors: [{ extensions: { code: 'FORBIDDEN' } }] };

test('a document is answered by its hash after it was sent once, over whatever transport', async () => {
  const [first, second] = ['{ viewer { permissions } }', '{ server { version } }'];
  expect(await byHash(open, first)).toMatchObject(unknown);
  expect(await byHash(open, first, first)).toMatchObject({ data: { viewer: {} } });
  expect(await byHash(open, first)).toMatchObject({ data: { viewer: {} } });
  expect(await bySocket(open, first)).toMatchObject({ data: { viewer: {} } });

  expect(await bySocket(open, second)).toMatchObject(unknown);
  expect(await bySocket(open, second, second)).toMatchObject({ data: { server: {} } });
  expect(await byHash(open, second)).toMatchObject({ data: { server: {} } });
});

test('a hash of something else is refused', async () => {
  expect(await byHash(open, listed, '{ viewer { permissions } }')).toMatchObject({ errors: [{}] });
  expect(await bySocket(open, listed, '{ viewer { permissions } }')).toMatchObject({
    errors: [{ extensions: { code: 'BAD_REQUEST' } }],
  });
});

describe('with PERSISTED_ONLY', () => {
  const asAdmin = (query: string, asked: Asked = {}) => ask(closed.url, query, { token: admin.token, ...asked });

  test('what is listed is answered, by hash and in full, however it is written', async () => {
    expect(await byHash(closed, listed)).toMatchObject({ data: { server: {} } });
    expect(await asAdmin('query mine {\n  server { __typename version }\n  __typename }')).toMatchObject({
      data: { server: { __typename: 'ServerInfo' } },
    });
    expect(await byHash(closed, print(parse(viewerDocument)))).toMatchObject({ data: { viewer: {} } });
    expect(await byStream(closed, listedEvents)).toContain('"queueChanged"');
    const sdk = open.client(admin.token, { url: closed.url });
    expect((await sdk.viewer()).viewer?.user.id).toBe(admin.id);
  });

  test('nothing else is, over whatever transport, and not by its hash afterwards either', async () => {
    for (const other of ['{ server { version } }', 'query mine { server { version startedAt: version } }']) {
      expect(await asAdmin(other)).toMatchObject({ status: 403, ...refusal });
      expect(await bySocket(closed, other, other)).toMatchObject(refusal);
      expect((await byHash(closed, other)).data).toBeUndefined();
    }
    expect(await byStream(closed, 'subscription { queueChanged { phases { phase } } }')).toContain(
      'PERSISTED_QUERY_NOT_FOUND',
    );
    expect(await asAdmin('{ __schema { types { name } } }')).toMatchObject(refusal);
  });
});

test.each([
  ['is not there', '/nowhere/documents.json', /ENOENT/],
  ['has a wrong hash', listFile({ [sha256('{ a }')]: '{ b }' }), /is not the SHA-256 of its document/],
  ['has no document', listFile({ [sha256('what')]: 'what' }), /Syntax Error/],
  ['has something else', listFile({ format: 'other', operations: [] }), /expected string/],
])('a list that %s stops the start with what is wrong', async (_what, persistedDocuments, problem) => {
  const opening = openPersistedDocuments({ persistedOnly: false, persistedDocuments });
  await expect(opening).rejects.toThrow(/PERSISTED_DOCUMENTS must be a file of JSON such as/);
  await expect(opening).rejects.toThrow(problem);
});
