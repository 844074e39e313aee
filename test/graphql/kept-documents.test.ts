/** Which documents stay parsed: those that come again. */
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { keptDocuments } from '../../src/graphql/kept-documents.ts';

const text = (n: number) => `{ scene(id: ${n}) { id title } }`;

test('one that comes again does, one that has come once does not', async () => {
  const documents = keptDocuments();
  const [first, second] = [parse(text(1)), parse(text(1))];
  await documents.set('1', first);
  expect(await documents.get('1')).toBeUndefined();
  await documents.set('1', second);
  expect(await documents.get('1')).toBe(second);
});

test('of all that come again, those that were asked for last', async () => {
  const documents = keptDocuments();
  const hot = parse(text(0));
  for (let times = 0; times < 2; times += 1) await documents.set('hot', hot);
  for (let n = 1; n <= 20_000; n += 1) {
    for (let times = 0; times < 2; times += 1) await documents.set(String(n), parse(text(n)));
    expect(await documents.get('hot')).toBe(hot);
  }
  expect(await documents.get('1')).toBeUndefined();
  expect(await documents.get('20000')).toBeDefined();
});

test('not one that comes again only after thousands of others', async () => {
  const documents = keptDocuments();
  for (let n = 0; n <= 2000; n += 1) await documents.set(String(n), parse(text(n)));
  await documents.set('0', parse(text(0)));
  expect(await documents.get('0')).toBeUndefined();
});

test('not one that is as long as all that may be kept', async () => {
  const documents = keptDocuments();
  const long = parse(text(1).padEnd(128 * 1024 + 1));
  for (let times = 0; times < 2; times += 1) await documents.set('long', long);
  expect(await documents.get('long')).toBeUndefined();
});
