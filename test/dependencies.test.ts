/** What is installed, by the lockfile. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));

// Two copies would have two classes DatabaseError, and two sets of type parsers.
test('there is one copy of pg', () => {
  const copies = Object.keys(packages).filter((path) => path.endsWith('node_modules/pg'));
  expect(copies).toEqual(['node_modules/pg']);
});
