/**
 * A large library, made by COPY in a few seconds: the same rows each time, so that figures of two runs can be compared.
 * Tags and actors are unevenly popular, as they are in real libraries.
 */
import pg from 'pg';

export interface LibrarySize {
  scenes: number;
  actors: number;
  studios: number;
  tags: number;
}

export const largeLibrary: LibrarySize = { scenes: 100_000, actors: 5_000, studios: 500, tags: 1_000 };

const tagsPerScene = 6;
const actorsPerScene = 3;

/** Fills a migrated database; ratings, likes and sessions are those of the user with this id. */
export async function seedLibrary(databaseUrl: string, userId: string, size = largeLibrary): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // Without triggers: else the worker would make search documents of all this while something else is measured.
    await client.query('set session_replication_role = replica');
    const random = randomly(1);
    const below = (limit: number) => Math.floor(random() * limit);
    /** Low numbers are picked far more often. */
    const popular = (count: number) => 1 + Math.floor(count * random() ** 3);
    const distinct = (count: number, of: number) => {
      const picked = new Set<number>();
      while (picked.size < count) picked.add(popular(of));
      return [...picked];
    };
    const at = (days: number) => new Date(Date.UTC(2026, 0, 1) - days * 86_400_000).toISOString();

    await copy(
      client,
      'tags (id, name)',
      each(size.tags, (n) => [n, `tag ${n}`]),
    );
    await copy(
      client,
      'actors (id, name)',
      each(size.actors, (n) => [n, `Actor ${String(n).padStart(5, '0')}`]),
    );
    const parentOf = (n: number) => (n > 50 && n % 5 === 0 ? Math.ceil(n / 10) : null);
    await copy(
      client,
      'studios (id, name, parent_id)',
      each(size.studios, (n) => [n, `Studio ${n}`, parentOf(n)]),
    );
    await copy(
      client,
      `scenes (id, title, original_filename, created_at, updated_at, trashed_at, deleted_at, size, duration, width, height, frame_rate,
               bit_rate, view_count, video_codec, audio_codec, release_date, studio_id, type, origin, processing_status)`,
      each(size.scenes, (n) => {
        const [width, height] = sizes[below(sizes.length)] ?? [0, 0];
        const created = at(1000 * (1 - n / size.scenes));
        const [trashed, missing] = [random() < 0.02 ? created : null, random() < 0.01 ? created : null];
        const title = random() < 0.9 ? `Scene about ${words[below(words.length)]} ${n}` : null;
        const released = random() < 0.8 ? at(below(4000)).slice(0, 10) : null;
        const studio = random() < 0.9 ? popular(size.studios) : null;
        return [
          ...[n, title, `file-${n}.mp4`, created, created, trashed, missing],
          ...[below(8e9), below(7200), width, height, 25, below(2e7), popular(5000) - 1],
          ...['h264', 'aac', released, studio, types[below(types.length)], 'scan', 'completed'],
        ];
      }),
    );
    const links = (count: number, of: number) =>
      (function* () {
        for (let n = 1; n <= size.scenes; n += 1) for (const other of distinct(count, of)) yield [n, other];
      })();
    await copy(client, 'scene_tags (scene_id, tag_id)', links(tagsPerScene, size.tags));
    await copy(client, 'scene_actors (scene_id, actor_id)', links(actorsPerScene, size.actors));

    // One user sees no more of a larger library.
    const one = Math.min(1, largeLibrary.scenes / size.scenes);
    const sample = (share: number, row: (scene: number) => unknown[]) =>
      (function* () {
        for (let n = 1; n <= size.scenes; n += 1) if (random() < share) yield row(n);
      })();
    await copy(
      client,
      'user_scene_ratings (user_id, scene_id, rating)',
      sample(0.1 * one, (n) => [userId, n, (1 + below(10)) / 2]),
    );
    await copy(
      client,
      'user_scene_likes (user_id, scene_id)',
      sample(0.05 * one, (n) => [userId, n]),
    );
    await copy(
      client,
      'user_scene_watches (user_id, scene_id, watched_at, last_position)',
      sample(0.2 * one, (n) => [userId, n, at(below(300)), below(600)]),
    );
    await copy(
      client,
      'user_actor_likes (user_id, actor_id)',
      each(Math.ceil(size.actors / 10), (n) => [userId, n * 10]),
    );
    for (const table of ['tags', 'actors', 'studios', 'scenes'])
      await client.query(`select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`);
    await client.query('select recount_scenes()');
    await client.query('vacuum analyze');
    await client.query('checkpoint'); // otherwise PostgreSQL would write this out during the measurement
  } finally {
    await client.end();
  }
}

const sizes: [number, number][] = [
  [1920, 1080],
  [1280, 720],
  [3840, 2160],
  [854, 480],
  [640, 360],
];
const words = ['summer', 'winter', 'beach', 'forest', 'city', 'night', 'morning', 'road'];
const types = ['scene', 'movie', 'clip', null];

function* each(count: number, row: (n: number) => unknown[]): Generator<unknown[]> {
  for (let n = 1; n <= count; n += 1) yield row(n);
}

async function copy(client: pg.Client, into: string, rows: Iterable<unknown[]>): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    client.query(new CopyIn(`copy ${into} from stdin`, rows, resolve, reject));
  });
}

/** The few messages that a COPY from the client takes; `pg` knows them but has no query for it. */
class CopyIn implements pg.Submittable {
  constructor(
    readonly text: string,
    readonly rows: Iterable<unknown[]>,
    readonly resolve: () => void,
    readonly reject: (error: Error) => void,
  ) {}

  submit(connection: pg.Connection): void {
    (connection as unknown as CopyConnection).query(this.text);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    let chunk = '';
    for (const row of this.rows) {
      chunk += `${row.map((value) => (value === null || value === undefined ? '\\N' : String(value))).join('\t')}\n`;
      if (chunk.length < 65_536) continue;
      connection.sendCopyFromChunk(Buffer.from(chunk));
      chunk = '';
    }
    connection.sendCopyFromChunk(Buffer.from(chunk));
    connection.endCopyFrom();
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.resolve();
  }

  handleError(error: Error): void {
    this.reject(error);
  }
}

interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** Numbers below 1, always the same ones. */
export function randomly(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** To filter by, others in each request. */
export function tagsAndSeconds(n: number) {
  const random = randomly(n);
  const tag = () => String(1 + Math.floor(40 * random()));
  return { tags: [tag(), tag()], seconds: Math.floor(3600 * random()) };
}
