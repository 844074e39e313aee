/** A user who works as people do, and remembers what the server has confirmed. */
import { setTimeout as delay } from 'node:timers/promises';
import { type Client, createClient, type ReelgraphError } from '../../src/sdk/client.ts';
import { filmOf, uploadFile } from '../../test/support/uploads.ts';
import type { Random } from '../attack.ts';
import type { Cluster } from '../cluster.ts';
import type { Tally } from '../tally.ts';

interface Place {
  cluster: Pick<Cluster, 'url' | 'query'>;
  random: Random;
  tally: Tally;
  name: string;
  /** The most that is waited after each thing that is done. */
  pauseMilliseconds?: number;
  /** How often what failed is tried again; 4 unless told. */
  retries?: number;
}

const password = 'Honest-And-Long-1';

export class HonestClient {
  readonly name: string;
  readonly #place: Place;
  readonly #client: Client;
  readonly #token: string;
  /** By tag: the colour that was confirmed last, and those whose confirmation was lost since. */
  readonly #colours = new Map<string, { confirmed: string | null; uncertain: (string | null)[] }>();
  readonly uploaded: string[] = [];
  #events = 0;

  /** Of a user who has this token. */
  constructor(place: Place, token: string) {
    this.name = place.name;
    this.#place = place;
    this.#token = token;
    this.#client = createClient({
      ...{ url: place.cluster.url, token, retryAttempts: 1000 },
      ...(place.retries !== undefined && { retries: place.retries }),
    });
  }

  static async register({ admin, ...place }: Place & { admin: Client; cluster: Cluster }): Promise<HonestClient> {
    const { cluster, name } = place;
    await admin.createUser({ input: { username: name, password, role: 'admin' } });
    return new HonestClient(place, await cluster.tokenOf(name, password));
  }

  async work(signal: AbortSignal): Promise<void> {
    void this.#listen(signal);
    while (!signal.aborted) {
      const [what, work] = this.#next();
      this.#place.tally.count(`honest: ${what}`);
      await work().then(
        () => this.#place.tally.answer('ok'),
        (error: Partial<ReelgraphError> & Error) => this.#place.tally.answer(error.code ?? error.name),
      );
      await delay(this.#place.random(this.#place.pauseMilliseconds ?? 150));
    }
    await this.#client[Symbol.asyncDispose]();
  }

  #next(): [string, () => Promise<unknown>] {
    const { random } = this.#place;
    const client = this.#client;
    const works: [string, () => Promise<unknown>][] = [
      ['a page of scenes', async () => client.scenes({ first: 20 })],
      [
        'a search',
        async () =>
          client.scenes({ first: 20, filter: { search: ['boat', 'dawn', 'harb', '"paper boats"'][random(4)] } }),
      ],
      ['the home page', async () => client.homepage()],
      ['tags, actors and studios', async () => Promise.all([client.tags(), client.actors(), client.studios()])],
      ['the queue', async () => client.queue()],
      ['a rating', async () => this.#withScene(async (id) => client.rateScene({ id, rating: 1 + random(5) }))],
      ['a like', async () => this.#withScene(async (id) => client.likeScene({ id, liked: random(2) === 0 }))],
      [
        'a title',
        async () => this.#withScene(async (id) => client.updateScene({ id, input: { title: `by ${this.name}` } })),
      ],
      ['watching', async () => this.#withScene(async (id) => this.#watch(id))],
      ['a colour of a tag', async () => this.#colour()],
      ['a colour of a tag', async () => this.#colour()],
      ['a studio', async () => client.createStudio({ input: { name: `studio of ${this.name}` } })],
      ['an upload', async () => (random(8) === 0 ? this.#upload() : undefined)],
    ];
    return works[random(works.length)] ?? ['nothing', async () => undefined];
  }

  async #withScene(work: (id: string) => Promise<unknown>): Promise<void> {
    const { scenes } = await this.#client.scenes({ first: 20 });
    const scene = scenes.nodes[this.#place.random(scenes.nodes.length)];
    if (scene) await work(scene.id);
  }

  /** The first bytes of the film, as a player asks for them. */
  async #watch(id: string): Promise<void> {
    const { scene } = await this.#client.scene({ id });
    if (!scene?.streamUrl) return;
    const response = await fetch(new URL(scene.streamUrl, this.#place.cluster.url), {
      headers: { range: 'bytes=0-99999' },
    });
    await response.arrayBuffer();
  }

  /** A tag of one's own gets another colour. What is confirmed must stay. */
  async #colour(): Promise<void> {
    const { random } = this.#place;
    const colour = `#${(0x100000 + random(0xefffff)).toString(16)}`.toUpperCase();
    const [id] = [...this.#colours.keys()];
    if (!id || (this.#colours.size < 5 && random(3) === 0)) {
      const { createTag } = await this.#client.createTag({
        name: `${this.name} ${this.#colours.size} ${random(1e9)}`,
        color: colour,
      });
      this.#colours.set(createTag.id, { confirmed: colour, uncertain: [] });
      return;
    }
    const tag = this.#colours.get(id) ?? { confirmed: null, uncertain: [] };
    tag.uncertain.push(colour);
    await this.#client.updateTag({ id, color: colour });
    Object.assign(tag, { confirmed: colour, uncertain: [] });
  }

  async #upload(): Promise<void> {
    const { cluster, tally } = this.#place;
    const { sceneId } = await uploadFile(`${cluster.url}/api/uploads`, this.#token, await filmOf(200_000), {
      metadata: { filename: `${this.name}.mp4` },
    });
    if (sceneId) this.uploaded.push(sceneId);
    tally.count('honest: uploads that are in the library');
  }

  async #listen(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        for await (const _ of this.#client.sceneChanged()) {
          this.#events += 1;
          if (this.#events % 100 === 0) this.#place.tally.count('honest: hundreds of events heard');
        }
      } catch {
        await delay(500); // the server ended it, and says why to those who ask again
      }
    }
  }

  async lost(): Promise<string[]> {
    const ids = [...this.#colours.keys()];
    const found = await this.#place.cluster.query<{ id: string; color: string | null }>(
      'select id::text, color from tags where id = any($1::int[])',
      [ids],
    );
    const colours = new Map(found.map(({ id, color }) => [id, color]));
    return ids.flatMap((id) => {
      const { confirmed, uncertain } = this.#colours.get(id) ?? { confirmed: null, uncertain: [] };
      const now = colours.get(id)?.toUpperCase() ?? null;
      if ([confirmed, ...uncertain].includes(now)) return [];
      return [`tag ${id} of ${this.name} has the colour ${now}, but ${confirmed} was confirmed`];
    });
  }
}

/** What was confirmed to the client and is not there. */
export const lostAnswers = async (client: HonestClient): Promise<string[]> => client.lost();
