/**
 * Screenshots of examples/web for the README: `npm run bench -- web` fills a library with a dozen films that ffmpeg paints, goes
 * through the client in Chromium at two widths and in both colour schemes. What the README shows goes to docs/, the rest to the
 * system's temporary folder.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { readConfig } from '../src/config.ts';
import { startEmbedded } from '../src/database/embedded.ts';
import { createLogger } from '../src/logger.ts';
import { openChromium } from '../test/support/chromium.ts';
import { addActor, addStudio } from '../test/support/factories.ts';
import { eventually } from '../test/support/wait.ts';
import { startWeb, type Web } from '../test/support/web.ts';
import { removeFolder, temporaryFolder } from './server.ts';

const shown = [
  'web-library-desktop-light.jpg',
  'web-scene-desktop-dark.jpg',
  'web-library-phone-dark.jpg',
  'web-scene-phone-light.jpg',
];

const seconds = 24;
const gradient = (type: string, colors: string[], speed = 0.02) =>
  `gradients=s=800x450:r=6:d=${seconds}:n=${colors.length}:type=${type}:speed=${speed}:${colors.map((color, index) => `c${index}=${color}`).join(':')}`;
const fractal = (x: number, y: number, end: number) =>
  `mandelbrot=s=800x450:r=6:start_x=${x}:start_y=${y}:end_scale=${end}:end_pts=${seconds * 6}:inner=convergence`;

const films: [title: string, source: string, tags: string[], actor: string, studio: string][] = [
  [
    'Northern Lights',
    gradient('linear', ['0x03122b', '0x0a6e5c', '0x52ffb8', '0x2a1a5e']),
    ['Night', 'Sky'],
    'Mara Lind',
    'Polar Films',
  ],
  [
    'Into the Spiral',
    fractal(-0.743643887037151, -0.13182590420533, 0.0002),
    ['Mathematics'],
    'Ada Byron',
    'Open Shutter',
  ],
  [
    'Desert Bloom',
    gradient('radial', ['0xffd27a', '0xf2673a', '0x7a1f3d', '0x2b0d1e']),
    ['Day', 'Travel'],
    'Noor Haddad',
    'Open Shutter',
  ],
  [
    'Harbour at Dawn',
    gradient('linear', ['0x1c2541', '0xff9f68', '0xffe0a3', '0x3a506b'], 0.01),
    ['Day', 'Sea'],
    'Mara Lind',
    'Polar Films',
  ],
  [
    'Deep Water',
    gradient('circular', ['0x001220', '0x00506b', '0x00c2d1', '0x012a4a']),
    ['Sea', 'Night'],
    'Tomas Riva',
    'Blue Hour',
  ],
  ['Seahorse Valley', fractal(-0.7435669, 0.1314023, 0.0008), ['Mathematics'], 'Ada Byron', 'Open Shutter'],
  [
    'Carnival',
    gradient('spiral', ['0xff2e63', '0xffb400', '0x08d9d6', '0x6a2c70'], 0.05),
    ['Travel', 'Day'],
    'Noor Haddad',
    'Blue Hour',
  ],
  [
    'Winter Garden',
    gradient('radial', ['0xf2f7ff', '0x9fc9e8', '0x4f7cac', '0x1b2a41']),
    ['Day'],
    'Tomas Riva',
    'Polar Films',
  ],
  [
    'City of Glass',
    `sierpinski=s=800x450:r=6:type=triangle:seed=7,hue=h=t*9,gblur=3`,
    ['Night', 'Mathematics'],
    'Ada Byron',
    'Blue Hour',
  ],
  [
    'Ember',
    gradient('circular', ['0xfff1a8', '0xff8c1a', '0xb3121d', '0x140404']),
    ['Night'],
    'Noor Haddad',
    'Blue Hour',
  ],
  [
    'Meadow',
    gradient('linear', ['0xd9ed92', '0x76c893', '0x168aad', '0x184e77'], 0.03),
    ['Day', 'Travel'],
    'Mara Lind',
    'Open Shutter',
  ],
  [
    'Violet Hour',
    gradient('spiral', ['0x240046', '0x7b2cbf', '0xff9e00', '0xc77dff'], 0.03),
    ['Sky', 'Night'],
    'Tomas Riva',
    'Polar Films',
  ],
];

const colors: Record<string, string> = {
  Night: '#5B5BD6',
  Day: '#F5B301',
  Sky: '#3EA6FF',
  Sea: '#12A594',
  Travel: '#E5484D',
  Mathematics: '#8E4EC6',
};

export async function web(): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  const log = createLogger(readConfig({ LOG_LEVEL: 'silent' }));
  const { url: databaseUrl } = stack.use(await startEmbedded({ dataDir: join(folder, 'data'), log }));
  const site = stack.use(await startWeb({ databaseUrl }));
  const admin = await fillLibrary(site);
  const browser = await openChromium();
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      const look = async (name: string, context: BrowserContextOptions) => {
        const page = await (await browser.newContext({ colorScheme, ...context })).newPage();
        await page.addInitScript((token) => localStorage.setItem('reelgraph-token', token), admin.token);
        for (const [what, show] of Object.entries(views)) {
          await show(page, site);
          const file = `web-${what}-${name}-${colorScheme}.jpg`;
          const path = join(shown.includes(file) ? 'docs' : tmpdir(), file);
          const { length } = await page.screenshot({ path, type: 'jpeg', quality: 78 });
          console.log(path.padEnd(45), String(length).padStart(8), 'bytes');
        }
        await page.context().close();
      };
      await look('desktop', { viewport: { width: 1280, height: 800 } });
      await look('phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    }
  } finally {
    await browser.close();
  }
}

const pictures = async (page: Page) => {
  await page.waitForLoadState('networkidle').catch(() => {}); // subscriptions never end
  await page.evaluate('Promise.all([...document.images].map((image) => image.decode().catch(() => {})))');
};

const views: Record<string, (page: Page, site: Web) => Promise<void>> = {
  async library(page, { origin }) {
    await page.goto(origin);
    await page.getByText('Northern Lights').waitFor();
    await pictures(page);
  },
  async scene(page, { origin }) {
    await page.goto(origin);
    await page.getByText('Into the Spiral').click();
    await page.locator('video').waitFor();
    await page.evaluate(`(async () => {
      const video = document.querySelector('video');
      const heard = (event) => new Promise((resolve) => video.addEventListener(event, resolve, { once: true }));
      if (video.readyState < 1) await heard('loadedmetadata');
      video.currentTime = 16;
      await heard('seeked');
    })()`);
    await page.locator('.seek').hover({ position: { x: 220, y: 8 } });
    await page.locator('.preview i').waitFor();
    await pictures(page);
  },
  async jobs(page, { origin, server }) {
    await page.goto(`${origin}/jobs`);
    await page.getByRole('heading', { name: 'sprites' }).waitFor();
    const { client } = await server.user();
    await client.processScenes({ phase: 'PREVIEW', filter: {} });
    await eventually(async () => (await page.locator('.jobs li').count()) >= 4, 240);
    await page.locator('.jobs li.running').first().waitFor();
  },
};

async function fillLibrary({ server }: Web) {
  const admin = await server.user('admin');
  const { app, library, media } = server;
  for (const [title, source] of films) {
    const output = join(library, `${title}.mp4`);
    const args = ['-f', 'lavfi', '-i', source, '-t', String(seconds), '-vf', 'vignette=PI/5,noise=alls=4:allf=t'];
    await execa(media.ffmpeg, [
      ...args,
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-crf',
      '30',
      '-pix_fmt',
      'yuv420p',
      output,
    ]);
  }
  const { createStoragePath } = await admin.client.createStoragePath({ name: 'Films', path: library });
  const { startScan } = await admin.client.startScan({ storagePathIds: [createStoragePath.id] });
  await admin.client.waitForScan(startScan.id);
  const things = new Map<string, Promise<string>>();
  const once = async (kind: string, name: string, make: () => Promise<string>) => {
    const key = `${kind} ${name}`;
    if (!things.has(key)) things.set(key, make());
    return things.get(key) as Promise<string>;
  };
  const { scenes } = await admin.client.scenes({ first: 100 });
  for (const { id, originalFilename } of scenes.nodes) {
    const film = films.find(([title]) => originalFilename === `${title}.mp4`);
    if (!film) continue;
    const [title, , tags, actor, studio] = film;
    const tagIds = await Promise.all(
      tags.map((tag) =>
        once('tag', tag, async () => (await admin.client.createTag({ name: tag, color: colors[tag] })).createTag.id),
      ),
    );
    const actorIds = [await once('actor', actor, async () => (await addActor(app, { name: actor })).id)];
    const studioId = await once('studio', studio, async () => (await addStudio(app, { name: studio })).id);
    await admin.client.updateScene({
      id,
      input: { title, tagIds, actorIds, studioId, description: `${title}, painted by ffmpeg.` },
    });
    if (title === 'Into the Spiral') {
      await admin.client.rateScene({ id, rating: 4.5 });
      await admin.client.likeScene({ id, liked: true });
      for (const [at, label] of [
        [6, 'First arm'],
        [11.5, 'Seahorses'],
        [21, 'All the way down'],
      ] as const)
        await admin.client.createMarker({ input: { sceneId: id, seconds: at, label, color: '#FFB400' } });
    }
  }
  await admin.client.processScenes({ phase: 'SPRITES', filter: {}, missingOnly: true });
  await eventually(async () => {
    const { queue } = await admin.client.queue();
    return queue?.phases.every(({ pending, running }) => pending + running === 0);
  }, 300);
  return admin;
}
