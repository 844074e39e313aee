import { readdirSync, readFileSync } from 'node:fs';
import Fastify, { type FastifyInstance } from 'fastify';
import { buildSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { type Playground, registerPlayground } from '../../src/graphql/playground.ts';

const folder = new URL('../../src/graphql/playground/', import.meta.url);
const documents = readdirSync(folder).filter((file) => file.endsWith('.graphql'));

let server: FastifyInstance;
let playground: Playground;
beforeAll(async () => {
  server = Fastify();
  playground = await registerPlayground(server, { config: readConfig({}) });
});
afterAll(() => server.close());

describe('the page', () => {
  test('names its own files only, relative to its own address', () => {
    expect(references()).toHaveLength(3);
    for (const reference of references()) expect(reference).toMatch(/^graphql\/playground\/[0-9a-f]{12}\/[\w.-]+$/);
  });

  test('has no script, style or event handler of its own in it', () => {
    expect(playground.html).not.toMatch(/<script(?![^>]* src=)/);
    expect(playground.html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/);
  });

  test('forbids everything that is not of its own origin', () => {
    const policy = directives(playground.headers['content-security-policy'] ?? '');
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
    const sources = new Set([...policy.values()].flat());
    expect([...sources].sort()).toEqual(["'none'", "'self'", "'unsafe-inline'", 'data:']);
    expect([...policy].filter(([, allowed]) => allowed.includes("'unsafe-inline'")).map(([name]) => name)).toEqual([
      'style-src',
    ]);
  });

  test('is asked for again every time, as it names the present version of its files', () => {
    expect(playground.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(playground.headers['cache-control']).toBe('no-cache');
  });
});

describe('its files', () => {
  test.each([
    ['playground.js', 'application/javascript'],
    ['playground.css', 'text/css'],
    ['reelgraph.svg', 'image/svg+xml'],
  ])('%s is what the page refers to, and is served as %s, to be kept for good', async (file, type) => {
    const address = references().find((reference) => reference.endsWith(`/${file}`));
    const answer = await server.inject(`/${address}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain(type);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test('what the bundle loads is there: the workers of the editor and the example documents', async () => {
    const source = own('playground.jsx');
    const named = [...source.matchAll(/'([\w./-]+\.(?:js|svg))'/g)].map(([, file]) => file);
    expect(named).toHaveLength(4);
    const examples = /const examples = \[([^\]]+)\]/.exec(source)?.[1] ?? '';
    const files = [...examples.matchAll(/'([\w-]+)'/g)].map(([, name]) => `${name}.graphql`);
    expect(files.toSorted()).toEqual(documents.toSorted());
    for (const file of [...named, ...files]) {
      expect((await server.inject(`/${base()}/${file}`)).statusCode, file).toBe(200);
    }
  });

  test('nothing outside of its folders can be had', async () => {
    for (const path of ['../../../package.json', '%2e%2e/playground.ts', '..%2f..%2fpackage.json', '/etc/passwd']) {
      const { statusCode } = await server.inject(`/${base()}/${path}`);
      expect(statusCode, path).toBeGreaterThanOrEqual(400);
    }
  });
});

test.each(documents)('the example document %s is valid, with a name for every operation', (file) => {
  const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
  const document = parse(own(file));
  expect(validate(schema, document).map(String)).toEqual([]);
  for (const definition of document.definitions) expect(definition).toHaveProperty('name.value');
});

const own = (file: string) => readFileSync(new URL(file, folder), 'utf8');

function references(): string[] {
  return [...playground.html.matchAll(/\s(?:src|href)="([^"]*)"/g)].map(([, reference]) => reference ?? '');
}

function base(): string {
  return /graphql\/playground\/[0-9a-f]+/.exec(playground.html)?.[0] ?? '';
}

function directives(policy: string): Map<string, string[]> {
  return new Map(policy.split('; ').map((directive) => [directive.split(' ')[0] ?? '', directive.split(' ').slice(1)]));
}
