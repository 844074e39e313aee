/** The schema keeps what the last release has promised, and explains what it adds. */
import { readFile } from 'node:fs/promises';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { breakingChanges } from './breaking-changes.ts';
import { poorDescriptions } from './poor-descriptions.ts';

const read = async (name: string) => readFile(new URL(name, import.meta.url), 'utf8');
let present: GraphQLSchema;

beforeAll(async () => {
  present = buildSchema(await read('../../schema.graphql'));
});

describe('a change that breaks clients', () => {
  test('is not made without a release in which it was deprecated', async () => {
    expect(breakingChanges(buildSchema(await read('released.graphql')), present)).toEqual([]);
  });

  const released = `
    type Query { kept(old: Int @deprecated, used: Int): Int, gone: Int @deprecated, missed: Int }
    enum Sort { NEW, OLD @deprecated, USED }
    input Filter { old: Int @deprecated, used: Int }
    type Use { a(sort: Sort, filter: Filter): Int }`;

  test.each([
    ['a deprecated field that goes', 'gone: Int @deprecated,', '', []],
    ['a field that goes', ', missed: Int', '', ['Query.missed was removed.']],
    ['a deprecated argument that goes', 'old: Int @deprecated, used: Int)', 'used: Int)', []],
    ['an argument that goes', ', used: Int):', '):', ['Query.kept arg used was removed.']],
    ['a deprecated value that goes', ', OLD @deprecated', '', []],
    ['a value that goes', ', USED', '', ['USED was removed from enum type Sort.']],
    ['a deprecated field of an input that goes', 'old: Int @deprecated, used: Int }', 'used: Int }', []],
    ['a field of an input that goes', ', used: Int }', ' }', ['Filter.used was removed.']],
    ['another type', 'missed: Int', 'missed: String', ['Query.missed changed type from Int to String.']],
    [
      'an argument that must be given',
      'missed: Int',
      'missed(id: ID!): Int',
      ['A required arg id on Query.missed was added.'],
    ],
    ['a field that is new', 'missed: Int', 'missed: Int, fresh: Int', []],
  ])('%s', (_what, text, instead, expected) => {
    const changed = released.replace(text, instead);
    expect(changed).not.toBe(released);

    expect(breakingChanges(buildSchema(released), buildSchema(changed))).toEqual(expected);
  });
});

describe('a description', () => {
  test('is there for everything, and says more than the name', () => {
    expect(poorDescriptions(present)).toEqual([]);
  });

  test.each([
    ['nothing', 'sceneCount: Int', true],
    ['only the name', '"The scene count." sceneCount: Int', true],
    ['only the name and its owner', '"The tag\'s count of scenes." sceneCount: Int', true],
    ['more than that', '"Those in the trash are not counted." sceneCount: Int', false],
  ])('that says %s', (_what, field, isPoor) => {
    const schema = buildSchema(`"What scenes are sorted by." type Tag { ${field} }`);

    expect(poorDescriptions(schema).includes('Tag.sceneCount')).toBe(isPoor);
  });

  test('is asked of types, arguments, inputs and values of enums as well', () => {
    const schema = buildSchema('type A { b(c: D): Int } input D { e: F } enum F { G }');

    expect(poorDescriptions(schema)).toEqual(['A', 'A.b', 'A.b(c)', 'D', 'D.e', 'F', 'F.G']);
  });
});
