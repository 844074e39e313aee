/** Password hashes, computed beside the event loop. */
import bcrypt from 'bcryptjs';
import { afterAll, expect, test } from 'vitest';
import { nobodysHash, openPasswords } from '../../src/auth/passwords.ts';

const passwords = openPasswords();
afterAll(async () => passwords[Symbol.asyncDispose]());

test('a password belongs to its own hash only, and to no hash never', async () => {
  const hash = await passwords.hash('Correct-Horse-9');

  expect(hash).toMatch(/^\$2b\$12\$/);
  expect(await passwords.verify('Correct-Horse-9', hash)).toBe(true);
  expect(await passwords.verify('correct-horse-9', hash)).toBe(false);
  expect(await passwords.verify('Correct-Horse-9', undefined)).toBe(false);
});

test('an unknown name costs as much as a wrong password', async () => {
  expect(bcrypt.getRounds(nobodysHash)).toBe(bcrypt.getRounds(await passwords.hash('Correct-Horse-9')));
});

test('what bcrypt would cut off counts: a password of more than 72 bytes is nobody’s', async () => {
  const hash = await passwords.hash(`Aa1${'x'.repeat(69)}`);

  expect(await passwords.verify(`Aa1${'x'.repeat(69)}`, hash)).toBe(true);
  expect(await passwords.verify(`Aa1${'x'.repeat(69)}y`, hash)).toBe(false);
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
