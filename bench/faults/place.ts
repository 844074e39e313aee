/** Where faults are caused: the server and a worker with jobs and users, and what these see of a fault. */
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Client, createClient, type ReelgraphError } from '../../src/sdk/client.ts';
import { longFilm } from '../../test/support/clips.ts';
import { slow } from '../../test/support/engines.ts';
import { type JobEnd, recordEnds } from '../../test/support/job-ends.ts';
import { eventually } from '../../test/support/wait.ts';
import { Cluster, type ClusterOptions } from '../cluster.ts';
import { account } from '../server.ts';
import { Tally } from '../tally.ts';

const films = 6;
const users = 8;

export interface Fault {
  name: string;
  /** Until it is over, as far as it ends by itself: the seconds count from here. */
  cause(place: Place): Promise<void>;
  /** What must work again, beside a list, a change and the queue. */
  works?(place: Place): Promise<unknown>;
}

export interface Row {
  'users saw': string;
  'answers after (s)': number;
  'jobs ended after (s)': number;
  lost: number;
}

export class Place implements AsyncDisposable {
  readonly library: string;
  /** Since the fault began. */
  seen = new Tally();
  readonly #ids: string[] = [];
  readonly #confirmed: string[] = [];
  readonly #ending = new AbortController();
  #working: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly folder: string,
    readonly cluster: Cluster,
    readonly token: string,
    readonly admin: Client,
  ) {
    this.library = join(folder, 'library');
  }

  static async open(folder: string, { settings, ...options }: ClusterOptions = {}): Promise<Place> {
    const library = join(folder, 'library');
    await mkdir(library, { recursive: true });
    const { ffmpeg } = await slow(folder, 30); // two seconds for the sprites of a film
    const film = join(folder, 'film.mp4');
    await longFilm(film, 60);
    for (let n = 0; n < films; n += 1) await copyFile(film, join(library, `film ${n}.mp4`));
    const cluster = await Cluster.start(folder, new Tally(), {
      ...options,
      settings: { FFMPEG_PATH: ffmpeg, SPRITES_TIMEOUT: '5s', WATCH: 'false', ...settings },
    });
    const token = await cluster.tokenOf(account.ADMIN_USERNAME, account.ADMIN_PASSWORD);
    const place = new Place(folder, cluster, token, createClient({ url: cluster.url, token, retries: 0 }));
    await place.#prepare();
    return place;
  }

  async #prepare(): Promise<void> {
    for (const phase of ['METADATA', 'THUMBNAIL', 'SPRITES'] as const)
      await this.admin.updateRetryPolicy({
        phase,
        input: { maxRetries: 10, initialDelaySeconds: 1, maxDelaySeconds: 2 },
      });
    await this.admin.createStoragePath({ name: 'Library', path: this.library, isDefault: true });
    await this.admin.startScan();
    await eventually(async () => {
      const { scenes } = await this.admin.scenes({ first: 100 });
      return scenes.nodes.length === films && (await this.#isQuiet());
    }, 120);
    this.#ids.push(...(await this.admin.scenes({ first: 100 })).scenes.nodes.map(({ id }) => id));
    await recordEnds(async (statement) => this.cluster.query(statement));
    this.#working = Promise.all(Array.from({ length: users }, async (_, n) => this.#use(n)));
  }

  async measure(fault: Fault): Promise<Row> {
    await this.cluster.query('update job_history set deaths = 0'); // each fault is the first one
    await this.cluster.query('truncate job_ends');
    await this.admin.processScenes({ phase: 'SPRITES', ids: this.#ids });
    await eventually(async () => (await this.cluster.ffmpegs()).length > 0, 60);
    this.seen = new Tally();
    await fault.cause(this);
    const over = performance.now();
    const seconds = (since = over) => Number(((performance.now() - since) / 1000).toFixed(1));
    const answers = await this.#worksAgain(fault, seconds);
    const saw = Object.entries(this.seen.answers).map(([code, count]) => `${code} ${count}`);
    await eventually(async () => this.#isQuiet().catch(() => false), 180);
    return {
      'users saw': saw.join(', '),
      'answers after (s)': answers,
      'jobs ended after (s)': seconds(),
      lost: await this.#lost(),
    };
  }

  /** The seconds at which ten looks in a row began that all went well. */
  async #worksAgain(fault: Fault, seconds: () => number): Promise<number> {
    let [since, row] = [seconds(), 0];
    while (row < 10) {
      const isWell = await this.#look(fault).then(
        () => true,
        () => false,
      );
      row = isWell ? row + 1 : 0;
      if (!isWell) since = seconds();
      if (seconds() > 240) throw new Error(`${fault.name}: it does not work again within four minutes`);
      await delay(100);
    }
    return since;
  }

  async #look(fault: Fault): Promise<void> {
    const ready = await fetch(`${this.cluster.url}/api/readyz`, { signal: AbortSignal.timeout(5000) });
    if (!ready.ok) throw new Error('not ready');
    await this.admin.scenes({ first: 20 });
    await this.#change('probe');
    await fault.works?.(this);
  }

  async #change(by: string): Promise<void> {
    const { createTag } = await this.admin.createTag({ name: `${by} ${Math.random()}` });
    this.#confirmed.push(createTag.id);
  }

  /** Looks at the library and changes something, again and again, and does not try again what failed. */
  async #use(number: number): Promise<void> {
    while (!this.#ending.signal.aborted) {
      await this.tell(async () => this.admin.scenes({ first: 20 }));
      await this.tell(async () => this.#change(`user ${number}`));
      await delay(200);
    }
  }

  /** Does what a user does, and counts what came of it. */
  async tell(work: () => Promise<unknown>): Promise<void> {
    await work().then(
      () => this.seen.answer('ok'),
      (error: Partial<ReelgraphError> & Error) => this.seen.answer(error.code ?? error.name),
    );
  }

  async #isQuiet(): Promise<boolean> {
    const { queue } = await this.admin.queue();
    return queue?.phases.every((phase) => phase.pending + phase.running + phase.retrying === 0) ?? false;
  }

  /** Changes that were confirmed and are not there, jobs that have not ended well, and ends that came twice. */
  async #lost(): Promise<number> {
    const confirmed = [...this.#confirmed]; // users go on
    const there = await this.cluster.query('select from tags where id = any($1::int[])', [confirmed]);
    const ends = await this.cluster.query<JobEnd>(`select * from job_ends where phase = 'sprites'`);
    const well = ends.filter(({ status }) => status === 'completed').length;
    const lost = confirmed.length - there.length + Math.abs(films - well) + (ends.length - well);
    if (lost > 0) console.error(`${confirmed.length} confirmed, ${there.length} there; ${JSON.stringify(ends)}`);
    return lost;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort();
    await this.#working;
    await this.admin[Symbol.asyncDispose]();
    for (const line of this.cluster.internalErrors) console.error(`logged: ${line.slice(0, 500)}`);
    await this.cluster[Symbol.asyncDispose]();
  }
}
