/** Reads what people type into a search box: words, "phrases", -exclusions, and OR or | between alternatives. */
import { type Piece, piecesOf } from './words.ts';

/** Words that belong together: all of them must be found, in a phrase one after another. */
export interface Term {
  pieces: Piece[];
  isPhrase: boolean;
  /** Whether the last word may be the beginning of a longer one: it is the last one typed. */
  isPrefix: boolean;
}

export interface SearchQuery {
  /** Of each group at least one term must be found. */
  groups: Term[][];
  /** None of these may be found. */
  excluded: Term[];
  /** Nothing was typed, so that nothing is restricted. Signs alone are something, which is found nowhere. */
  isBlank: boolean;
}

/** What goes beyond is not looked at: no index could tell such texts apart, and each word costs time. */
export const maxWords = 20;
const maxCharacters = 1000;

const beforeOr = /^\s+(OR|\|)(\s|$)/;
const parts = /(-?)"([^"]*)("?)|(\S+)/gu;

export function parseQuery(given: string): SearchQuery {
  const text = given
    .slice(0, maxCharacters)
    .replace(/[“”„«»]/g, '"')
    .replaceAll('|', ' | ');
  const query: SearchQuery = { groups: [], excluded: [], isBlank: given.trim() === '' };
  let room = maxWords;
  let isAlternative = false;
  let last: Term | undefined;

  function add(term: Term, isExcluded: boolean): void {
    const kept = { ...term, pieces: shortened(term.pieces, room) };
    if (kept.pieces.length === 0) return;
    room -= kept.pieces.reduce((sum, piece) => sum + sizeOf(piece), 0);
    last = undefined;
    if (isExcluded) {
      query.excluded.push(kept);
    } else {
      const group = isAlternative ? query.groups.at(-1) : undefined;
      if (group) group.push(kept);
      else query.groups.push([kept]);
      if (!kept.isPhrase) last = kept;
    }
    isAlternative = false;
  }

  for (const { 1: sign, 2: quoted, 3: closing, 4: word, index } of text.matchAll(parts)) {
    if (quoted !== undefined) {
      const term = { pieces: piecesOf(quoted), isPhrase: true, isPrefix: false };
      add(term, sign === '-');
      if (closing === '' && sign === '') last = term.pieces.length > 0 ? query.groups.at(-1)?.at(-1) : last;
    } else if (word === 'OR' || word === '|') {
      isAlternative = query.groups.length > 0;
    } else if (word !== undefined) {
      const isExcluded = /^-[^-]/.test(word) && (index === 0 || /\s/.test(text[index - 1] ?? ''));
      const isOne = isExcluded || isAlternative || beforeOr.test(text.slice(index + word.length));
      for (const term of termsOf(word, isOne)) add(term, isExcluded);
    }
  }
  if (last) last.isPrefix = true;
  return query;
}

/** What is written together stays together where it is an alternative, excluded, or a date or a number with dots. */
function termsOf(word: string, isOne: boolean): Term[] {
  const pieces = piecesOf(word);
  const isNumber = pieces.every((piece) => /^\p{N}+$/u.test(piece.word));
  if (isOne || isNumber) return [{ pieces, isPhrase: isNumber && pieces.length > 1, isPrefix: false }];
  return pieces.map((piece) => ({ pieces: [piece], isPhrase: false, isPrefix: false }));
}

const sizeOf = ({ kind, parts: pairs }: Piece) => (kind === 'cjk' ? pairs.length : 1);

function shortened(pieces: readonly Piece[], room: number): Piece[] {
  const kept: Piece[] = [];
  let left = room;
  for (const piece of pieces) {
    if (left <= 0) break;
    kept.push(piece.kind === 'cjk' ? { ...piece, parts: piece.parts.slice(0, left) } : piece);
    left -= sizeOf(piece);
  }
  return kept;
}
