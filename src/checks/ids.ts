/**
 * Ids as clients write them: one parser for each kind of key. A parser returns undefined for text that cannot be such an id,
 * so a malformed id and an unknown one are the same thing: the id of nothing.
 */
import { badInput } from '../errors.ts';
import { maxInt } from './numbers.ts';

export type ParseId<Key> = (id: string) => Key | undefined;

const maxBigserial = 9_223_372_036_854_775_807n;
const wholeNumber = /^[1-9]\d{0,18}$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A SERIAL key: 1 to 2147483647. */
export function parseSerial(id: string): number | undefined {
  return wholeNumber.test(id) && Number(id) <= maxInt ? Number(id) : undefined;
}

/** A BIGSERIAL key, which stays text: it does not fit a number. */
export function parseBigserial(id: string): string | undefined {
  return wholeNumber.test(id) && BigInt(id) <= maxBigserial ? id : undefined;
}

/** A UUID in lower case, as PostgreSQL writes it. */
export function parseUuid(id: string): string | undefined {
  return uuid.test(id) ? id.toLowerCase() : undefined;
}

/** The keys of those ids that can be one; good for `where('id', 'in', parseIds(parseUuid, [id]))`. */
export function parseIds<Key>(parse: ParseId<Key>, ids: readonly string[]): Key[] {
  return ids.flatMap((id) => parse(id) ?? []);
}

/** Things that one change merges into another. */
export const maxMerged = 1000;

const maxRelations = 200;

/** The ids, each once. BAD_USER_INPUT when there are too few or too many. `thing` is what errors call one of them. */
export function distinctIds(
  field: string,
  ids: readonly string[],
  { min = 0, max = Number.POSITIVE_INFINITY, thing = 'id' }: { min?: 0 | 1; max?: number; thing?: string },
): string[] {
  const distinct = [...new Set(ids)];
  if (distinct.length < min) throw badInput(field, `${field} must name at least one ${thing}.`);
  if (distinct.length > max) throw badInput(field, `${field} must name at most ${max} ${thing}s.`);
  return distinct;
}

/** The actors or the tags that one change gives to a scene. BAD_USER_INPUT when there are more than 200. */
export const relations = (field: string, ids: readonly string[], thing: 'actor' | 'tag') =>
  distinctIds(field, ids, { max: maxRelations, thing });
