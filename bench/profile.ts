/**
 * What typical documents take: how many statements, rows and bytes of PostgreSQL, bytes of the answer, and where the process spends its
 * time while it answers one of them as often as it can.
 */
import { Session } from 'node:inspector/promises';
import { createRequire } from 'node:module';
import type * as Pg from 'pg';
import { requestsPerSecondFromAside } from './load.ts';
import { headersOf } from './request.ts';
import { serveLibraryHere } from './server-here.ts';

/** The ORM's own, which may be another copy than ours. */
const pg: typeof Pg = createRequire(createRequire(import.meta.url).resolve('@mikro-orm/postgresql'))('pg');

const card = 'id displayTitle duration studio { id name } actors { id name } tags { id name color }';
const documents: Record<string, string> = {
  'a page of 50': `{ scenes(first: 50) { nodes { ${card} } pageInfo { endCursor } } }`,
  'with interactions, thumbnails, URLs and total': `{ scenes(first: 50) { totalCount nodes { ${card} streamUrl thumbnail { url } interactions { rating liked resumePosition } } } }`,
  'by two tags': `{ scenes(first: 50, filter: {tags: {all: ["1", "2"]}}) { totalCount nodes { ${card} } } }`,
  'at random': `{ scenes(first: 50, sort: [{field: RANDOM}], seed: 7) { nodes { ${card} } } }`,
  'all facets': `{ scenes(first: 20) { facets { tags { count tag { name } } actors { count actor { name } } studios { count studio { name } } resolutions { count resolution } } } }`,
  'one scene with what surrounds it': `{ scene(id: "50000") { ${card} interactions { rating liked } markers { label seconds } related { id displayTitle } } }`,
  '50 actors by scene count': `{ actors(first: 50, sort: [{field: SCENE_COUNT, direction: DESC}]) { nodes { id name sceneCount } } }`,
};

export async function profile(): Promise<void> {
  await using server = await serveLibraryHere();
  const { url, token } = server;
  const table: Record<string, object> = {};
  for (const [name, query] of Object.entries(documents)) {
    const ask = async () => {
      const body = JSON.stringify({ query });
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers: headersOf(token), body });
      if (!response.ok) throw new Error(await response.text());
      return (await response.text()).length;
    };
    await ask(); // who asks is known from here on
    table[name] = await counted(ask);
  }
  console.table(table);

  for (const [name, page] of Object.entries(documents).slice(0, 2)) {
    const load = { url: `${url}/graphql`, page, token };
    await requestsPerSecondFromAside(load); // until it is compiled
    const { shares, result } = await profiled(() => requestsPerSecondFromAside(load));
    console.log(`\n${name}: ${Math.round(result)} requests/s; share of the time that the process is at work`);
    console.table(Object.fromEntries(shares.slice(0, 14).map(([place, share]) => [place, `${share.toFixed(1)} %`])));
  }
}

/** Listens at the one place that all statements of this process pass. */
async function counted(ask: () => Promise<number>) {
  let [statements, rows] = [0, 0];
  const before = new Map<Pg.Client, number>();
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: Pg.Client, ...args: unknown[]) {
    statements += 1;
    if (!before.has(this)) before.set(this, bytesOf(this));
    const result = (query as (...args: unknown[]) => unknown).apply(this, args);
    if (result instanceof Promise) void result.then((found: { rows?: unknown[] }) => (rows += found.rows?.length ?? 0));
    return result;
  } as typeof query;
  try {
    const answer = await ask();
    const bytes = [...before].reduce((sum, [client, read]) => sum + bytesOf(client) - read, 0);
    return { statements, rows, 'bytes of PostgreSQL': bytes, 'bytes of the answer': answer };
  } finally {
    pg.Client.prototype.query = query;
  }
}

const bytesOf = (client: Pg.Client) =>
  (client as unknown as { connection: { stream: { bytesRead: number } } }).connection.stream.bytesRead;

/** How much of the time each package and each folder of ours has had, the most first. */
async function profiled<T>(work: () => Promise<T>): Promise<{ shares: [place: string, share: number][]; result: T }> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  const result = await work();
  const { profile: taken } = await session.post('Profiler.stop');
  session.disconnect();
  const places = new Map(taken.nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
  const times = new Map<string, number>();
  for (const [index, id] of (taken.samples ?? []).entries()) {
    const place = places.get(id) ?? '';
    if (place !== '(idle)') times.set(place, (times.get(place) ?? 0) + (taken.timeDeltas?.[index] ?? 0));
  }
  const all = [...times.values()].reduce((sum, time) => sum + time, 0);
  const shares = [...times].map(([place, time]): [string, number] => [place, (100 * time) / all]);
  return { shares: shares.sort(([, a], [, b]) => b - a), result };
}

function placeOf({ url, functionName }: { url: string; functionName: string }): string {
  if (url === '') return functionName || '(native)';
  if (url.startsWith('node:')) return 'Node itself';
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? /\/(src\/[^/]+)/.exec(url) ?? [];
  return name ?? 'other';
}
