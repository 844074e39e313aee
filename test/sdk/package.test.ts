/** The package that `npm pack` makes of the SDK, in an empty project: its types, in Node and in Chromium. */
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { execa } from 'execa';
import { buildSchema, type GraphQLObjectType } from 'graphql';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleSize, pages } from '../../bench/bundle.ts';
import { version } from '../../src/version.ts';
import { openChromium } from '../support/chromium.ts';
import { addScene } from '../support/factories.ts';
import { type Front, openFront } from '../support/front.ts';
import { removeFolder, startTestServer, type TestServer, type TestUser, temporaryFolder } from '../support/server.ts';
import { filmOf } from '../support/uploads.ts';
import { eventually } from '../support/wait.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const opened = new AsyncDisposableStack();
let project: string;
/** A folder with another compiler than the repository's. */
let compilers: string;
let packed: { filename: string; files: { path: string }[] };
let site: { server: Server; origin: string; files: Map<string, Buffer> };
let server: TestServer;
let admin: TestUser;

beforeAll(async () => {
  project = opened.adopt(await temporaryFolder(), removeFolder);
  const pack = ['pack', '--workspace', 'packages/sdk', '--json', '--silent', '--pack-destination', project];
  [packed = expect.fail('nothing was packed')] = JSON.parse((await execa('npm', pack, { cwd: repository })).stdout);
  await writeFile(join(project, 'package.json'), JSON.stringify({ type: 'module', private: true }));
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--omit=dev'];
  await execa('npm', ['install', ...flags, `./${packed.filename}`], { cwd: project });
  compilers = opened.adopt(await temporaryFolder(), removeFolder);
  await execa('npm', ['install', ...flags, '--prefix', compilers, 'typescript@5.9.3']);
  await copyFile(new URL('project/script.ts', import.meta.url), join(project, 'script.ts'));
  site = await openSite();
  server = opened.use(await startTestServer({ config: { allowedOrigins: [site.origin] } }));
  admin = await server.user();
  for (const title of ['Alba', 'Bruma']) await addScene(server.app, { title });
}, 120_000);

afterAll(async () => opened.disposeAsync());

/** What the script finds, wherever it runs. */
const found = () => ({
  titles: ['Bruma', 'Alba'],
  again: ['Bruma', 'Alba'],
  byTree: 2,
  version: version(),
  phases: expect.any(Number),
  codes: ['BAD_USER_INPUT'],
});

describe('the package', () => {
  test('holds the SDK and nothing of the server', async () => {
    const names = packed.files.map(({ path }) => path);
    const sources = await readdir(join(repository, 'src/sdk'));
    const modules = sources.filter((name) => name.endsWith('.ts')).map((name) => name.replace(/\.ts$/, ''));
    const built = modules.flatMap((name) => [`dist/${name}.d.ts`, `dist/${name}.js`]);
    expect(names.toSorted()).toEqual([...built, 'README.md', 'package.json'].toSorted());
  });

  test('installs three small packages, and GraphQL for its types', async () => {
    const entries = await readdir(join(project, 'node_modules'));
    const names = entries.filter((name) => !name.startsWith('.'));
    expect(names.toSorted()).toEqual(['@0no-co', '@graphql-typed-document-node', 'graphql', 'graphql-ws', 'reelgraph']);
  });

  test('has the version of the server', async () => {
    const { version: its } = JSON.parse(await readFile(join(repository, 'packages/sdk/package.json'), 'utf8'));
    expect(its).toBe(version());
  });

  test('has the descriptions of the schema in its types', async () => {
    const types = await readFile(join(project, 'node_modules/reelgraph/dist/generated.d.ts'), 'utf8');
    const schema = buildSchema(await readFile(join(repository, 'schema.graphql'), 'utf8'));
    const { bitRate } = (schema.getType('Scene') as GraphQLObjectType).getFields();
    const { scenes } = schema.getQueryType()?.getFields() ?? {};
    expect(types).toContain(`/** ${bitRate?.description} */\n    bitRate: number;`);
    expect(types).toContain(`/** ${scenes?.description} */\n    scenes(variables?: ScenesQueryVariables`);
  });

  test('makes bundles of less than 12 KiB for a page that lists scenes, with all that it may load later', async () => {
    const { all } = await bundleSize(pages['reelgraph/sdk, createCoreClient with scenes()'], project);
    expect(all).toBeLessThan(12 * 1024);
  });

  test('and that of the server is not to be packed', async () => {
    const refused = await execa('npm', ['pack', '--dry-run'], { cwd: repository, reject: false });
    expect(refused.exitCode).not.toBe(0);
    expect(refused.stderr).toContain('npm pack --workspace packages/sdk');
  });
});

describe.each(['5.9', '7'])('TypeScript %s', (wanted) => {
  test.each([
    { module: 'nodenext', target: 'es2022', skipLibCheck: false },
    { module: 'esnext', target: 'es2022', moduleResolution: 'bundler', skipLibCheck: true },
  ])(
    'checks a project without @types/node: %o',
    async (options) => {
      const compilerOptions = { ...options, strict: true, outDir: 'built', rootDir: '.' };
      const config = join(project, 'tsconfig.json');
      await writeFile(config, JSON.stringify({ compilerOptions, files: ['script.ts'] }));
      const tsc = join(wanted === '7' ? repository : compilers, 'node_modules/typescript/bin/tsc');
      expect((await execa(process.execPath, [tsc, '--version'])).stdout).toContain(`Version ${wanted}.`);
      const { stdout } = await execa(process.execPath, [tsc, '-p', config], { cwd: project, reject: false });
      expect(stdout).toBe('');
    },
    90_000,
  );
});

test('it runs in Node', async () => {
  const code = `import { run } from './built/script.js'; console.log(JSON.stringify(await run(...process.argv.slice(1))))`;
  const args = ['--input-type=module', '--eval', code, server.url, admin.token];
  const { stdout } = await execa(process.execPath, args, { cwd: project });
  expect(JSON.parse(stdout)).toEqual(found());
});

describe('in Chromium', () => {
  let page: Page;

  beforeAll(async () => {
    const browser = await openChromium();
    opened.defer(async () => browser.close());
    const entry = `import * as sdk from 'reelgraph/sdk'; import { run } from './script.ts'; Object.assign(window, { sdk, run });`;
    const { outputFiles, metafile } = await build({
      stdin: { contents: entry, resolveDir: project },
      ...{ bundle: true, format: 'esm', write: false, outdir: '/', splitting: true, metafile: true },
    });
    expect(Object.keys(metafile.inputs).filter((path) => /(^|\/)node:|node_modules\/ws\//.test(path))).toEqual([]);
    for (const { path, contents } of outputFiles) site.files.set(path, Buffer.from(contents));
    site.files.set('/', Buffer.from('<!doctype html><script type="module" src="/stdin.js"></script>'));
    site.files.set('/film.mp4', await filmOf(3_000_000));
    page = await browser.newPage();
    await openPage();
  });

  async function openPage(): Promise<void> {
    await page.goto(site.origin);
    await page.waitForFunction('window.run');
  }

  test('it runs on a page of another origin', async () => {
    const [url, token] = [JSON.stringify(server.url), JSON.stringify(admin.token)];
    expect(await page.evaluate(`run(${url}, ${token})`)).toEqual(found());
  });

  test('an upload goes on after a reload of the page', async () => {
    await using front: Front = await openFront(server.url);
    let isHeld = false;
    front.intercept = ({ method }) => isHeld && method === 'PATCH'; // never answers
    const library = await admin.client.createStoragePath({ name: 'Films', path: server.library, isDefault: true });
    expect(library.createStoragePath.isDefault).toBe(true);
    const upload = `
      const blob = await (await fetch('/film.mp4')).blob();
      const file = new File([blob], 'film.mp4', { lastModified: 1 });
      const client = sdk.createClient({ url: ${JSON.stringify(front.url)}, token: ${JSON.stringify(admin.token)} });
      return client.upload(file, { onProgress: ({ sent }) => { window.sent ??= []; window.sent.push(sent); } });`;
    await page.evaluate(`void (async () => {${upload}})()`);
    await page.waitForFunction('window.sent?.length > 1');
    isHeld = true;
    await eventually(() => front.requests.filter((request) => request.startsWith('PATCH')).length > 1);
    await openPage();
    isHeld = false;
    const result = await page.evaluate(`(async () => {${upload}})()`);
    expect(result).toEqual({ sceneId: expect.any(String), isDuplicate: false });
    const [first] = (await page.evaluate('window.sent')) as number[];
    expect(first).toBeGreaterThan(0);
    expect(front.requests.filter((request) => request.startsWith('POST /api/uploads'))).toHaveLength(1);
  });
});

/** Pages from another origin. */
async function openSite(): Promise<typeof site> {
  const files = new Map<string, Buffer>();
  const pages = createServer(({ url = '/' }, response) => {
    const type = url === '/' ? 'text/html' : url.endsWith('.js') ? 'text/javascript' : 'video/mp4';
    response.writeHead(files.has(url) ? 200 : 404, { 'content-type': type }).end(files.get(url));
  });
  await new Promise<void>((resolve) => {
    pages.listen(0, '127.0.0.1', resolve);
  });
  opened.defer(async () => {
    pages.closeAllConnections();
    await new Promise((resolve) => {
      pages.close(resolve);
    });
  });
  return { server: pages, origin: `http://127.0.0.1:${(pages.address() as AddressInfo).port}`, files };
}
