/**
 * Random orders that are known at every place without sorting anything: a permutation of all ids below a power of two. So the place
 * of an id can be computed, and the id at a place; a page looks up the ids of the next places, and costs as much in a large library as
 * in a small one.
 *
 * The permutation is a Feistel network. Each round changes one half of an id's bits by a hash of the other half and the seed, and
 * undoes itself: the same rounds backwards lead from a place to its id.
 */
import { type Expression, sql } from 'kysely';
import type { Condition } from './filters.ts';

export interface Shuffle {
  seed: number;
  /** How many bits the ids have that are shuffled. Those of rows that come later may have more: they follow, in their own order. */
  bits: number;
}

/** As many as a bigint has without its sign: more than there will ever be ids. */
export const allBits = 63;

/** How many bits ids up to this one have. */
export const bitsOf = (largestId: string) => BigInt(largestId).toString(2).length;

export function placeOf(id: Expression<unknown>, shuffle: Shuffle): Expression<string> {
  if (shuffle.bits >= allBits) return permuted(id, shuffle, [1, 2, 3]);
  return sql<string>`case when ${id} >> ${sql.lit(shuffle.bits)} = 0 then ${permuted(id, shuffle, [1, 2, 3])} else ${id} end`;
}

/** The id at a place, whether or not there is a row with it. */
export const idAt = (place: Expression<unknown>, shuffle: Shuffle) => permuted(place, shuffle, [3, 2, 1]);

/** From one place on upwards, or downwards. */
export interface Walk {
  shuffle: Shuffle;
  /** The place where the last page ended; null: from the end of the order. */
  from: string | number | null;
  isUpwards: boolean;
}

/** The rows at the next `count` places; null where these are all places that are left, or where there are rows beyond. */
export function atNextPlaces(
  id: Expression<unknown>,
  { shuffle, from, isUpwards }: Walk,
  count: number,
): Condition | null {
  const all = 2 ** shuffle.bits;
  const start = from === null ? (isUpwards ? 0 : all - 1) : Number(from) + (isUpwards ? 1 : -1);
  const end = isUpwards ? start + count - 1 : start - count + 1;
  if (shuffle.bits >= allBits || Math.max(start, end) >= all || Math.min(start, end) < 0) return null;
  const [first, last] = isUpwards ? [start, end] : [end, start];
  const places = sql`generate_series(${first}::bigint, ${last}::bigint) place`;
  return sql`${id} = any(array(select ${idAt(sql`place`, shuffle)} from ${places}))`;
}

function permuted(number: Expression<unknown>, { seed, bits }: Shuffle, rounds: readonly number[]): Expression<string> {
  const lowBits = Math.floor(bits / 2);
  const [low, high] = [lowBits, bits - lowBits].map((count) => sql.lit(2 ** count - 1));
  const shift = sql.lit(lowBits);
  return rounds.reduce<Expression<string>>(
    (half, round) => {
      const key = sql`${String(BigInt(seed) * 4n + BigInt(round))}::bigint`;
      return round === 2
        ? sql<string>`(${half} # ((hashint8extended(${half} & ${low}, ${key}) & ${high}) << ${shift}))`
        : sql<string>`(${half} # (hashint8extended(${half} >> ${shift}, ${key}) & ${low}))`;
    },
    number as Expression<string>,
  );
}
