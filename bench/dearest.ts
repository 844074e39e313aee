/**
 * The dearest documents that the price of documents still lets through, at 100,000 scenes. They are found by a search over
 * the schema, not by hand: every field of every type that an ordinary user reaches, every order and every criterion, by
 * itself, as often as a tenth of the limit allows; those that took longest, and longest for their price, as often as the
 * limit allows; then mixtures of them. Printed: how long they take alone, and how long a light query of another user takes
 * beside 1, 4 and 12 users who send them again and again. Takes about seven minutes, and needs `npm run build`.
 */
import { quantile } from './quantiles.ts';
import 'reflect-metadata';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type GraphQLField,
  type GraphQLInputType,
  GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getOperationAST,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  parse,
} from 'graphql';
import { maxTokens, priceOf } from '../src/graphql/limits.ts';
import { createSchema } from '../src/graphql/schema.ts';
import { randomly } from './seed.ts';
import { startSeeded } from './seeded-server.ts';
import { peakMegabytes } from './server.ts';

type Field = GraphQLField<unknown, unknown>;

/** A root field with everything below it; `copy` tells it from others of its kind, so that nothing is loaded only once. */
interface Part {
  name: string;
  text(copy: number, size: number): string;
}

interface Measured {
  name: string;
  text: string;
  cost: number;
  milliseconds: number;
}

const copiesAtMost = 50;
const sizes = [100, 50, 20, 5, 1];
/** How long the parts are tried; those that are left then stay untried. */
const searchSeconds = Number(process.env.SEARCH_SECONDS ?? 180);
/** Only parts whose names this finds, all of them, and only by themselves: to look at some prices. */
const only = process.env.ONLY && new RegExp(process.env.ONLY);
/** The share of the limit that parts are tried with first. */
const shareAtFirst = 0.1;
/** How many of the slowest, and of the slowest for their price, are tried with all of the limit. */
const finalists = 12;
const mixtures = 12;
const beside = [1, 4, 12];
const secondsBeside = 10;
/** What a search with a frequent word costs the most. */
const words = 'a';

export async function dearest(): Promise<void> {
  await using seeded = await startSeeded(1 + Math.max(...beside), { hasTexts: true });
  const { server, config, tokens } = seeded;
  const [light = '', ...attackers] = tokens;
  const schema = await createSchema();
  const ask = async (token: string, query: string) => request(`${server.url}/graphql`, query, token);

  const samples = await samplesOf(async (query) => ask(light, query));
  const random = randomly(3);
  const parts = partsOf(schema, samples).sort(() => random() - 0.5); // so that a search that ends early has seen a bit of everything
  const end = performance.now() + searchSeconds * 1000;
  const tried: Measured[] = [];
  const measured: Measured[] = [];
  const measure = async (some: Part[], limit: number): Promise<Measured | undefined> => {
    const filled = fill(schema, some, limit) ?? fill(schema, some, config.maxCost);
    if (!filled) return undefined;
    const { milliseconds, code } = await timed(async () => ask(attackers[0] ?? '', filled.text));
    if (code === 'FORBIDDEN' || code === 'NOT_FOUND') return undefined;
    const name = some.map((part) => part.name).join(' + ');
    if (code) console.log(`${name.slice(0, 90)}: ${code}`);
    return { name, ...filled, milliseconds };
  };
  for (const part of parts) {
    if (performance.now() > end) break;
    if (only && !only.test(part.name)) continue;
    const first = await measure([part], config.maxCost * shareAtFirst);
    if (first) tried.push(first);
  }
  const byTime = (a: Measured, b: Measured) => b.milliseconds - a.milliseconds;
  const byPrice = (a: Measured, b: Measured) => b.milliseconds / b.cost - a.milliseconds / a.cost;
  console.log(
    `${tried.length} documents of one part each, of ${parts.length} parts; those that cost more than they are priced:`,
  );
  console.table(tried.toSorted(byPrice).slice(0, 15).map(shown));
  console.log('and those that are priced too high:');
  console.table(tried.toSorted(byPrice).slice(-15).map(shown));

  if (only) return console.table(tried.toSorted(byPrice).map(shown));
  const chosen = new Set([byTime, byPrice].flatMap((order) => tried.toSorted(order).slice(0, finalists)));
  for (const { name } of chosen) {
    const full = await measure(parts.filter((part) => part.name === name).slice(0, 1), config.maxCost);
    if (full) measured.push(full);
  }
  measured.sort(byTime);
  console.log('With all of the limit:');
  console.table(measured.slice(0, 15).map(shown));

  const best = measured.slice(0, 12).flatMap(({ name }) => parts.filter((part) => part.name === name));
  for (let n = 0; n < mixtures; n += 1) {
    const some = best.filter(() => random() < 0.3);
    const mixture = some.length > 1 ? await measure(some, config.maxCost) : undefined;
    if (mixture) measured.push(mixture);
  }
  measured.sort(byTime);
  console.log('With mixtures of them:');
  console.table(measured.slice(0, 8).map(shown));

  const table: Record<string, object> = {};
  const codes = new Map<string, number>();
  const lightBeside = async (count: number) => {
    const users = attackers.slice(0, count);
    let isOver = false;
    const attacks = users.map(async (token, index) => {
      for (let n = index; !isOver; n += 1) {
        const { code } = await timed(async () => ask(token, measured[n % 8]?.text ?? ''));
        if (code) codes.set(code, (codes.get(code) ?? 0) + 1);
      }
    });
    const times: number[] = [];
    const end = performance.now() + secondsBeside * 1000;
    while (performance.now() < end) {
      const { milliseconds, code } = await timed(async () =>
        ask(light, '{ scenes(first: 20) { nodes { id displayTitle } } }'),
      );
      if (code) codes.set(code, (codes.get(code) ?? 0) + 1);
      times.push(milliseconds);
      await delay(50);
    }
    isOver = true;
    await Promise.all(attacks);
    return {
      requests: times.length,
      'p50 (ms)': Math.round(quantile(times, 0.5)),
      'p95 (ms)': Math.round(quantile(times, 0.95)),
      'max (ms)': Math.round(quantile(times, 1)),
    };
  };
  for (const count of [0, ...beside]) {
    const run = lightBeside(count);
    const peak = await peakMegabytes(server.child.pid, run);
    table[`beside ${count}`] = { ...(await run), 'memory (MB)': Math.round(peak) };
  }
  console.log('A light query of another user, and the memory of the server:');
  console.table(table);
  console.log('Errors:', Object.fromEntries(codes));
}

type Samples = Record<string, string>;

async function samplesOf(ask: (query: string) => Promise<Answer>): Promise<Samples> {
  const { data } = await ask(`{ scenes(first: 1) { nodes { id } } actors(first: 1) { nodes { id } }
    studios(first: 1) { nodes { id } } tags(first: 1) { nodes { id } } }`);
  const id = (list: string) =>
    JSON.stringify((data as Record<string, { nodes: { id: string }[] }>)[list]?.nodes[0]?.id);
  return { scene: id('scenes'), actor: id('actors'), studio: id('studios'), tag: id('tags') };
}

/**
 * Every field that can be reached, by the shortest way and by one through a list of lists; columns all together, as they cost the
 * same. With each order, and the lists at the root with each criterion.
 */
function partsOf(schema: GraphQLSchema, samples: Samples): Part[] {
  const parts: Part[] = [];
  const ways = new Map<string, number>();
  const root = schema.getQueryType();
  const waiting: Place[] = root ? [{ type: root, path: [], around: (selection) => selection }] : [];
  for (let place = waiting.shift(); place; place = waiting.shift()) {
    const { type, path, around } = place;
    for (const field of Object.values(type.getFields())) {
      const below = getNamedType(field.type);
      if (isLeafType(below) && !field.resolve && !field.extensions.cost) continue;
      const way = `${type.name}.${field.name}`;
      const known = ways.get(way) ?? 0;
      if (known >= (isLeafType(below) ? 1 : 2) || field.name === 'edges') continue;
      ways.set(way, known + 1);
      const selection = isObjectType(below) ? scalars(below) : isLeafType(below) ? '' : '{ __typename }';
      for (const variant of variantsOf(field, type === root)) {
        const text = (inner: string, copy: number, size: number) =>
          around(`${field.name}${argumentsOf(field, samples, variant, copy, size)} ${inner}`, copy, size);
        const name = [...path, field.name].filter((step) => step !== 'nodes').join('.');
        parts.push({ name: `${name} ${variant}`.trim(), text: (copy, size) => text(selection, copy, size) });
        if (variant !== '' || !isObjectType(below)) continue;
        const inside = (inner: string, copy: number, size: number) => text(`{ ${inner} }`, copy, size);
        waiting.push({ type: below, path: [...path, field.name], around: inside });
      }
    }
  }
  return parts;
}

interface Place {
  type: GraphQLObjectType;
  path: string[];
  /** The text of a part with this selection in the place. */
  around: (selection: string, copy: number, size: number) => string;
}

/** All that a type says of itself: what costs nothing but being written. */
function scalars(type: GraphQLObjectType): string {
  const own = Object.values(type.getFields()).filter(
    ({ type: of, args }) => isLeafType(getNamedType(of)) && !args.some(isRequiredArgument),
  );
  const names = own.map(({ name }) => name).filter((name) => !name.startsWith('total'));
  const nodes = type.getFields().nodes;
  const inner = nodes && getNamedType(nodes.type);
  const list = inner instanceof GraphQLObjectType ? [`nodes ${scalars(inner)}`] : [];
  return `{ ${['__typename', ...names, ...list].join(' ')} }`;
}

/** No filter and no order, each order, and each criterion. */
function variantsOf({ args }: Field, isRoot: boolean): string[] {
  const sort = args.find(({ name }) => name === 'sort');
  const filter = args.find(({ name }) => name === 'filter');
  const orders: string[] = [];
  const sorted = sort && getNamedType(sort.type);
  const orderField = isInputObjectType(sorted) ? getNamedType(sorted.getFields().field?.type) : undefined;
  if (isEnumType(orderField)) orders.push(...orderField.getValues().map(({ name }) => `sort: [{ field: ${name} }]`));
  const filtered = filter && getNamedType(filter.type);
  const criteria =
    isRoot && isInputObjectType(filtered)
      ? Object.values(filtered.getFields()).flatMap(({ name, type }) => {
          const value = /^(and|or|not)$/.test(name) ? undefined : sampleOf(type, 0);
          return value === undefined ? [] : [`filter: { ${name}: ${name === 'search' ? `"${words}"` : value} }`];
        })
      : [];
  return ['', ...orders, ...criteria];
}

/** A value that is as dear as a value of this type can be. */
function sampleOf(type: GraphQLInputType, depth: number): string | undefined {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const item = sampleOf(nullable.ofType, depth);
    if (isEnumType(getNamedType(nullable))) return undefined;
    return `[${item}]`;
  }
  if (!isInputObjectType(nullable)) {
    const known: Record<string, string> = {
      String: '"e"',
      ID: '"1"',
      Boolean: 'true',
      Int: '1',
      SafeInt: '1',
      Float: '1',
    };
    return known[nullable.name];
  }
  if (nullable.name === 'StringFilter') return `{ contains: "${'e%'.repeat(20)}" }`;
  if (nullable.name === 'IdSetFilter')
    return `{ none: [${Array.from({ length: 500 }, (_, n) => `"${n + 1}"`).join(' ')}] }`;
  if (/^(Int|Float)Filter$/.test(nullable.name)) return '{ gte: 1 }';
  if (nullable.name === 'DateFilter') return '{ after: "2000-01-01" }';
  if (nullable.name === 'DateTimeFilter') return '{ after: "2000-01-01T00:00:00Z" }';
  if (depth > 0) return undefined;
  const inner = Object.values(nullable.getFields())
    .filter(({ name }) => !/^(and|or|not|search|searchMatch)$/.test(name))
    .flatMap(({ name, type: of }) => {
      const value = sampleOf(of, depth + 1);
      return value === undefined ? [] : [`${name}: ${value}`];
    });
  return `{ ${inner[0]} }`;
}

function argumentsOf(field: Field, samples: Samples, variant: string, copy: number, size: number): string {
  const given = field.args.flatMap((argument) => {
    const { name } = argument;
    if (name === 'first')
      return [
        `first: ${Math.min(size, field.args.some(({ name: other }) => other === 'after') ? 100 : /^(related|thumbnails)$/.test(field.name) ? 50 : 8)}`,
      ];
    if (name === 'offset') return [`offset: ${copy}`];
    if (name === 'includeSubStudios') return ['includeSubStudios: true'];
    if (!isNonNullType(argument.type) || argument.defaultValue !== undefined) return [];
    const known: Record<string, string> = {
      id: samples[field.name] ?? '"1"',
      text: `"${words}"`,
      since: '"2025-01-01"',
      until: '"2025-12-31"',
    };
    return [`${name}: ${known[name] ?? '"1"'}`];
  });
  const all = [...given, variant].filter(Boolean);
  return all.length > 0 ? `(${all.join(', ')})` : '';
}

/** As many of these parts, in turn, as one document may have; each of the largest size that passes. */
function fill(schema: GraphQLSchema, parts: Part[], limit: number): { text: string; cost: number } | undefined {
  const price = (text: string) => {
    try {
      const document = parse(text, { maxTokens });
      const operation = getOperationAST(document);
      return operation
        ? priceOf(
            { schema, document, operation, variables: {} },
            { points: limit, isStranger: false, mayIntrospect: true },
          ).cost
        : undefined;
    } catch {
      return undefined;
    }
  };
  for (const size of sizes) {
    const aliased = (count: number) =>
      `{ ${Array.from({ length: count }, (_, n) => `a${n}: ${parts[n % parts.length]?.text(n, size)}`).join(' ')} }`;
    let [low, high] = [0, copiesAtMost];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (price(aliased(middle)) === undefined) high = middle - 1;
      else low = middle;
    }
    if (low >= parts.length) return { text: aliased(low), cost: price(aliased(low)) ?? 0 };
  }
  return undefined;
}

interface Answer {
  data?: unknown;
  errors?: { extensions?: { code?: string } }[];
}

async function timed(ask: () => Promise<Answer>) {
  const begin = performance.now();
  const { errors } = await ask();
  return { milliseconds: performance.now() - begin, code: errors?.[0]?.extensions?.code };
}

const shown = ({ name, cost, milliseconds, text }: Measured) => ({
  document: name.slice(0, 90),
  copies: (text.match(/\ba\d+:/g) ?? []).length,
  cost,
  ms: Math.round(milliseconds),
  'ms per 1000 points': Number(((1000 * milliseconds) / cost).toFixed(1)),
});

async function request(url: string, query: string, token: string): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer;
}
