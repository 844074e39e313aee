/**
 * An import of short clips, from the scan to the last thumbnail, beside a shell that does the least it takes with as many processes, one
 * ffprobe and one ffmpeg for each clip: as many at a time of each as there are workers, and as many clips at a time as there are
 * workers in all, whichever program they are at. `--clips` says how many, 200 unless it is given, and `--workers 2,2` how many read metadata and make
 * thumbnails, in place of the defaults; `FFMPEG_PATH` and `FFPROBE_PATH` are heard.
 */
import { execFile } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { findMediaTools, type MediaTools } from '../src/media/tools.ts';
import { type Client, createClient } from '../src/sdk/client.ts';
import { postmasterOf, printLoad, secondsOf, secondsOfTrees } from './computing.ts';
import { account, removeFolder, startServer, temporaryFolder } from './server.ts';

const run = promisify(execFile);

export async function importClips(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { clips: { type: 'string', default: '200' }, workers: { type: 'string' } },
  });
  const clips = Number(values.clips);
  await using stack = new AsyncDisposableStack();
  const { client, folder, library, tools, started } = await startWithClips(stack, clips);
  if (values.workers) {
    const [metadataWorkers, thumbnailWorkers] = values.workers.split(',').map(Number);
    await client.updatePool({ input: { metadataWorkers, thumbnailWorkers } });
  }
  const { pool } = await client.jobSettings();
  const [probes, thumbnails] = [pool?.metadataWorkers ?? 1, pool?.thumbnailWorkers ?? 1];
  const server = [started.child.pid, await postmasterOf({ dataDir: join(folder, 'data') })];
  const ours = await measured(
    async () => importAll(client, library, clips),
    async () => secondsOfTrees(server),
  );
  const alone = await clipsOf(tools, library, folder);
  const inShell = async (work: () => Promise<void>) => measured(work, async () => (await secondsOf(process.pid))[1]);
  const asMany = await inShell(async () => inStages(alone, probes, thumbnails));
  const together = await inShell(async () => clipByClip(alone, probes + thumbnails));
  const row = (of: keyof Measured) => ({
    ours: ours[of].toFixed(1),
    [`${probes} ffprobe, ${thumbnails} ffmpeg at a time`]: asMany[of].toFixed(1),
    times: (ours[of] / asMany[of]).toFixed(2),
    [`${probes + thumbnails} clips at a time`]: together[of].toFixed(1),
    'times ': (ours[of] / together[of]).toFixed(2),
  });
  console.table({
    [`${clips} clips, from the scan to the last thumbnail (s), 1.15 times`]: row('seconds'),
    'processor time (s)': row('computed'),
  });
  printLoad();
}

/** A server that makes no sprites, and a folder of clips that it does not know yet; both end with `stack`. */
export async function startWithClips(stack: AsyncDisposableStack, clips: number) {
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  const library = join(folder, 'library');
  await mkdir(library);
  const { FFMPEG_PATH: ffmpegPath, FFPROBE_PATH: ffprobePath } = process.env;
  const tools = await findMediaTools({ ffmpegPath, ffprobePath });
  await makeClips(tools, library, clips);
  const { started, client } = await startSignedIn(stack, folder, {
    FFMPEG_PATH: tools.ffmpeg,
    FFPROBE_PATH: tools.ffprobe,
  });
  await client.updateTrigger({ phase: 'SPRITES', triggerType: 'MANUAL' });
  return { client, folder, library, tools, started };
}

/** A server with its data in this folder, and a client of its administrator; both end with `stack`. */
export async function startSignedIn(stack: AsyncDisposableStack, folder: string, settings?: NodeJS.ProcessEnv) {
  const started = await startServer(folder, settings);
  stack.defer(async () => started.stop());
  const { ADMIN_USERNAME: username, ADMIN_PASSWORD: password } = account;
  const { login } = await createClient({ url: started.url }).login({ username, password });
  const client = stack.use(createClient({ url: started.url, token: login.token }));
  return { started, client };
}

/** Ten seconds at 640 × 360 with sound, each with other bytes. */
async function makeClips({ ffmpeg }: MediaTools, library: string, count: number): Promise<void> {
  const first = join(library, 'clip 0.mp4');
  const input = [
    '-f',
    'lavfi',
    '-i',
    'testsrc2=size=640x360:rate=25:duration=10',
    '-f',
    'lavfi',
    '-i',
    'sine=duration=10',
  ];
  await run(ffmpeg, ['-v', 'error', ...input, '-c:v', 'libx264', '-preset', 'veryfast', '-c:a', 'aac', first]);
  for (let index = 1; index < count; index += 1) {
    const copied = ['-c', 'copy', '-metadata', `title=Clip ${index}`, join(library, `clip ${index}.mp4`)];
    await run(ffmpeg, ['-v', 'error', '-i', first, ...copied]);
  }
}

export async function importAll(client: Client, library: string, clips: number): Promise<void> {
  await client.createStoragePath({ name: 'Clips', path: library });
  await client.startScan();
  await untilCompleted(client, 'THUMBNAIL', clips);
}

/** Waits until so many jobs of a phase have completed. */
export async function untilCompleted(client: Client, phase: 'THUMBNAIL' | 'SPRITES', jobs: number): Promise<void> {
  const completed = async () =>
    (await client.jobs({ filter: { phase: [phase], status: ['COMPLETED'] }, first: 1 })).jobs?.totalCount ?? 0;
  while ((await completed()) < jobs) await delay(100);
}

/** What a shell does for a clip. */
interface ShellClip {
  probe(): Promise<void>;
  makeThumbnails(): Promise<void>;
}

async function clipsOf({ ffprobe, ffmpeg }: MediaTools, library: string, folder: string): Promise<ShellClip[]> {
  const out = join(folder, 'by shell');
  await mkdir(out);
  const scaled = (side: number) => `-frames:v 1 -vf "scale='min(${side},iw)':-2" -c:v libwebp`;
  const probing = `"${ffprobe}" -v error -of json -show_format -show_streams "$1" > "$2.json"`;
  const taking = `"${ffmpeg}" -v error -y -ss 5 -i "$1" ${scaled(320)} "$2 small.webp" ${scaled(1280)} "$2 large.webp"`;
  const names = await readdir(library);
  return names.map((name) => {
    const inShell = async (script: string) =>
      void (await run('sh', ['-c', script, 'sh', join(library, name), join(out, name)]));
    return { probe: async () => inShell(probing), makeThumbnails: async () => inShell(taking) };
  });
}

/** A clip gets its thumbnails when it has been probed and those before it have theirs. */
async function inStages(clips: readonly ShellClip[], probes: number, thumbnails: number): Promise<void> {
  const [unprobed, probed] = [[...clips], [] as ShellClip[]];
  let probing = probes;
  const probe = async () => {
    for (let next = unprobed.pop(); next; next = unprobed.pop()) {
      await next.probe();
      probed.push(next);
    }
    probing -= 1;
  };
  const makeThumbnails = async () => {
    while (probing > 0 || probed.length > 0) {
      const next = probed.shift();
      if (next) await next.makeThumbnails();
      else await delay(1);
    }
  };
  await Promise.all([...Array.from({ length: probes }, probe), ...Array.from({ length: thumbnails }, makeThumbnails)]);
}

async function clipByClip(clips: readonly ShellClip[], atATime: number): Promise<void> {
  const left = [...clips];
  const work = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      await next.probe();
      await next.makeThumbnails();
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
}

interface Measured {
  seconds: number;
  computed: number;
}

async function measured(work: () => Promise<void>, computed: () => Promise<number>): Promise<Measured> {
  const [begin, before] = [performance.now(), await computed()];
  await work();
  return { seconds: (performance.now() - begin) / 1000, computed: (await computed()) - before };
}
