/**
 * The words of a text, as documents, queries and highlights see them: one function, so that the three always agree.
 *
 * Small letters, without accents. Everything that is neither letter nor digit separates words, and so does a capital
 * letter after a small one; the joined form stays a word of its own. Chinese, Japanese and Korean text has no words that
 * rules could find, so every two neighbouring characters of it are one.
 */

/** A stretch of text that people would call one word, and how it can be spelled. */
export interface Piece {
  kind: 'word' | 'cjk';
  /** As one word: `iphone` of `iPhone`, `girls` of `Girl's`. */
  word: string;
  /** Other words that it is as well: `girl` of `Girl's`, `amour` of `l'amour`. */
  others: string[];
  /** The words that capital letters separate, or the pairs of characters; none when there is just one. */
  parts: Part[];
  /** Where it is in the text, in UTF-16 units. */
  start: number;
  end: number;
}

interface Part {
  word: string;
  start: number;
  end: number;
}

/** A word at a place. Different spellings of one word have the same position. */
export interface Token extends Part {
  position: number;
}

/** With the marks that follow kana, which macOS writes by themselves in file names, as it writes Hangul letter by letter. */
const cjk = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3005-\u3007\u3099\u309a\u30fc\uff70\uff9e\uff9f`;
const apostrophes = String.raw`'’‘ʼʻ\u0060´′＇`;
/** What is written but not seen, such as the marks for the direction of writing. */
const unseen = String.raw`\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff`;

const pieces = new RegExp(`&|[${cjk}]+|(?:(?![${cjk}])[\\p{L}\\p{N}\\p{M}${apostrophes}${unseen}])+`, 'gu');
/** The same for text without any other letters, which most is: many times as fast. */
const plainPieces = /&|[A-Za-z0-9'\u0060]+/g;
const isCjk = new RegExp(`^[${cjk}]`, 'u');
const apostrophe = new RegExp(`[${apostrophes}]`, 'u');
const surroundings = new RegExp(`^[${apostrophes}${unseen}]+|[${apostrophes}${unseen}]+$`, 'gu');
/** Accents, and the points and vowel marks of Hebrew and Arabic. */
const accents = String.raw`\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670`;
const unwritten = new RegExp(`[${accents}${unseen}]`, 'gu');
const beforeCapital = /(?<=\p{Ll}\p{M}*)(?=\p{Lu})|(?<=[\p{Lu}\p{N}]\p{M}*)(?=\p{Lu}\p{M}*\p{Ll})/u;

/** Has neither apostrophes nor accents nor capital letters within. */
const isSimple = /^([A-Z]?[a-z0-9]+|[A-Z0-9]+)$/;

/** A word is cut off here: no index takes longer ones, and nobody types them. */
const maxLength = 64;

/** The text in small letters and without accents, letters that differ only by how they are written made the same. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (isPlain.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(unwritten, '')
    .replace(/[ßæœøłđðþıħŧς]/g, (letter) => plain[letter] ?? letter)
    .normalize('NFC');
}

const isPlain = /^[\x20-\x7e]*$/;

const plain: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ς: 'σ',
};

export function piecesOf(text: string): Piece[] {
  return [...text.matchAll(isPlain.test(text) ? plainPieces : pieces)].flatMap(({ 0: found, index }) => {
    if (found === '&') return [{ kind: 'word', word: 'and', others: [], parts: [], start: index, end: index + 1 }];
    const piece = isCjk.test(found) ? pairsOf(found, index) : wordOf(found, index);
    return piece.word === '' ? [] : [piece];
  });
}

/** All words of a text with their positions, beginning with 0. */
export function tokensOf(text: string): Token[] {
  let next = 0;
  return piecesOf(text).flatMap((piece) => {
    const first = next;
    next += Math.max(1, piece.parts.length);
    const { start, end, word, others, parts } = piece;
    const whole = { start, end, position: first };
    const tokens: Token[] = parts.map((part, index) => ({ ...part, position: first + index }));
    if (piece.kind === 'cjk') return tokens;
    tokens.push(...[word, ...others].map((spelling) => ({ ...whole, word: spelling })));
    // What follows the joined word is its neighbour too.
    if (parts.length > 1) tokens.push({ ...whole, word, position: next - 1 });
    return tokens;
  });
}

function wordOf(found: string, start: number): Piece {
  if (isSimple.test(found)) {
    return { kind: 'word', word: cut(found.toLowerCase()), others: [], parts: [], start, end: start + found.length };
  }
  const trimmed = found.replace(surroundings, '');
  const at = start + found.indexOf(trimmed);
  const base = { kind: 'word' as const, start: at, end: at + trimmed.length };
  const segments = trimmed.split(apostrophe).map(folded).filter(Boolean);
  if (segments.length > 1) {
    const isPossessive = segments.at(-1) === 's';
    const others = isPossessive ? [segments.slice(0, -1).join('')] : segments.filter(({ length }) => length > 1);
    return { ...base, word: cut(segments.join('')), others: others.map(cut), parts: [] };
  }
  let offset = at;
  const parts = trimmed.split(beforeCapital).map((part) => {
    const placed = { word: folded(part), start: offset, end: offset + part.length };
    offset += part.length;
    return placed;
  });
  return { ...base, word: folded(trimmed), others: [], parts: parts.length > 1 ? parts : [] };
}

/** Each character with the next one, and the last one alone. */
function pairsOf(found: string, start: number): Piece {
  const characters = charactersOf(found).map((one) => ({ ...one, start: start + one.start, end: start + one.end }));
  const parts = characters.map((one, index) => {
    const next = characters[index + 1];
    return { word: one.word + (next?.word ?? ''), start: one.start, end: next?.end ?? one.end };
  });
  const word = characters.map((one) => one.word).join('');
  return { kind: 'cjk', word, others: [], parts, start, end: start + found.length };
}

/** Whatever each of them is written with: two letters and a mark can be one character, and one letter be short for several. */
function charactersOf(text: string): Part[] {
  return Array.from(graphemes.segment(text)).flatMap(({ segment, index }) =>
    [...fold(segment)].map((word) => ({ word, start: index, end: index + segment.length })),
  );
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const folded = (text: string) => cut(fold(text));
const cut = (word: string) => word.slice(0, maxLength);
