/** Which words may be meant by a mistyped one: one typo from 5 letters on, two from 9; none in words with digits. */

/** How many letters may be wrong, missing, too many, or have changed places with their neighbour. */
export function typosAllowed(word: string): number {
  if (!/^[\p{L}\p{M}]+$/u.test(word)) return 0;
  const { length } = [...word];
  return length >= 9 ? 2 : length >= 5 ? 1 : 0;
}

/**
 * LIKE patterns of which at least one fits each word that is so many typos away: with n typos in it, one of n + 1 parts
 * of a word is whole. A change of places across the border of two parts spoils both; it is one of the patterns.
 */
export function patternsOf(word: string, typos: number): string[] {
  const letters = [...word];
  const size = Math.floor(letters.length / (typos + 1));
  const part = (from: number, to?: number) => letters.slice(from, to).join('');
  const begin = part(0, size);
  const end = part(-size);
  if (typos === 1) {
    const swapped = `${part(0, size - 1)}${letters[size]}${letters[size - 1]}${part(size + 1)}`;
    return [`${begin}%`, `%${part(size)}`, swapped];
  }
  return [`${begin}%`, `%${part(size, -size)}%`, `%${end}`];
}

/** The least number of typos that make one word of the other (the optimal string alignment distance). */
export function distance(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const steps = [
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (isSame ? 0 : 1),
      ];
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwapped) steps.push(at(before, column - 2) + 1);
      current.push(Math.min(...steps));
    }
    [before, previous] = [previous, current];
  }
  return at(previous, b.length);
}

const at = (row: readonly number[], column: number) => row[column] ?? Number.POSITIVE_INFINITY;
