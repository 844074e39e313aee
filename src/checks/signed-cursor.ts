/** Cursors that hold values and are signed, so that a made-up one is refused before its values come near the database. */
import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';

/** What a cursor can hold. */
export type Value = string | number | null;

/** Signs for one list in one order. */
export type Sign = (text: string) => Buffer;

export function signFor(secret: KeyObject, place: string): Sign {
  return (text) => createHmac('sha256', secret).update(`cursor\n${place}\n${text}`).digest().subarray(0, 12);
}

export function writeCursor(values: readonly Value[], sign: Sign): string {
  return sealed(JSON.stringify(values), sign);
}

/** Undefined for what was not written with this signature. */
export function readCursor(cursor: string, sign: Sign): Value[] | undefined {
  const text = Buffer.from(cursor.split('.')[0] ?? '', 'base64url').toString();
  const [given, expected] = [Buffer.from(cursor), Buffer.from(sealed(text, sign))];
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return JSON.parse(text) as Value[]; // we wrote it
}

const sealed = (text: string, sign: Sign) =>
  `${Buffer.from(text).toString('base64url')}.${sign(text).toString('base64url')}`;
