/**
 * A small HTTP server that speaks the documented routes of Meilisearch that the program uses: health, indexes, settings, documents,
 * tasks, search, swap and stats. It stores documents and refuses what the documentation refuses; its search is a plain
 * comparison of words. It is no search engine: tests use it to check what is asked, in which order, and what becomes of
 * answers that fail, come late or are empty. With TEST_MEILI_HOST tests of results run against a real server.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

type Document = Record<string, unknown> & { id: number };

interface Index {
  primaryKey: string | null;
  settings: Record<string, unknown>;
  documents: Map<number, Document>;
}

export interface FakeMeilisearch extends AsyncDisposable {
  host: string;
  key: string;
  indexes: Map<string, Index>;
  /** Every request, as `POST /indexes/x/search`. */
  requests: string[];
  /** The bodies of searches. */
  searches: Record<string, unknown>[];
  behave(as: 'well' | 'down' | 'slow'): void;
}

class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const settingNames = new Set([
  ...['displayedAttributes', 'searchableAttributes', 'filterableAttributes', 'sortableAttributes', 'rankingRules'],
  ...['stopWords', 'synonyms', 'distinctAttribute', 'typoTolerance', 'faceting', 'pagination', 'proximityPrecision'],
]);
const searchNames = new Set([
  ...['q', 'limit', 'offset', 'attributesToRetrieve', 'matchingStrategy', 'showRankingScore', 'filter', 'sort'],
]);

export async function fakeMeilisearch(): Promise<FakeMeilisearch> {
  const key = 'a-key-of-sixteen-characters';
  const indexes = new Map<string, Index>();
  const tasks: object[] = [];
  const requests: string[] = [];
  const searches: Record<string, unknown>[] = [];
  let behaviour: 'well' | 'down' | 'slow' = 'well';

  const indexOf = (uid: string): Index => {
    const index = indexes.get(uid);
    if (!index) throw new Refusal(404, 'index_not_found', `Index \`${uid}\` not found.`);
    return index;
  };
  const orNew = (uid: string): Index => {
    const index = indexes.get(uid) ?? { primaryKey: null, settings: {}, documents: new Map() };
    indexes.set(uid, index);
    return index;
  };
  /** Tasks are done at once, yet are asked for as those of the real server. */
  const enqueue = (indexUid: string | null, type: string, work: () => void) => {
    const uid = tasks.length;
    const task = { uid, indexUid, type, status: 'succeeded', error: null as object | null, canceledBy: null };
    try {
      work();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      Object.assign(task, {
        status: 'failed',
        error: { code: error.code, message: error.message, type: 'invalid_request' },
      });
    }
    tasks.push(task);
    return { taskUid: uid, indexUid, status: 'enqueued', type, enqueuedAt: new Date().toISOString() };
  };

  function answer(method: string, path: string, query: URLSearchParams, body: unknown): [number, unknown] {
    const [, uid = '', part = ''] = /^\/indexes\/([\w-]+)(\/.*)?$/.exec(path) ?? [];
    if (method === 'GET' && path === '/health') return [200, { status: 'available' }];
    const task = /^\/tasks\/(\d+)$/.exec(path);
    if (method === 'GET' && task) return [200, tasks[Number(task[1])]];
    if (method === 'POST' && path === '/indexes') {
      const { uid: created, primaryKey } = body as { uid: string; primaryKey?: string };
      return [
        202,
        enqueue(created, 'indexCreation', () => {
          if (indexes.has(created))
            throw new Refusal(409, 'index_already_exists', `Index \`${created}\` already exists.`);
          orNew(created).primaryKey = primaryKey ?? null;
        }),
      ];
    }
    if (method === 'POST' && path === '/swap-indexes') {
      const pairs = body as { indexes: [string, string] }[];
      return [
        202,
        enqueue(null, 'indexSwap', () => {
          for (const {
            indexes: [one, other],
          } of pairs) {
            const [first, second] = [indexOf(one), indexOf(other)];
            indexes.set(one, second);
            indexes.set(other, first);
          }
        }),
      ];
    }
    if (method === 'DELETE' && uid && part === '') {
      return [202, enqueue(uid, 'indexDeletion', () => void (indexOf(uid) && indexes.delete(uid)))];
    }
    if (method === 'PATCH' && part === '/settings') {
      const unknown = Object.keys(body as object).find((name) => !settingNames.has(name));
      if (unknown) throw new Refusal(400, 'bad_request', `Unknown field \`${unknown}\``);
      return [202, enqueue(uid, 'settingsUpdate', () => void Object.assign(orNew(uid).settings, body))];
    }
    if (method === 'POST' && part === '/documents') {
      const documents = body as Document[];
      return [
        202,
        enqueue(uid, 'documentAdditionOrUpdate', () => {
          for (const document of documents) {
            if (!Number.isInteger(document.id)) throw new Refusal(400, 'invalid_document_id', 'Invalid document id.');
            orNew(uid).documents.set(document.id, document);
          }
        }),
      ];
    }
    if (method === 'POST' && part === '/documents/delete-batch') {
      return [
        202,
        enqueue(uid, 'documentDeletion', () =>
          (body as number[]).forEach((id) => void indexOf(uid).documents.delete(id)),
        ),
      ];
    }
    if (method === 'GET' && part === '/documents') {
      const [offset, limit] = [Number(query.get('offset') ?? 0), Number(query.get('limit') ?? 20)];
      const all = [...indexOf(uid).documents.values()];
      const fields = query.get('fields')?.split(',') ?? [];
      const results = all
        .slice(offset, offset + limit)
        .map((document) => Object.fromEntries(fields.map((field) => [field, document[field]])));
      return [200, { results, offset, limit, total: all.length }];
    }
    if (method === 'GET' && part === '/stats') {
      return [200, { numberOfDocuments: indexOf(uid).documents.size, isIndexing: false, fieldDistribution: {} }];
    }
    if (method === 'POST' && part === '/search') return [200, find(indexOf(uid), body as Record<string, unknown>)];
    throw new Refusal(404, 'not_found', `${method} ${path} is not one of the routes in use`);
  }

  function find({ documents, settings }: Index, body: Record<string, unknown>) {
    searches.push(body);
    const unknown = Object.keys(body).find((name) => !searchNames.has(name));
    if (unknown) throw new Refusal(400, 'bad_request', `Unknown field \`${unknown}\``);
    if (!['all', 'last', 'frequency'].includes(body.matchingStrategy as string))
      throw new Refusal(400, 'invalid_search_matching_strategy', 'Unknown value at `.matchingStrategy`');
    const words = String(body.q).replaceAll('"', ' ').split(/\s+/).filter(Boolean);
    const { maxTotalHits = 1000 } = (settings.pagination ?? {}) as { maxTotalHits?: number };
    const hits = [...documents.values()]
      .filter((document) => {
        const text = ` ${Object.values(document).join(' ')} `;
        return words.every((word) =>
          word.startsWith('-') ? !text.includes(` ${word.slice(1)} `) : text.includes(` ${word}`),
        );
      })
      .slice(0, Math.min(Number(body.limit ?? 20), maxTotalHits))
      .map(({ id }) => ({ id, _rankingScore: 1 }));
    return { hits, query: body.q, processingTimeMs: 0, limit: body.limit, offset: 0, estimatedTotalHits: hits.length };
  }

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    requests.push(`${request.method} ${pathname}`);
    const given = await read(request);
    if (behaviour === 'down') return void request.socket.destroy();
    if (behaviour === 'slow') await delay(5000, undefined, { ref: false });
    const reply = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    try {
      if (pathname !== '/health' && request.headers.authorization !== `Bearer ${key}`)
        throw new Refusal(403, 'invalid_api_key', 'The provided API key is invalid.');
      reply(...answer(request.method ?? '', pathname, searchParams, given));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      reply(error.status, { message: error.message, code: error.code, type: 'invalid_request', link: '' });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    host: `http://127.0.0.1:${port}`,
    key,
    indexes,
    requests,
    searches,
    behave: (as) => {
      behaviour = as;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text ? JSON.parse(text) : undefined;
}
