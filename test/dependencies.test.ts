/** What is installed, by the lockfile. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));

// Two copies would have two classes DatabaseError, and two sets of type parsers.
test('there is one copy of pg', () => {
  const copies = Object.keys(packages).filter((path) => path.endsWith('node_modules/pg'));
  expect(copies).toEqual(['node_modules/pg']);
});

test('OpenTelemetry is loaded by one file, which nothing imports before it is asked for', () => {
  const root = new URL('../src/', import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const filesWith = (pattern: RegExp) =>
    files.filter((file) => pattern.test(readFileSync(new URL(file, root), 'utf8')));
  expect(filesWith(/from '@opentelemetry\//)).toEqual(['tracing/open-telemetry.ts']);
  expect(filesWith(/from '[^']*open-telemetry\.ts'/)).toEqual([]);
});
