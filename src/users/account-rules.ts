/** What a user name and a password must be, wherever one is chosen. */

import { badInput, conflict } from '../errors.ts';
import { passwordProblems } from '../password-policy.ts';

/** The name in its normal form; BAD_USER_INPUT when it cannot be one. */
export function checkedUsername(username: string, field: string): string {
  const normal = username.normalize('NFC');
  if (/^[\p{L}\p{N}._-]{3,64}$/u.test(normal)) return normal;
  throw badInput(field, `${field} must be 3 to 64 letters, digits, dots, underscores or hyphens.`);
}

/** The password; BAD_USER_INPUT names each rule that it breaks. */
export function checkedPassword(password: string, username: string, field: string): string {
  const problems = passwordProblems(password, username);
  if (problems.length === 0) return password;
  throw badInput(field, `${field} ${problems.join(', ')}.`);
}

/** What a change is refused with that would give a user the name of another one, in whatever case. */
export const nameTaken = (username: string, field: string) => conflict(`The user name ${username} is taken.`, field);
