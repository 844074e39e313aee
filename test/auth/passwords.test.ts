import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from '../../src/auth/passwords.ts';

test('a password belongs to its own hash only, and to no hash never', async () => {
  const hash = await hashPassword('Correct-Horse-9');

  expect(hash).toMatch(/^\$2b\$12\$/);
  expect(await verifyPassword('Correct-Horse-9', hash)).toBe(true);
  expect(await verifyPassword('correct-horse-9', hash)).toBe(false);
  expect(await verifyPassword('Correct-Horse-9', undefined)).toBe(false);
});
