import { describe, expect, test } from 'vitest';
import { DateTime, LocalDate, SafeInt } from '../../src/graphql/scalars.ts';

describe('DateTime', () => {
  test.each([
    ['2026-11-22 12:56:51.357333+00', '2026-11-22T12:56:51.357Z'],
    ['2026-11-22 12:56:51+00', '2026-11-22T12:56:51.000Z'],
    ['2026-11-22 14:56:51.3+02', '2026-11-22T12:56:51.300Z'],
    ['2026-11-22T12:56:51.357Z', '2026-11-22T12:56:51.357Z'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
  ])('writes %s as ISO 8601 in UTC', (value, text) => {
    expect(DateTime.serialize(value)).toBe(text);
  });

  test.each(['infinity', '', 'yesterday', null, undefined])('cannot write %j', (value) => {
    expect(() => DateTime.serialize(value)).toThrow('DateTime cannot represent');
  });

  test('reads an instant with its zone', () => {
    expect(DateTime.parseValue('2026-11-22T12:00:00+02:00')).toEqual(new Date('2026-11-22T10:00:00Z'));
  });

  test.each(['2026-11-22', '2026-11-22 12:00', '2026-02-30T00:00:00Z', 'x', '', 12, {}, true])(
    'does not read %j',
    (value) => {
      expect(() => DateTime.parseValue(value)).toThrow();
    },
  );
});

describe('LocalDate', () => {
  test('is a day without a time, both ways', () => {
    expect(LocalDate.serialize('2026-02-28')).toBe('2026-02-28');
    expect(LocalDate.parseValue('2024-02-29')).toBe('2024-02-29');
  });

  test.each(['2026-02-29', '2026-2-1', '2026-11-22T00:00:00Z', 5])('does not read %j', (value) => {
    expect(() => LocalDate.parseValue(value)).toThrow();
  });
});

describe('SafeInt', () => {
  test.each([
    ['0', 0],
    ['5000000000', 5_000_000_000],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    [12, 12],
  ])('writes %j, as PostgreSQL gives it, as a number', (value, number) => {
    expect(SafeInt.serialize(value)).toBe(number);
  });

  test.each(['9007199254740992', 1.5, 'x', Number.NaN])('does not write or read %j', (value) => {
    expect(() => SafeInt.serialize(value)).toThrow();
    expect(() => SafeInt.parseValue(value)).toThrow();
  });
});
