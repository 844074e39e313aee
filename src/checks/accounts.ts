/** The rules for user names and passwords, wherever one is chosen. */
import { badInput } from '../errors.ts';

export const usernamePattern = /^[\p{L}\p{N}._-]{3,64}$/u;
export const usernameRule = 'must be 3 to 64 letters, digits, dots, underscores or hyphens';

/** The name in its normal form. */
export function parseUsername(field: string, username: string): string {
  const normal = username.normalize('NFC');
  if (usernamePattern.test(normal)) return normal;
  throw badInput(field, `${field} ${usernameRule}.`);
}

/** BAD_USER_INPUT names each rule that the password breaks. */
export function checkPassword(field: string, password: string, username: string): void {
  const problems = passwordProblems(password, username);
  if (problems.length > 0) throw badInput(field, `${field} ${problems.join(', ')}.`);
}

/** Each rule that `password` breaks, as the rest of a sentence; empty when it may be used. Bytes, as bcrypt counts them. */
export function passwordProblems(password: string, username: string): string[] {
  const bytes = Buffer.byteLength(password);
  const rules: [broken: boolean, text: string][] = [
    [bytes < 12, 'must be at least 12 bytes long'],
    [bytes > 72, 'must be at most 72 bytes long'],
    [!/\p{Lu}/u.test(password), 'must contain an upper-case letter'],
    [!/\p{Ll}/u.test(password), 'must contain a lower-case letter'],
    [!/\p{Nd}/u.test(password), 'must contain a digit'],
    [password.toLowerCase() === username.toLowerCase(), 'must not be the user name'],
  ];
  return rules.filter(([broken]) => broken).map(([, text]) => text);
}
