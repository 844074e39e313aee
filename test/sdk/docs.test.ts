/** docs/sdk.md: its commands and samples, run as somebody does who has nothing but the page. */
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { openChromium } from '../support/chromium.ts';
import { clip } from '../support/clips.ts';
import { addScene } from '../support/factories.ts';
import { freePort } from '../support/ports.ts';
import { removeFolder, startTestServer, type TestServer, type TestUser, temporaryFolder } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const password = 'Correct-Horse-2026';
/** The code of the page that was run. */
const followed = new Set<string>();
const opened = new AsyncDisposableStack();
let page: string;
let folder: string;
let vitePort: number;
let server: TestServer;
let admin: TestUser;

beforeAll(async () => {
  folder = opened.adopt(await temporaryFolder(), removeFolder);
  vitePort = await freePort();
  server = opened.use(await startTestServer({ config: { allowedOrigins: [`http://localhost:${vitePort}`] } }));
  admin = await server.user();
  await admin.client.createUser({ input: { username: 'reader', password, role: 'admin' } });
  await admin.client.createStoragePath({ name: 'Library', path: server.library, isDefault: true });
  await addScene(server.app, { title: 'A film of the library', duration: 90 });
  await execa('npm', ['pack', '--silent', '--workspace', 'packages/sdk', '--pack-destination', folder], {
    cwd: repository,
  });
  // What the page takes for granted: the clone, its server, the account and the ports.
  page = (await readFile(join(repository, 'docs/sdk.md'), 'utf8'))
    .replaceAll('/path/to/reelgraph/', `${folder}/`)
    .replaceAll('http://127.0.0.1:4000', server.url)
    .replaceAll("'admin'", "'reader'")
    .replaceAll('the one that was printed', password)
    .replaceAll('npx vite\n', `npx vite --port ${vitePort} --strictPort\n`);
}, 60_000);

afterAll(async () => opened.disposeAsync());

/** The code blocks of a section, in order, with the file name that stands before one. */
function blocksOf(heading: string): { language: string; code: string; file: string | undefined }[] {
  const [, section = ''] = page.split(new RegExp(`^#+ ${heading}$`, 'm'));
  const text = section.split(/^## /m)[0] ?? '';
  return [...text.matchAll(/(?:^`([\w.]+)`:\n\n)?^```(\w+)\n([\s\S]*?)^```/gm)].map(
    ([, file, language = '', code = '']) => ({
      language,
      code,
      file,
    }),
  );
}

const environment = { ...process.env, npm_config_prefer_offline: 'true', npm_config_audit: 'false' };

/** Does in an empty folder what a section says; the last command goes on running. */
async function follow(
  heading: string,
  name: string,
): Promise<{ cwd: string; running: ChildProcess; output: () => string }> {
  const cwd = join(folder, name);
  await mkdir(cwd);
  const blocks = blocksOf(heading);
  const last = blocks.pop();
  expect(last?.language).toBe('sh');
  for (const { code } of last ? [...blocks, last] : blocks) followed.add(code);
  for (const { language, code, file } of blocks) {
    if (file) await writeFile(join(cwd, file), code);
    else if (language === 'sh') await execa('sh', ['-e', '-c', code], { cwd, env: environment });
  }
  const running = spawn('sh', ['-e', '-c', `exec ${last?.code}`.replace(/^exec (\w+=)/, '$1')], {
    cwd,
    env: environment,
    detached: true,
  });
  opened.defer(() => {
    if (running.exitCode === null) process.kill(-(running.pid ?? 0), 'SIGTERM');
  });
  let output = '';
  for (const stream of [running.stdout, running.stderr]) stream?.on('data', (chunk) => (output += chunk));
  return { cwd, running, output: () => output };
}

test('the first line in Node, then every other sample', async () => {
  const { cwd, running, output } = await follow('First line: Node', 'node');
  await eventually(() => running.exitCode !== null);
  expect(output()).toMatch(/^1 scenes\nA film of the library 90 s\n/);

  await copyFile(await clip('mp4'), join(cwd, 'holiday.mp4'));
  const samples = [...(page.split('## Operations')[1]?.matchAll(/^```ts\n([\s\S]*?)^```/gm) ?? [])].map(
    ([, code = '']) => code,
  );
  expect(samples.length).toBeGreaterThan(9);
  const names = ['createClient', 'isReelgraphError', 'paginate'];
  const prelude = `
    import { ${names.map((name) => `${name} as _${name}`).join(', ')} } from 'reelgraph/sdk';
    const login = { username: 'reader', password: '${password}' };
    const tokens: { present?: string } = {};
    const askAgain = async () => (await _createClient({ url: '${server.url}' }).login(login)).login.token;`;
  for (const [index, code] of samples.entries()) {
    followed.add(code);
    const isComplete = /create\w*Client\(/.test(code);
    const given = names.filter((name) => !new RegExp(`import \\{[^}]*\\b${name}\\b`).test(code));
    const start = `${given.map((name) => `const ${name} = _${name};`).join('\n')}\n${isComplete ? '' : `const client = createClient({ url: '${server.url}', login });`}`;
    const imports = code.match(/^import .*\n/gm)?.join('') ?? '';
    const body = code.replace(/^import .*\n/gm, '');
    const end = 'await client.close();';
    await writeFile(join(cwd, `sample-${index}.ts`), `${prelude}\n${imports}\n${start}\n${body}\n${end}\n`);
    await rows(server.app.orm.em.fork()).deleteFrom('login_attempts').execute(); // each sample signs in
    const { exitCode, all } = await execa('node', [`sample-${index}.ts`], { cwd, all: true, reject: false });
    expect(exitCode, `${code}\n${all}`).toBe(0);
  }
  const compilerOptions = {
    ...{ module: 'nodenext', target: 'es2024', strict: true, noEmit: true, skipLibCheck: false },
    ...{ types: ['node'], typeRoots: [join(repository, 'node_modules/@types')] },
  };
  await writeFile(join(cwd, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  const { stdout } = await execa('tsc', ['-p', cwd], { preferLocal: true, localDir: repository, reject: false });
  expect(stdout).toBe('');
}, 120_000);

test('the first line on a page with Vite', async () => {
  const { output } = await follow('First line: a page with Vite', 'vite');
  await eventually(() => output().includes('ready in'));
  const browser = await openChromium();
  opened.defer(async () => browser.close());
  const tab = await browser.newPage();
  await tab.goto(`http://localhost:${vitePort}`);
  await tab.fill('[name=username]', 'reader');
  await tab.fill('[name=password]', password);
  await tab.click('button');
  await tab.waitForSelector('li');
  expect(await tab.textContent('ul')).toContain('A film of the library');
}, 120_000);

test('nothing on the page is left out', () => {
  const all = [...page.matchAll(/^```\w+\n([\s\S]*?)^```/gm)].map(([, code = '']) => code);
  expect(all.filter((code) => !followed.has(code))).toEqual(['npm pack --workspace packages/sdk\n']); // before all tests
});
