/** What the attacker does: documents and half requests, files that change, and kills. */

import { readFileSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import WebSocket from 'ws';
import type { Client, ReelgraphError } from '../../src/sdk/client.ts';
import type { Random } from '../attack.ts';
import { type Cluster, signalTo } from '../cluster.ts';
import type { Tally } from '../tally.ts';

interface Target {
  cluster: Cluster;
  admin: Client;
  library: string;
  clips: string;
  random: Random;
  tally: Tally;
}

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));

export const attacks = { fill, documents, files, kills };

/** The library as it is at the beginning. */
async function fill({ library, clips, admin }: Target): Promise<void> {
  for (const clip of await readdir(clips)) {
    for (let n = 0; n < 3; n += 1) await copyFile(join(clips, clip), join(library, `${n} ${clip}`));
  }
  for (const phase of ['METADATA', 'THUMBNAIL', 'SPRITES'] as const)
    await admin.updateRetryPolicy({ phase, input: { initialDelaySeconds: 1, maxDelaySeconds: 2 } });
  await admin.startScan();
}

async function documents(target: Target, signal: AbortSignal): Promise<void> {
  const { cluster, random, tally, admin } = target;
  const credentials = { username: `attacker-${random(1e9)}`, password: 'Attacks-Are-Long-1' };
  const own = await admin
    .createUser({ input: { ...credentials, role: 'user' } })
    .then(async () => cluster.tokenOf(credentials.username, credentials.password))
    .catch(() => undefined); // the server is just being killed: this one stays a stranger
  while (!signal.aborted) {
    const token = random(4) === 0 ? undefined : own;
    const deeds: [string, () => Promise<unknown>][] = [
      ['documents', async () => post(target, document(random), token)],
      ['documents whose client goes away', async () => post(target, document(random), token, random(100))],
      [
        'the same field 50 times',
        async () =>
          post(
            target,
            `{ ${Array.from({ length: 50 }, (_, n) => `a${n}: scenes(first: 50) { nodes { id title } }`).join(' ')} }`,
            token,
          ),
      ],
      ['sockets', async () => socket(target, token)],
      ['half requests', async () => half(target)],
      ['uploads that end half way', async () => halfUpload(target, token)],
      ['changes of scenes', async () => changeScenes(target)],
      ['changes of jobs', async () => changeJobs(target)],
      ['changes of studios', async () => changeStudios(target)],
    ];
    const [what, doIt] = deeds[random(deeds.length)] ?? ['', async () => {}];
    tally.count(`attacker: ${what}`);
    await doIt().catch((error: Partial<ReelgraphError>) => tally.answer(error.code ?? error.name ?? 'error'));
    await delay(random(100));
  }
}

async function post({ cluster, tally }: Target, query: string, token?: string, leaveAfter?: number): Promise<void> {
  const signal = AbortSignal.timeout(leaveAfter ?? 30_000);
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(`${cluster.url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query }),
    signal,
  });
  const { errors = [] } = (await response.json()) as { errors?: { message: string; extensions?: { code?: string } }[] };
  if (errors.length === 0) tally.answer('ok');
  for (const { extensions, message } of errors.slice(0, 1)) {
    tally.answer(extensions?.code ?? 'none');
    if (extensions?.code === 'INTERNAL_SERVER_ERROR')
      console.error(`INTERNAL_SERVER_ERROR: ${message}\n${query.slice(0, 1000)}`);
  }
}

/** A document of fields and arguments that the schema has, in any combination. */
function document(random: Random): string {
  const type = schema.getQueryType() as GraphQLObjectType;
  return `{ ${Array.from({ length: 1 + random(3) }, (_, n) => selection(type, 5, random, `r${n}: `)).join(' ')} }`;
}

function selection(type: GraphQLObjectType, depth: number, random: Random, alias = ''): string {
  const fields = Object.values(type.getFields()).filter(
    (field) => depth > 0 || !isCompositeType(getNamedType(field.type)),
  );
  const field = fields[random(fields.length)] as GraphQLField<unknown, unknown> | undefined;
  if (!field) return `${alias}__typename`;
  const named = getNamedType(field.type);
  const args = field.args
    .filter((arg) => isNonNullType(arg.type) || random(3) === 0)
    .map((arg) => `${arg.name}: ${value(arg.type, random, 3)}`);
  const given = args.length > 0 ? `(${args.join(', ')})` : '';
  if (!isCompositeType(named)) return `${alias}${field.name}${given}`;
  if (!('getFields' in named)) return `${alias}${field.name}${given} { __typename }`;
  const inner = Array.from({ length: 1 + random(3) }, (_, n) =>
    selection(named as GraphQLObjectType, depth - 1, random, `f${n}: `),
  );
  return `${alias}${field.name}${given} { ${inner.join(' ')} }`;
}

function value(type: GraphQLInputType, random: Random, depth: number): string {
  if (isNonNullType(type)) return value(type.ofType, random, depth);
  if (random(12) === 0) return ['null', '-1', '""', '"\\u0000"', '[]', '99999999999', '"%"'][random(7)] ?? 'null';
  if (isListType(type))
    return `[${Array.from({ length: random(3) }, () => value(type.ofType, random, depth)).join(', ')}]`;
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[random(named.getValues().length)]?.name ?? 'null';
  if (isInputObjectType(named)) {
    const fields = Object.values(named.getFields()).filter(
      (field) => isNonNullType(field.type) || (depth > 0 && random(6) === 0),
    );
    return `{ ${fields.map((field) => `${field.name}: ${value(field.type, random, depth - 1)}`).join(', ')} }`;
  }
  if (named.name === 'Boolean') return random(2) === 0 ? 'true' : 'false';
  if (['Int', 'SafeInt'].includes(named.name)) return String(random(120));
  if (named.name === 'Float') return `${random(50)}.5`;
  if (named.name === 'ID') return `"${1 + random(30)}"`;
  return (
    ['"boats"', '"a b"', '"2026-01-01"', '"2026-01-01T00:00:00Z"', '"*"', `"${'x'.repeat(300)}"`][random(6)] ?? '""'
  );
}

/** Opens, subscribes to several things, completes some of them, and goes without a word. */
async function socket({ cluster, random }: Target, token?: string): Promise<void> {
  const open = new WebSocket(`${cluster.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  open.on('error', () => {});
  open.on('open', () => {
    const say = (message: object) => open.readyState === WebSocket.OPEN && open.send(JSON.stringify(message));
    say({ type: 'connection_init', payload: token ? { authorization: `Bearer ${token}` } : {} });
    setTimeout(() => {
      for (let n = 0; n < 1 + random(20); n += 1) {
        const query = random(2) === 0 ? 'subscription { sceneChanged { kind } }' : document(random);
        say({ id: `o${n}`, type: 'subscribe', payload: { query } });
        if (random(2) === 0) say({ id: `o${n}`, type: 'complete' });
      }
      if (random(4) === 0) say({ nonsense: true });
    }, 50);
  });
  await delay(100 + random(1000));
  open.terminate();
}

async function half({ cluster, random }: Target): Promise<void> {
  const { port } = new URL(cluster.url);
  const line = connect(Number(port), '127.0.0.1').on('error', () => {});
  line.write(
    ['GET / HT', 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\ncontent-type: application/json\r\n\r\n{'][
      random(2)
    ] ?? '',
  );
  setTimeout(() => line.destroy(), random(60_000)).unref();
}

async function halfUpload({ cluster, random }: Target, token?: string): Promise<void> {
  const headers = { 'tus-resumable': '1.0.0', authorization: `Bearer ${token}` };
  const response = await fetch(`${cluster.url}/api/uploads`, {
    method: 'POST',
    headers: {
      ...headers,
      'upload-length': '100000',
      'upload-metadata': `filename ${Buffer.from('half.mp4').toString('base64')}`,
    },
  });
  const location = response.headers.get('location');
  if (!location) return;
  const url = new URL(location, cluster.url);
  await fetch(url, {
    method: 'PATCH',
    headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: Buffer.alloc(random(100_000)),
  });
  if (random(2) === 0) await fetch(url, { method: 'DELETE', headers });
}

async function someScenes({ cluster, random }: Target): Promise<string[]> {
  const rows = await cluster
    .query<{ id: string }>('select id::text from scenes order by random() limit $1', [1 + random(3)])
    .catch(() => []);
  return rows.map(({ id }) => id);
}

async function changeScenes(target: Target): Promise<void> {
  const { admin, random } = target;
  const ids = await someScenes(target);
  if (ids.length === 0) return;
  const phase = (['METADATA', 'THUMBNAIL', 'SPRITES'] as const)[random(3)] ?? 'METADATA';
  const deeds = [
    async () => admin.trashScenes({ ids }),
    async () => admin.restoreScenes({ ids }),
    async () => admin.restoreScenes({ ids }),
    async () => admin.deleteScenes({ ids, deleteFiles: random(2) === 0 }),
    async () => admin.processScenes({ phase, ids }),
    async () => admin.updateScenes({ ids, input: { type: 'attacked' } }),
    async () => admin.startScan(),
  ];
  await deeds[random(deeds.length)]?.();
}

async function changeJobs({ admin, random }: Target): Promise<void> {
  const { jobs } = await admin.jobs({ first: 20 });
  const ids = jobs?.nodes.slice(random(20)).map(({ id }) => id) ?? [];
  if (ids.length === 0) return;
  if (random(2) === 0) await admin.cancelJobs({ ids });
  else await admin.retryJobs({ ids });
}

async function changeStudios({ admin, random }: Target): Promise<void> {
  const { studios } = await admin.studios({ first: 20 });
  const pick = () => studios.nodes[random(studios.nodes.length)]?.id ?? '';
  const deeds = [
    async () => admin.updateStudio({ id: pick(), input: { parentId: pick() } }),
    async () => admin.deleteStudio({ id: pick() }),
    async () => admin.mergeStudios({ targetId: pick(), sourceIds: [pick()] }),
    async () => admin.restoreStudio({ id: pick() }),
  ];
  await deeds[random(deeds.length)]?.();
}

/** Copies, moves, replaces, cuts and removes films, and puts other things beside them. */
async function files({ library, clips, random, tally }: Target, signal: AbortSignal): Promise<void> {
  const sources = await readdir(clips);
  let n = 0;
  while (!signal.aborted) {
    const there = (await readdir(library)).filter((name) => !name.startsWith('.'));
    const some = join(library, there[random(there.length)] ?? 'none.mp4');
    const source = join(clips, sources[random(sources.length)] ?? '');
    n += 1;
    const deeds: [string, () => Promise<unknown>][] = [
      ['films added', async () => (there.length < 60 ? copyFile(source, join(library, `new ${n}.mp4`)) : undefined)],
      ['films moved', async () => rename(some, join(library, `moved ${n}.mp4`))],
      ['films replaced', async () => copyFile(source, some)],
      ['films cut off', async () => truncate(some, random(50_000))],
      ['films removed', async () => rm(some, { force: true })],
      ['files that are no films', async () => writeFile(join(library, `garbage ${n % 5}.mp4`), Buffer.alloc(1000, n))],
      ['links', async () => symlink('/etc/passwd', join(library, `link ${n % 3}.mp4`))],
      ['folders', async () => mkdir(join(library, `folder ${n % 3}.mp4`), { recursive: true })],
    ];
    const [what, doIt] = deeds[random(deeds.length)] ?? ['', async () => {}];
    tally.count(`library: ${what}`);
    await doIt().catch(() => {}); // somebody else was faster
    await delay(500 + random(1500));
  }
}

/** PostgreSQL not more than once a minute: after five ends within a minute each, `npm start` rightly gives up. */
async function kills(target: Target, signal: AbortSignal): Promise<void> {
  const { cluster, random, tally } = target;
  let postgresAt = Date.now();
  while (!signal.aborted) {
    await delay(4000 + random(8000), undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    const deeds: [string, () => Promise<unknown> | unknown][] = [
      ['ffmpeg', async () => killFfmpeg(target)],
      ['ffmpeg', async () => killFfmpeg(target)],
      ['the worker', () => cluster.kill('worker', 'SIGKILL')],
      ['the server', () => cluster.kill('start', 'SIGKILL')],
      ['the server, in order', () => cluster.kill('start', 'SIGTERM')],
      [
        'a connection of PostgreSQL',
        async () =>
          cluster.query(
            'select pg_terminate_backend(pid) from pg_stat_activity where backend_type = $1 order by random() limit 1',
            ['client backend'],
          ),
      ],
      ['PostgreSQL', async () => cluster.killPostgres()],
    ];
    const [what, doIt] = deeds[random(deeds.length)] ?? ['', () => {}];
    if (what === 'PostgreSQL') {
      if (Date.now() - postgresAt < 60_000) continue;
      postgresAt = Date.now();
    }
    tally.count(`killed: ${what}`);
    await Promise.resolve(doIt()).catch(() => {});
  }
}

async function killFfmpeg({ cluster, random }: Target): Promise<void> {
  const all = await cluster.ffmpegs();
  const victim = all[random(all.length)];
  if (victim) signalTo(victim, 'SIGKILL');
}
