/** Grants: what they open, for how long, and what changes nothing about that. */
import { createSecretKey } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Viewer } from '../../src/auth/viewer.type.ts';
import { readGrant, signGrant } from '../../src/http/signed-urls.ts';

const app = { secret: createSecretKey('a secret of at least 32 characters', 'utf8') };
const credential = 's-0b8d4a0e-5c58-4f0e-9a3f-6f1f4ab9d0c1';
const viewer = { credential } as Viewer;
const hours = 3_600_000;

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-22T13:00:00Z') }));
afterEach(() => void vi.useRealTimers());

test('a grant says for whom and until when', () => {
  expect(readGrant(app, 'stream/1', signGrant(app, 'stream/1', viewer))).toEqual({
    credential,
    expiresAt: new Date('2026-11-23T00:00:00Z'),
  });
});

test('the same thing has the same grant for the same viewer for 6 hours, and each lasts at least 6', () => {
  const start = Date.parse('2026-11-22T12:00:00Z');
  const grants = new Set<string>();
  for (let elapsed = 0; elapsed < 24 * hours; elapsed += hours / 2) {
    vi.setSystemTime(start + elapsed);
    const grant = signGrant(app, 'stream/1', viewer);
    const left = (readGrant(app, 'stream/1', grant)?.expiresAt.getTime() ?? 0) - Date.now();
    expect(left).toBeGreaterThan(6 * hours);
    expect(left).toBeLessThanOrEqual(12 * hours);
    grants.add(grant);
  }
  expect(grants.size).toBe(4);
});

test('it is one word that a path can hold', () => {
  expect(signGrant(app, 'stream/1', viewer)).toMatch(/^[\w.-]{1,200}$/);
});

test('it ends at the second that it says', () => {
  const grant = signGrant(app, 'stream/1', viewer);

  vi.setSystemTime(Date.parse('2026-11-22T23:59:59.999Z'));
  expect(readGrant(app, 'stream/1', grant)).toBeDefined();
  vi.setSystemTime(Date.parse('2026-11-23T00:00:00Z'));
  expect(readGrant(app, 'stream/1', grant)).toBeUndefined();
});

describe('it opens nothing', () => {
  const changed = (part: number, value: string) => (grant: string) => grant.split('.').with(part, value).join('.');

  test.each<[string, (grant: string) => string]>([
    ['with another expiry', changed(0, '4102444800')],
    ['with another login', changed(1, 's-00000000-0000-4000-8000-000000000000')],
    ['with an API key', changed(1, 'k-1')],
    ['with another signature', changed(2, 'A'.repeat(43))],
    ['with a short signature', changed(2, 'AA')],
    ['without a signature', (grant) => grant.split('.').slice(0, 2).join('.')],
    ['with something behind', (grant) => `${grant}.x`],
    ['when there is nothing of it', () => ''],
  ])('%s', (_title, change) => {
    const grant = signGrant(app, 'stream/1', viewer);

    expect(readGrant(app, 'stream/1', change(grant))).toBeUndefined();
  });

  test.each(['stream/2', 'stream/11', 'assets/scenes/1', 'stream/1\n'])('of another resource: %j', (resource) => {
    expect(readGrant(app, resource, signGrant(app, 'stream/1', viewer))).toBeUndefined();
  });

  test('of a server with another secret', () => {
    const other = { secret: createSecretKey('another secret of 32 characters!', 'utf8') };

    expect(readGrant(other, 'stream/1', signGrant(app, 'stream/1', viewer))).toBeUndefined();
  });
});
