/** Password hashes, computed beside the event loop. */
import bcrypt from 'bcryptjs';
import { afterAll, expect, test } from 'vitest';
import { nobodysHash, openPasswords } from '../../src/auth/passwords.ts';

const passwords = openPasswords();
/** For what does not depend on the cost. */
const cheap = openPasswords(4);
afterAll(async () => {
  await passwords[Symbol.asyncDispose]();
  await cheap[Symbol.asyncDispose]();
});

test('a password belongs to its own hash only, and to no hash never', async () => {
  const hash = await cheap.hash('Correct-Horse-9');

  expect(await cheap.verify('Correct-Horse-9', hash)).toBe(true);
  expect(await cheap.verify('correct-horse-9', hash)).toBe(false);
  expect(await cheap.verify('Correct-Horse-9', undefined)).toBe(false);
});

test('an unknown name costs as much as a wrong password', async () => {
  const hash = await passwords.hash('Correct-Horse-9');

  expect(hash).toMatch(/^\$2b\$12\$/);
  expect(bcrypt.getRounds(nobodysHash())).toBe(bcrypt.getRounds(hash));
  expect(bcrypt.getRounds(nobodysHash(4))).toBe(bcrypt.getRounds(await cheap.hash('Correct-Horse-9')));
});

test('what bcrypt would cut off counts: a password of more than 72 bytes is nobody’s', async () => {
  const hash = await cheap.hash(`Aa1${'x'.repeat(69)}`);

  expect(await cheap.verify(`Aa1${'x'.repeat(69)}`, hash)).toBe(true);
  expect(await cheap.verify(`Aa1${'x'.repeat(69)}y`, hash)).toBe(false);
});

test('other work goes on while a password is hashed', async () => {
  let isDone = false;
  const hashing = passwords.hash('Correct-Horse-9').then(() => {
    isDone = true;
  });

  let turns = 0;
  while (!isDone) {
    await new Promise((resolve) => setImmediate(resolve));
    turns += 1;
  }
  await hashing;
  expect(turns).toBeGreaterThan(100);
});

test('what still waits when it is closed fails', async () => {
  const closing = openPasswords();
  const waiting = closing.hash('Correct-Horse-9');
  const outcome = expect(waiting).rejects.toThrow('Passwords cannot be checked now.');

  await closing[Symbol.asyncDispose]();
  await outcome;
});
