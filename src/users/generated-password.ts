/** A random password that follows the rules: 20 characters of a set without look-alikes, about 115 bits. */
import { randomInt } from 'node:crypto';

/** One of each kind that the rules ask for, and 17 of any. */
export function generatePassword(): string {
  const kinds = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789'];
  const pick = (characters: string) => characters.charAt(randomInt(characters.length));
  const anywhere = Array.from({ length: 17 }, () => pick(kinds.join('')));
  return [...anywhere.slice(0, 8), ...kinds.map(pick), ...anywhere.slice(8)].join('');
}
