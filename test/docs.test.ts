/** What the documents say of the repository is true. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { generateReference } from '../codegen.ts';

const root = new URL('../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');
const namesIn = (folder: string) => readdirSync(new URL(folder, root), { withFileTypes: true });

const pages = ['.', 'docs'].flatMap((folder) =>
  namesIn(`${folder}/`)
    .filter(({ name }) => name.endsWith('.md'))
    .map(({ name }) => (folder === '.' ? name : `${folder}/${name}`)),
);

describe.each(pages)('%s', (page) => {
  test('has no link within the repository that leads nowhere', () => {
    expect(linksOf(read(page)).filter((link) => !existsSync(new URL(link, new URL(page, root))))).toEqual([]);
  });

  test('shows only GraphQL that the schema understands', () => {
    const schema = buildSchema(read('schema.graphql'));
    for (const block of blocksOf(read(page), 'graphql')) expect(validate(schema, parse(block)), block).toEqual([]);
  });
});

describe('README.md', () => {
  test('has exactly two commands that set something up', () => {
    const commands = read('README.md').match(/.*\bnpm (install|i|ci)\b.*/g);
    expect(commands).toEqual(['npm install && npm start', 'npm install && npm test']);
  });

  test('has a row for every npm script, and none for another', () => {
    const rows = [...read('README.md').matchAll(/^\| `npm (?:run )?([\w:-]+)` \|/gm)].map(([, script]) => script);
    expect(rows.toSorted()).toEqual(Object.keys(JSON.parse(read('package.json')).scripts).toSorted());
  });
});

describe('docs/reference/', () => {
  test('is what npm run codegen makes of the schema', async () => {
    const pages = await generateReference();
    expect(
      namesIn('docs/reference/')
        .map(({ name }) => `docs/reference/${name}`)
        .toSorted(),
    ).toEqual(Object.keys(pages).toSorted());
    for (const [page, text] of Object.entries(pages)) expect(read(page), page).toBe(text);
  });

  test('has every operation and every type, and no link to one that is not there', async () => {
    const text = Object.values(await generateReference()).join('\n');
    const headings = new Set([...text.matchAll(/^## (\w+)$/gm)].map(([, name = '']) => name.toLowerCase()));
    const schema = buildSchema(read('schema.graphql'));
    for (const name of Object.keys(schema.getQueryType()?.getFields() ?? {}))
      expect(headings).toContain(name.toLowerCase());
    const targets = [...text.matchAll(/\]\(\w+\.md#(\w+)\)/g)].map(([, name = '']) => name);
    expect(targets.filter((name) => !headings.has(name))).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  const named = new Set(read('ARCHITECTURE.md').match(/(?<=`)(?:src|test|bench|docs|migrations)\/[^`\s]*(?=`)/g));

  test('names only files and folders that exist', () => {
    expect(named.size).toBeGreaterThan(20);
    expect([...named].filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  test('names every folder of the sources', () => {
    const folders = namesIn('src/').filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => `src/${name}/`).filter((folder) => !named.has(folder))).toEqual([]);
  });
});

/** Where the links of a page lead to, but for other sites and other places of the same page. */
function linksOf(markdown: string): string[] {
  const targets = [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => !/^([a-z]+:|#)/.test(target)).map((target) => target.replace(/#.*$/, ''));
}

/** The code blocks of a language; one in a list is indented. */
function blocksOf(markdown: string, language: string): string[] {
  return [...markdown.matchAll(new RegExp(`^ *\`\`\`${language}\n([\\s\\S]*?)^ *\`\`\``, 'gm'))].map(
    ([, block = '']) => block,
  );
}
