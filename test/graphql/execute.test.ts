/** What `src/graphql/execute.ts` answers is what graphql-js answers: data and errors, their places and their order. */
import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import {
  buildSchema,
  type ExecutionArgs,
  GraphQLError,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  execute as graphqlExecute,
  isCompositeType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  parse,
  validate,
} from 'graphql';
import { type Path, pathToArray } from 'graphql/jsutils/Path.js';
import { describe, expect, it } from 'vitest';
import { countingResolver } from '../../src/graphql/answer-size.ts';
import { execute } from '../../src/graphql/execute.ts';
import { written } from '../../src/graphql/json.ts';
import { allOperations } from '../../src/sdk/generated.ts';

const sdl = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');

/** The same number below `limit` each time for the same words. */
function drawn(words: string, limit: number): number {
  let hash = 2_166_136_261;
  for (const sign of words) hash = Math.imul(hash ^ sign.charCodeAt(0), 16_777_619);
  return (Math.imul(hash ^ (hash >>> 15), 2_246_822_519) >>> 0) % limit;
}

/** What goes wrong one time in so many, and which values are promises. */
interface Mode {
  mishaps: number;
  late: 'never' | 'always' | 'some';
}

const placeOf = (path: Path) => pathToArray(path).join('.');

/** A value, or what goes wrong instead of one: null, a throw, an Error, a rejection, what cannot be serialized, no list. */
function valueAt(type: GraphQLOutputType, place: string, mode: Mode): unknown {
  const isLate = mode.late === 'always' || (mode.late === 'some' && drawn(`late ${place}`, 4) === 0);
  const value = valueOrMishap(type, place, mode);
  return isLate ? Promise.resolve(value) : value;
}

function valueOrMishap(type: GraphQLOutputType, place: string, mode: Mode): unknown {
  const mishap = drawn(`mishap ${place}`, mode.mishaps);
  if (mishap === 0) return null;
  if (mishap === 1) return new Error(`an error at ${place}`);
  if (mishap === 2) return { valueOf: () => Number.NaN };
  if (mishap === 3) return 5;
  return soundValue(isNonNullType(type) ? type.ofType : type, place, mode);
}

function soundValue(type: GraphQLOutputType, place: string, mode: Mode): unknown {
  if (isListType(type)) {
    const items = Array.from({ length: drawn(`length ${place}`, 4) }, (_, n) =>
      valueAt(type.ofType, `${place}.${n}`, mode),
    );
    return drawn(`set ${place}`, 5) === 0 ? new Set(items) : items;
  }
  if (isEnumType(type)) return type.getValues()[drawn(place, type.getValues().length)]?.value;
  if (isLeafType(type)) return { Boolean: true, Int: 7, Float: 1.5, SafeInt: 8 }[type.name] ?? `text at ${place}`;
  return isUnionType(type) ? { __typename: type.getTypes()[0]?.name } : { place };
}

/** Our own schema, with values made of the place where they stand: half of its fields by a resolver, the others as properties. */
function madeUp(mode: Mode): GraphQLSchema {
  const schema = buildSchema(sdl);
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    if (type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      field.resolve = (_source, args, _context, info: GraphQLResolveInfo) => {
        const place = placeOf(info.path);
        if (drawn(`throw ${place}`, mode.mishaps) === 0)
          throw new GraphQLError(`thrown at ${place} ${JSON.stringify(args)}`);
        const value = valueAt(field.type, place, mode);
        return typeof value === 'object' && value !== null && isObjectType(getNamedType(field.type))
          ? withProperties(value, place, mode)
          : value;
      };
      const isText = /^(ID|String)!?$/.test(String(field.type));
      if (isText && drawn(`${type.name}.${field.name}`, 2) === 0) delete field.resolve;
    }
  }
  return schema;
}

/** Answers for whatever property is asked for: now and then a function. */
function withProperties(value: unknown, place: string, mode: Mode): unknown {
  if (value instanceof Promise) return value.then((resolved) => withProperties(resolved, place, mode));
  if (typeof value !== 'object' || value === null || value instanceof Error) return value;
  if (Symbol.iterator in value) {
    return Array.from(value as Iterable<unknown>, (item, n) =>
      typeof item === 'object' && item !== null ? withProperties(item, `${place}.${n}`, mode) : item,
    );
  }
  return new Proxy(value, {
    get(target, name) {
      if (typeof name !== 'string' || name === 'then') return undefined;
      if (name in target) return Reflect.get(target, name);
      if (drawn(`no ${place} ${name}`, mode.mishaps) === 0) return null;
      const kind = drawn(`${place} ${name}`, 8);
      if (kind === 0) return () => `made of ${name}`;
      if (kind === 1 && mode.late !== 'never') return Promise.resolve(`soon ${name}`);
      return kind === 2 ? 3 : `${name} of ${place}`;
    },
  });
}

/** Documents of the schema's own fields, with aliases, fragments, names of types and directives. */
function randomDocument(schema: GraphQLSchema, seed: number): string {
  let draws = 0;
  const below = (limit: number) => drawn(`${seed} ${draws++}`, limit);
  const fragments: string[] = [];
  const selectionOf = (type: GraphQLOutputType, depth: number): string => {
    const named = getNamedType(type);
    if (!isCompositeType(named)) return '';
    if (!isObjectType(named)) return '{ __typename }';
    const fields = Object.values(named.getFields()).filter(
      (field) =>
        field.args.every((arg) => !isNonNullType(arg.type) || arg.defaultValue !== undefined) &&
        (depth < 5 || isLeafType(getNamedType(field.type))),
    );
    const wanted = Array.from({ length: 1 + below(5) }, () => fields[below(fields.length)]).filter((field) => !!field);
    const lines = wanted.map((field, n) => {
      const alias = below(6) === 0 ? `a${n}${depth}_${field.name}: ` : '';
      const directive = [' @include(if: $yes)', ' @skip(if: $yes)', ' @skip(if: false)'][below(30)] ?? '';
      return `${alias}${field.name}${directive} ${selectionOf(field.type, depth + 1)}`;
    });
    if (below(4) === 0) lines.push('__typename');
    const selection = lines.length > 0 ? lines.join(' ') : '__typename';
    if (below(5) > 0) return `{ ${selection} }`;
    if (below(2) === 0) return `{ __typename ... on ${named.name} { ${selection} } }`;
    fragments.push(`fragment f${fragments.length} on ${named.name} { ${selection} }`);
    return `{ ...f${fragments.length - 1} }`;
  };
  const query = schema.getQueryType();
  const selection = query ? selectionOf(query, 0) : '';
  return `query ($yes: Boolean = true) ${selection} ${fragments.join(' ')}`;
}

/** Both answers as they are sent. */
async function both(args: ExecutionArgs) {
  const theirs = await graphqlExecute({ ...args, fieldResolver: countingResolver });
  return { ours: written(await execute(args)), theirs: `${JSON.stringify(theirs)}\n` };
}

/** Promises beside what fails at once only where nothing fails: graphql-js leaves rejections of such lists to nobody. */
const modes: Mode[] = [
  { mishaps: 6, late: 'never' },
  { mishaps: 60, late: 'never' },
  { mishaps: 6, late: 'always' },
  { mishaps: 60, late: 'always' },
  { mishaps: 1e9, late: 'some' },
];

describe('what is answered', () => {
  it.each(modes)('is the same for documents of the SDK: $mishaps, $late', async (mode) => {
    const schema = madeUp(mode);
    for (const text of allOperations) {
      const document = parse(text);
      const { ours, theirs } = await both({ schema, document, variableValues: { id: '1', ids: ['1'], input: {} } });
      expect(ours).toBe(theirs);
    }
  });

  it.each(modes)('is the same for random documents: $mishaps, $late', async (mode) => {
    const schema = madeUp(mode);
    let [selected, failed] = [0, 0];
    for (let seed = 0; seed < 100; seed += 1) {
      const document = parse(randomDocument(schema, seed));
      if (validate(schema, document).length > 0) continue;
      for (const yes of mode.late === 'some' ? [true, false] : [true, false, null]) {
        const { ours, theirs } = await both({ schema, document, variableValues: { yes } });
        expect(ours).toBe(theirs);
        if (ours.length > 100) selected += 1;
        if (ours.startsWith('{"errors"')) failed += 1;
      }
    }
    expect(selected).toBeGreaterThan(30);
    if (mode.mishaps < 1e9) expect(failed).toBeGreaterThan(30);
  });

  it('has the arguments of each time, also of a document that is kept', async () => {
    const schema = buildSchema(
      'type Query { told(text: String, times: [Int!] = [1], as: Told): String } input Told { text: String = "x" }',
    );
    const told = schema.getQueryType()?.getFields().told;
    if (told) told.resolve = (_source, args) => JSON.stringify(args);
    const document = parse(
      `query ($text: String, $times: [Int!]) {
        none: told  literal: told(text: "a", as: {})  all: told(text: $text, times: $times)  within: told(times: [2], as: {text: $text})
      }`,
    );
    for (const variableValues of [{ text: 'one', times: [1, 2] }, {}, { text: null }, { text: 'four' }]) {
      const { ours, theirs } = await both({ schema, document, variableValues });
      expect(ours).toBe(theirs);
    }
  });

  it('leaves no rejection to nobody', async () => {
    const schema = madeUp({ mishaps: 4, late: 'some' });
    for (let seed = 0; seed < 100; seed += 1) {
      const document = parse(randomDocument(schema, seed));
      if (validate(schema, document).length === 0) await execute({ schema, document });
    }
    await setImmediate(); // Vitest would say so
  });
});
